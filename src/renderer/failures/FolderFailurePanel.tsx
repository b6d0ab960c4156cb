import { useTranslation } from 'react-i18next'
import type { FolderFailure } from '#ipc/contract.ts'
import { bridge } from '#renderer/bridge.ts'
import { openFrom } from '#renderer/opening/opening-commands.ts'
import { readFolderAgain } from '#renderer/opening/workspace.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { describeFailure } from './describe-failure.ts'
import { FailureActions } from './FailureActions.tsx'
import './FailurePanel.css'

/** In the shelf's place: why the folder could not be read. */
export function FolderFailurePanel({
  name,
  failure,
}: {
  readonly name: string
  readonly failure: FolderFailure
}) {
  const { t } = useTranslation()
  const { what, next } = describeFailure(t, failure)
  return (
    <div className="folder-failure">
      <Icon name="warning" size={20} />
      <h2>{t('failures.folderTitle', { name })}</h2>
      <p>{what}</p>
      <p>{next}</p>
      <p className="failure-safe">{t('failures.safeFolder')}</p>
      <FailureActions
        failure={failure}
        onRetry={() => void readFolderAgain()}
        another={t('failures.openAnotherFolder')}
        onAnother={() => void openFrom(() => bridge.chooseFolder())}
      />
    </div>
  )
}
