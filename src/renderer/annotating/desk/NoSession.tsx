import { useTranslation } from 'react-i18next'
import { useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { openAgain } from '#renderer/annotating/open-annotations.ts'
import { describeOpenFailure } from '#renderer/annotating/sidecars/describe-save-failure.ts'
import { Button } from '#renderer/widgets/Button.tsx'

/** What stands in the desk while there are no annotations to show. */
export function NoSession() {
  const { t } = useTranslation()
  const now = useAnnotating((state) => state.now)
  switch (now.kind) {
    case 'failed':
      return (
        <div className="items-empty" role="alert">
          <p>{describeOpenFailure(t, now.failure)}</p>
          <Button onPress={() => void openAgain()}>{t('sidecars.action.openAgain')}</Button>
        </div>
      )
    case 'loading':
    case 'none':
    case 'ready':
      return <p className="items-empty">{t('annotating.loading')}</p>
  }
}
