import { type KeyboardEvent, useMemo, useState } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import type { Frame } from '#core/annotation/model.ts'
import type { RoleDefinition } from '#core/annotation/tagset.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { type Candidate, roleCandidates } from '#renderer/annotating/desk/candidates.ts'
import { describeRefusal } from '#renderer/annotating/desk/describe-problem.ts'
import { itemWords } from '#renderer/annotating/desk/item-words.ts'
import { orderedSpans } from '#renderer/annotating/desk/ordered-spans.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { useNaming } from '#renderer/annotating/desk/use-session.ts'
import { fillRole, startFilling } from '#renderer/annotating/filling.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { SearchField } from '#renderer/widgets/SearchField.tsx'
import { VirtualList } from '#renderer/widgets/VirtualList.tsx'

/** CSS pixels. */
const rowHeight = 48

interface FillerPickerProps {
  readonly session: OpenSession
  readonly frame: Frame
  readonly role: RoleDefinition
}

/** Adds to a role: from the list of what there is, or by picking on the page. */
export function FillerPicker({ session, frame, role }: FillerPickerProps) {
  const { t } = useTranslation()
  const { language } = useNaming(session)
  const [isOpen, setOpen] = useState(false)
  const name = role.name[language]
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" aria-label={t('annotating.role.addTo', { role: name })}>
        <Icon name="plus" size={14} />
        {t('annotating.role.add')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog
          className="filler-picker"
          aria-label={t('annotating.role.candidates', { role: name })}
        >
          <Candidates session={session} frame={frame} role={role} close={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Candidates({ session, frame, role, close }: FillerPickerProps & { close(): void }) {
  const { t } = useTranslation()
  const { language } = useNaming(session)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const name = role.name[language]
  const candidates = useMemo(
    () =>
      roleCandidates(session.tagset, session.session.annotations, frame, role, {
        text,
        ordered: orderedSpans(session),
      }),
    [session, frame, role, text],
  )
  const choose = ({ id, refusal }: Candidate): void => {
    if (refusal !== null || fillRole(frame.id, role.id, id) !== null) return
    announce(t('annotating.role.filled', { role: name }))
    close()
  }
  // While one types, the arrows move through what is found and Enter takes it.
  const onSearchKey = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) return
    const found = candidates[active]
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, candidates.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && found !== undefined) choose(found)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="filler-body" onKeyDownCapture={onSearchKey}>
      <SearchField
        label={t('annotating.role.search')}
        placeholder={t('annotating.role.search')}
        clearLabel={t('annotating.list.clear')}
        value={text}
        onChange={(value) => {
          setText(value)
          setActive(0)
        }}
        autoFocus
      />
      <div className="filler-from-page">
        <Button
          onPress={() => {
            close()
            useWindow.setState({ drawer: null })
            startFilling(frame.id, role.id)
            useWindow.getState().page?.focus()
          }}
        >
          {t('annotating.role.fromPage')}
        </Button>
      </div>
      {candidates.length === 0 ? (
        <p className="filler-none">
          {text === '' ? t('annotating.role.nothingYet') : t('annotating.role.none')}
        </p>
      ) : (
        <div className="filler-list">
          <VirtualList
            label={t('annotating.role.candidates', { role: name })}
            items={candidates}
            keyOf={({ id }) => id}
            rowHeight={rowHeight}
            active={active}
            selected={null}
            onMove={setActive}
            isDisabled={({ refusal }) => refusal !== null}
            onChoose={choose}
            row={(candidate) => <CandidateRow session={session} candidate={candidate} />}
          />
        </div>
      )}
    </div>
  )
}

function CandidateRow(props: { readonly session: OpenSession; readonly candidate: Candidate }) {
  const { session, candidate } = props
  const naming = useNaming(session)
  const { kind, type, words, direction } = itemWords(naming, session, candidate.id)
  return (
    <div className="candidate">
      {type !== null && <Swatch tagset={session.tagset} kind={kind} id={type} />}
      {kind === 'writer' && <Icon name="person" size={16} />}
      <span className="candidate-words" dir={direction}>
        {words}
      </span>
      {candidate.refusal !== null && (
        <span className="candidate-reason">{describeRefusal(naming, candidate.refusal)}</span>
      )}
    </div>
  )
}
