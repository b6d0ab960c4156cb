import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasItem } from '#core/annotation/model.ts'
import type { BinItem } from '#ipc/annotating/bin.ts'
import { formatTime } from '#messages/dates.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { useSession } from '#renderer/annotating/desk/use-session.ts'
import { currentSaver } from '#renderer/annotating/open-annotations.ts'
import { frameTypeName, labelName } from '#renderer/annotating/tagset-names.ts'
import { wordsDirection } from '#renderer/annotating/words-direction.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator, useLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { describeRequestFailure } from './describe-save-failure.ts'
import { type Outcome, restore } from './restore.ts'
import './BinDialog.css'

/** How long the bin keeps what is in it, in days; main empties it by the same figure. */
const days = 30

/** What was deleted of this article's annotations, to be brought back. */
export function BinDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const session = useSession()
  return (
    <Dialog title={t('sidecars.bin.title')} width="wide" onClose={onClose}>
      <p className="text-hint">{t('sidecars.bin.hint', { days })}</p>
      {session !== null && <Bin session={session} />}
    </Dialog>
  )
}

function Bin({ session }: { readonly session: OpenSession }) {
  const { t } = useTranslation()
  const { token } = session.article.reference
  const [items, setItems] = useState<readonly BinItem[] | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const list = useCallback(async () => {
    const listed = await bridge.listBin({ token })
    if (listed.ok) setItems(listed.value)
    else setOutcome({ text: describeRequestFailure(translator.t, listed.failure), isFailure: true })
  }, [token])
  useEffect(() => {
    void list()
  }, [list])

  const bringBack = async (item: BinItem): Promise<void> => {
    const done = await restore(item, items ?? [])
    setOutcome(done)
    announce(done.text, done.isFailure ? 'assertive' : 'polite')
    if (done.isFailure) return
    await currentSaver()?.flush()
    await list()
  }

  const { annotations } = session.session
  const offered = items?.filter(({ item }) => item === null || !hasItem(annotations, item.id))
  return (
    <>
      {outcome !== null && (
        <p className="bin-outcome" data-failure={outcome.isFailure}>
          {outcome.text}
        </p>
      )}
      {offered?.length === 0 && <p className="bin-empty">{t('sidecars.bin.empty')}</p>}
      {offered !== undefined && offered.length > 0 && (
        <ul className="bin-list">
          {offered.map((item) => (
            <Row
              key={item.id}
              item={item}
              session={session}
              onRestore={() => void bringBack(item)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

/** What is in the bin has no place: it is set in the direction of the article. */
const noPlace = { segments: [] }

interface RowProps {
  readonly item: BinItem
  readonly session: OpenSession
  onRestore(): void
}

function Row({ item, session, onRestore }: RowProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { kind, title, deleted } = item
  const { tagset } = session
  const { language } = locale
  const label = item.item?.label ?? null
  const name =
    label === null
      ? t(`sidecars.bin.kind.${kind}`)
      : kind === 'frame'
        ? frameTypeName(tagset, label, language)
        : labelName(tagset, label, language)
  const words = kind === 'unsaved-work' ? formatTime(title, locale.tag) : title
  return (
    <li className="bin-item">
      <span className="bin-line">
        {label !== null && (
          <Swatch tagset={tagset} kind={kind === 'frame' ? 'frame' : 'span'} id={label} />
        )}
        <span
          className="bin-words"
          dir={label === null ? 'auto' : wordsDirection(session.article.document, noPlace)}
        >
          {words === '' ? name : words}
        </span>
      </span>
      <span className="bin-facts">
        {name} · {formatTime(deleted, locale.tag)}
        {kind === 'article' && ` · ${t('sidecars.bin.articleHint')}`}
        {(kind === 'sidecar' || kind === 'unsaved-work') && ` · ${t('sidecars.bin.sidecarHint')}`}
      </span>
      <Button
        aria-label={[t('sidecars.bin.restore'), name, words]
          .filter((part) => part !== '')
          .join(': ')}
        isDisabled={session.readOnly !== null && kind !== 'article'}
        onPress={onRestore}
      >
        {t('sidecars.bin.restore')}
      </Button>
    </li>
  )
}
