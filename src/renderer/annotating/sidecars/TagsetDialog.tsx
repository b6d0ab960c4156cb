import { useEffect, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import { countByLabel, labelCounts } from '#core/annotation/filter.ts'
import type { AvailableTagset, TagsetList } from '#ipc/annotating/tagsets.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { useSession } from '#renderer/annotating/desk/use-session.ts'
import { openAgain } from '#renderer/annotating/open-annotations.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { bridge } from '#renderer/bridge.ts'
import { useLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { Details } from './Banner.tsx'
import {
  type DescribedTagsetProblem,
  describeChoiceFailure,
  describeTagsetProblem,
} from './describe-tagset-problem.ts'
import './TagsetDialog.css'

/** Chooses the tagset of the article's folder; broken ones are shown refused, with path and reason. */
export function TagsetDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <Dialog title={t('tagset.title')} width="wide" onClose={onClose}>
      {session !== null && <Choosing session={session} onClose={onClose} />}
    </Dialog>
  )
}

interface ChoosingProps {
  readonly session: OpenSession
  onClose(): void
}

function Choosing({ session, onClose }: ChoosingProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const { token } = session.article.reference
  const [list, setList] = useState<TagsetList | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [refused, setRefused] = useState<DescribedTagsetProblem | null>(null)
  useEffect(() => {
    let isWanted = true
    void bridge.listTagsets({ token }).then((found) => {
      if (isWanted) setList(found)
    })
    return () => {
      isWanted = false
    }
  }, [token])

  const tagsets = list?.tagsets ?? []
  const current = tagsets.find((one) => isInUse(one, session))
  const selected = chosen ?? (current === undefined ? null : keyOf(current))
  const foreign = countByLabel(
    labelCounts(session.session.annotations.spans.values()),
    session.tagset,
  )
    .filter(({ known }) => !known)
    .reduce((sum, { count }) => sum + count, 0)

  const use = async (): Promise<void> => {
    const tagset = tagsets.find((one) => keyOf(one) === selected)
    if (tagset === undefined) return
    const file = tagset.source.kind === 'folder' ? tagset.source.file : null
    const done = await bridge.chooseTagset({ token, tagset: { id: tagset.id, file } })
    if (!done.ok) {
      setRefused(describeChoiceFailure(t, done.failure))
      return
    }
    onClose()
    await openAgain()
    announce(t('tagset.chosen', { name: tagset.name[language] }))
  }

  return (
    <>
      <p className="text-hint">{t('tagset.hint', { folder: session.opened.project.folder })}</p>
      {foreign > 0 && <p className="tagset-foreign">{t('tagset.foreign', { count: foreign })}</p>}
      <RadioGroup
        className="tagset-list"
        aria-label={t('tagset.title')}
        value={selected}
        onChange={(value) => {
          setChosen(value)
          setRefused(null)
        }}
      >
        {tagsets.map((tagset) => (
          <Radio key={keyOf(tagset)} value={keyOf(tagset)} className="tagset-option">
            <span className="tagset-name">
              {tagset.name[language]}
              {tagset === current && <span className="tagset-current">{t('tagset.current')}</span>}
            </span>
            <span className="tagset-what">{tagset.description[language]}</span>
            <span className="tagset-source">
              {t('tagset.version', { version: tagset.version })}
              {' · '}
              {tagset.source.kind === 'shipped'
                ? t('tagset.shipped')
                : t('tagset.ofFolder', { file: tagset.source.file })}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {list !== null && list.broken.length > 0 && (
        <section className="tagset-broken">
          <h3>{t('tagset.broken')}</h3>
          <p className="text-hint">{t('tagset.brokenHint')}</p>
          {list.broken.map((problem) => (
            <Problem key={JSON.stringify(problem)} problem={describeTagsetProblem(t, problem)} />
          ))}
        </section>
      )}
      {refused !== null && (
        <div role="alert">
          <Problem problem={refused} />
        </div>
      )}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('shell.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={selected === null || (current !== undefined && selected === keyOf(current))}
          onPress={() => void use()}
        >
          {t('tagset.use')}
        </Button>
      </div>
    </>
  )
}

function Problem({ problem }: { readonly problem: DescribedTagsetProblem }) {
  return (
    <div className="tagset-problem">
      <p>{problem.what}</p>
      {problem.details.length > 0 && <Details lines={problem.details} />}
    </div>
  )
}

function keyOf({ id, source }: AvailableTagset): string {
  return source.kind === 'folder' ? `${id} ${source.file}` : id
}

function isInUse({ id, source }: AvailableTagset, { tagset, opened }: OpenSession): boolean {
  const inUse = opened.tagset.source
  if (id !== tagset.id || source.kind !== inUse.kind) return false
  return source.kind === 'shipped' || (inUse.kind === 'folder' && source.file === inUse.file)
}
