import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { late } from '#renderer/widgets/late.tsx'
import { moveAlongRow } from '#renderer/widgets/roving-focus.ts'
import { deskTabs } from './desk-tabs.ts'
import { useShownTab } from './shown-tab.ts'
import './Desk.css'

const PickedLine = late(() => import('#renderer/annotating/desk/PickedLine.tsx'))

/** The desk at the page's end side: what is known of the article, a tab for each matter. */
export function Desk() {
  const { t } = useTranslation()
  const id = useId()
  const article = useWorkspace((state) => articleBefore(state.article))
  // What annotating needs is loaded after the article's text; its tabs wait for that.
  const isAnnotating = useAnnotating(({ now }) => now.kind !== 'none')
  const tab = useShownTab((state) => state.tab)
  if (article === null)
    return (
      <div className="desk-empty">
        <h2>{t('desk.nothing')}</h2>
        <p>{t('desk.nothingHint')}</p>
      </div>
    )
  return (
    <div className="desk-tabs">
      <div
        className="desk-tab-list"
        role="tablist"
        aria-label={t('desk.tabs')}
        onKeyDown={moveAlongRow}
        onPointerEnter={preload}
        onFocus={preload}
      >
        {deskTabs.map((each) => (
          <button
            key={each.id}
            type="button"
            role="tab"
            id={`${id}-${each.id}`}
            className="desk-tab"
            aria-selected={each.id === tab}
            aria-controls={each.id === tab ? `${id}-panel` : undefined}
            tabIndex={each.id === tab ? 0 : -1}
            onFocus={() => useShownTab.setState({ tab: each.id })}
            onClick={() => useShownTab.setState({ tab: each.id })}
          >
            {t(`annotating.tab.${each.id}`)}
          </button>
        ))}
      </div>
      {isAnnotating && <PickedLine tab={tab} />}
      {deskTabs
        .filter((each) => each.id === tab)
        .map(({ id: shown, Panel, isWhole }) => (
          <div
            key={shown}
            id={`${id}-panel`}
            role="tabpanel"
            aria-labelledby={`${id}-${shown}`}
            className={isWhole ? 'desk-whole' : 'desk-panel'}
            // A panel that scrolls whole is reached by the keyboard; in the others, what scrolls is.
            tabIndex={isWhole ? undefined : 0}
          >
            {(isAnnotating || !isWhole) && <Panel article={article} />}
          </div>
        ))}
    </div>
  )
}

/** Whoever comes near the tabs finds them ready. */
function preload(): void {
  for (const { Panel } of deskTabs) if ('preload' in Panel) Panel.preload()
}
