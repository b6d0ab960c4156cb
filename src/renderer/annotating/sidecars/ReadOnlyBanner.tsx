import { useTranslation } from 'react-i18next'
import type { ReadOnlyReason } from '#ipc/annotating/sidecars.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { openAgain } from '#renderer/annotating/open-annotations.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { Banner } from './Banner.tsx'
import { claimSidecar } from './claim.ts'
import { describeReadOnly, type ReadOnlyAction } from './describe-read-only.ts'
import { ownFileName } from './opened-sidecar.ts'
import { goOnWithReadable, mergeGitSides } from './repair.ts'

interface ReadOnlyBannerProps {
  readonly session: OpenSession
  readonly reason: ReadOnlyReason
}

/** Why nothing can be changed, and the way out where there is one. */
export function ReadOnlyBanner({ session, reason }: ReadOnlyBannerProps) {
  const { t } = useTranslation()
  const { what, next, details, action } = describeReadOnly(
    t,
    reason,
    ownFileName(session),
    session.opened.readOnly === null,
  )
  return (
    <Banner
      isWarning={reason.kind !== 'no-annotator'}
      details={details}
      actions={
        action === null
          ? []
          : [{ label: t(`sidecars.action.${action}`), run: () => run(action, reason) }]
      }
    >
      <strong>{what}</strong> {next}{' '}
      {(action === 'repair' || action === 'writeShown') && t('sidecars.repairHint')}
    </Banner>
  )
}

function run(action: ReadOnlyAction, reason: ReadOnlyReason): void {
  switch (action) {
    case 'name':
      showOverlay('annotator')
      return
    case 'claim':
      void claimSidecar()
      return
    case 'repair':
    case 'writeShown':
      void goOnWithReadable()
      return
    case 'mergeSides':
      if (reason.kind === 'git-conflict') void mergeGitSides(reason.sides)
      return
    case 'openAgain':
      void openAgain()
  }
}
