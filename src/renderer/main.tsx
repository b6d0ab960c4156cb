import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { followPicked } from './annotating/follow-picked.ts'
import { followRecovered } from './annotating/sidecars/recovered-work.ts'
import { hearAppNotices } from './banners/window-notices.ts'
import { bridge } from './bridge.ts'
import { dispatchKeys } from './commands/key-dispatch.ts'
import { connectMenu } from './commands/registry.ts'
import { closeStatisticsForOthers } from './datasets/statistics/statistics-pane.ts'
import { followRecent } from './opening/recent.ts'
import { open } from './opening/workspace.ts'
import { startSettings } from './settings/settings-store.ts'
import { followWorkspace } from './shelf/shelf-store.ts'
import { FaultPage } from './shell/FaultPage.tsx'
import { holdKeys } from './shell/held-keys.ts'
import { rememberFocus } from './shell/panes.ts'
import './theme/fonts.css'
import './theme/tokens.css'
import './theme/base.css'

/** Language, direction and theme are on the document before anything is painted. */
async function start(): Promise<void> {
  refuseInjectedStyle()
  await startSettings(await bridge.appInfo())
  followWorkspace()
  closeStatisticsForOthers()
  hearAppNotices()
  bridge.on('opening', (opening) => void open(opening))
  // What was named on the command line is on its way before the first frame: no empty page flashes by.
  await bridge.windowReady()
  root.render(<App />)
  holdKeys(window)
  dispatchKeys(window)
  rememberFocus()
  connectMenu()
  void followRecent()
  // With it come parsing and checking of sidecars, which the first frame need not wait for.
  const [{ followArticles }, { followUnplaced }, { hearArticleNews }] = await Promise.all([
    import('./annotating/open-annotations.ts'),
    import('./annotating/anchoring/anchoring.ts'),
    import('./annotating/anchoring/article-news.ts'),
  ])
  followUnplaced()
  hearArticleNews()
  followArticles()
  followPicked()
  followRecovered()
}

/**
 * React Aria adds a style element unless one of this id is there; the content policy would refuse
 * it and report a violation. What it says stands in `theme/base.css`.
 */
function refuseInjectedStyle(): void {
  const there = document.createElement('meta')
  there.id = 'react-aria-pressable-style'
  document.head.append(there)
}

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no root')
const root = createRoot(place)

start().catch((fault: unknown) => {
  root.render(<FaultPage fault={fault instanceof Error ? fault : new Error(String(fault))} />)
})
