import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useTranslation } from 'react-i18next'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { deskTabs } from './desk-tabs.ts'
import './Desk.css'

/** The desk at the page's end side: what is known of the article, a tab for each matter. */
export function Desk() {
  const { t } = useTranslation()
  const article = useWorkspace((state) => articleBefore(state.article))
  if (article === null)
    return (
      <div className="desk-empty">
        <h2>{t('desk.nothing')}</h2>
        <p>{t('desk.nothingHint')}</p>
      </div>
    )
  const [only, ...more] = deskTabs
  if (only !== undefined && more.length === 0)
    return (
      <div className="desk-panel">
        <h2 className="desk-title">{t(only.label)}</h2>
        <only.Panel article={article} />
      </div>
    )
  return (
    <Tabs className="desk-tabs">
      <TabList className="desk-tab-list" aria-label={t('desk.tabs')}>
        {deskTabs.map(({ id, label }) => (
          <Tab key={id} id={id} className="desk-tab">
            {t(label)}
          </Tab>
        ))}
      </TabList>
      {deskTabs.map(({ id, Panel }) => (
        <TabPanel key={id} id={id} className="desk-panel">
          <Panel article={article} />
        </TabPanel>
      ))}
    </Tabs>
  )
}
