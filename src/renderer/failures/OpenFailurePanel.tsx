import { useTranslation } from 'react-i18next'
import { bridge } from '#renderer/bridge.ts'
import { type ArticleState, articleBefore } from '#renderer/opening/article-state.ts'
import { articleTitle } from '#renderer/opening/article-title.ts'
import { openFrom } from '#renderer/opening/opening-commands.ts'
import { goBack, tryAgain } from '#renderer/opening/workspace.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { describeFailure } from './describe-failure.ts'
import { FailureActions } from './FailureActions.tsx'
import './FailurePanel.css'

/** In the page's place: what happened, what is safe, and what can be done. */
export function OpenFailurePanel({
  state,
}: {
  readonly state: Extract<ArticleState, { kind: 'failed' }>
}) {
  const { t } = useTranslation()
  const { what, next } = describeFailure(t, state.failure)
  const before = articleBefore(state)
  const { attempt } = state
  return (
    <div className="failure">
      <div className="failure-body">
        <Icon name="warning" size={26} />
        <h1 className="failure-title">{t('failures.articleTitle', { name: state.name })}</h1>
        <p>{what}</p>
        <p>{next}</p>
        <p className="failure-safe">{t('failures.safe')}</p>
        <FailureActions
          failure={state.failure}
          onRetry={attempt === null ? null : () => void tryAgain(attempt, state.name)}
          another={t('failures.openAnother')}
          onAnother={() => void openFrom(() => bridge.chooseArticle())}
        >
          <Button look="quiet" onPress={goBack}>
            {before === null
              ? t('failures.dismiss')
              : t('failures.back', { title: articleTitle(before) })}
          </Button>
        </FailureActions>
      </div>
    </div>
  )
}
