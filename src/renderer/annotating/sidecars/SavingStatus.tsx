import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import {
  type AnnotatingState,
  type OpenSession,
  useAnnotating,
} from '#renderer/annotating/annotating-state.ts'
import { currentSaver, openAgain } from '#renderer/annotating/open-annotations.ts'
import { type SavingState, useSaving } from '#renderer/annotating/saving-state.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { Button as PlainButton } from '#renderer/widgets/Button.tsx'
import { Icon, type IconName } from '#renderer/widgets/Icon.tsx'
import { Details } from './Banner.tsx'
import { describeReadOnly } from './describe-read-only.ts'
import { describeOpenFailure, describeSaveFailure } from './describe-save-failure.ts'
import { OtherAnnotations } from './OtherAnnotations.tsx'
import { ownFileName } from './opened-sidecar.ts'
import './SavingStatus.css'

type State =
  | 'saved'
  | 'nothing-yet'
  | 'waiting'
  | 'saving'
  | 'not-saved'
  | 'readOnly'
  | 'loading'
  | 'failed'

/** Whether the annotations are in their file, and if not why; what lies beside the article. */
export default function SavingStatus() {
  const { t } = useTranslation()
  const now = useAnnotating((state) => state.now)
  const saving = useSaving((state) => state.saving)
  const state = stateOf(now, saving)
  useAnnounced(now, saving)
  if (state === null) return null
  const name = t(`sidecars.status.${state}`)
  return (
    <DialogTrigger>
      <Button
        className="status-item status-button saving-status"
        data-state={state}
        aria-label={t('sidecars.status.details', { state: name })}
      >
        <Icon name={signs[state]} size={14} />
        {name}
      </Button>
      <Popover className="popover" placement="top start">
        <Dialog
          className="saving-details"
          aria-label={t('sidecars.status.details', { state: name })}
        >
          {now.kind === 'failed' && (
            <>
              <p>{describeOpenFailure(t, now.failure)}</p>
              <PlainButton onPress={() => void openAgain()}>
                {t('sidecars.action.openAgain')}
              </PlainButton>
            </>
          )}
          {now.kind === 'ready' && <SessionDetails session={now} saving={saving} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

const signs: Readonly<Record<State, IconName>> = {
  saved: 'check',
  'nothing-yet': 'check',
  waiting: 'refresh',
  saving: 'refresh',
  'not-saved': 'warning',
  readOnly: 'remark',
  loading: 'refresh',
  failed: 'warning',
}

function stateOf(now: AnnotatingState, saving: SavingState): State | null {
  switch (now.kind) {
    case 'none':
      return null
    case 'loading':
    case 'failed':
      return now.kind
    case 'ready':
      return now.readOnly === null ? saving.kind : 'readOnly'
  }
}

/** A save that fails is heard as well as seen, and so is its end. */
function useAnnounced(now: AnnotatingState, saving: SavingState): void {
  const { t } = useTranslation()
  const isReady = now.kind === 'ready'
  const failure = isReady && saving.kind === 'not-saved' ? saving.failure : null
  const isSaved = isReady && saving.kind === 'saved'
  const told = useRef(false)
  useEffect(() => {
    if (failure !== null) {
      const { what } = describeSaveFailure(t, failure)
      announce(t('sidecars.status.announcedFailure', { what }), 'assertive')
      told.current = true
    } else if (told.current && isSaved) {
      announce(t('sidecars.status.announcedSaved'))
      told.current = false
    }
  }, [failure, isSaved, t])
}

interface DetailsProps {
  readonly session: OpenSession
  readonly saving: SavingState
}

function SessionDetails({ session, saving }: DetailsProps) {
  const { t } = useTranslation()
  const { opened, readOnly } = session
  return (
    <>
      <Explanation session={session} saving={saving} />
      {readOnly === null && (saving.kind === 'not-saved' || saving.kind === 'waiting') && (
        <PlainButton onPress={() => void currentSaver()?.flush()}>
          {t('sidecars.tryAgain')}
        </PlainButton>
      )}
      {opened.others.length > 0 && (
        <section>
          <h3>{t('annotating.document.beside')}</h3>
          <OtherAnnotations others={opened.others} isAlone={false} />
        </section>
      )}
    </>
  )
}

function Explanation({ session, saving }: DetailsProps) {
  const { t } = useTranslation()
  const { readOnly } = session
  const file = ownFileName(session)
  if (readOnly !== null) {
    const { what, next, details } = describeReadOnly(
      t,
      readOnly,
      file,
      session.opened.readOnly === null,
    )
    return (
      <>
        <p>
          <strong>{what}</strong> {next}
        </p>
        {details.length > 0 && <Details lines={details} />}
      </>
    )
  }
  if (saving.kind === 'not-saved') {
    const { what, safe, next, details } = describeSaveFailure(t, saving.failure)
    return (
      <>
        <p>
          <strong>{what}</strong> {safe} {next}
        </p>
        {details.length > 0 && <Details lines={details} />}
      </>
    )
  }
  return (
    <p>
      {saving.kind === 'nothing-yet'
        ? t('sidecars.status.nothingHint')
        : t('sidecars.status.savedHint', { file })}
    </p>
  )
}
