import { lazy, Suspense } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useTranslation } from 'react-i18next'
import { useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { deskTabs } from './desk-tabs.ts'
import { useShownTab } from './shown-tab.ts'
import './Desk.css'

const PickedLine = lazy(() => import('#renderer/annotating/desk/PickedLine.tsx'))

/** The desk at the page's end side: what is known of the article, a tab for each matter. */
export function Desk() {
  const { t } = useTranslation()
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
    <Tabs
      className="desk-tabs"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const chosen = deskTabs.find(({ id }) => id === key)
        if (chosen !== undefined) useShownTab.setState({ tab: chosen.id })
      }}
    >
      <TabList className="desk-tab-list" aria-label={t('desk.tabs')}>
        {deskTabs.map(({ id }) => (
          <Tab key={id} id={id} className="desk-tab">
            {t(`annotating.tab.${id}`)}
          </Tab>
        ))}
      </TabList>
      {isAnnotating && (
        <Suspense>
          <PickedLine tab={tab} />
        </Suspense>
      )}
      {deskTabs.map(({ id, Panel, isWhole }) => (
        <TabPanel key={id} id={id} className={isWhole ? 'desk-whole' : 'desk-panel'}>
          <Suspense>{(isAnnotating || !isWhole) && <Panel article={article} />}</Suspense>
        </TabPanel>
      ))}
    </Tabs>
  )
}
