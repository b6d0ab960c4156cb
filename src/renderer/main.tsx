import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { hearAppNotices } from './banners/AppNotices.tsx'
import { bridge } from './bridge.ts'
import { dispatchKeys } from './commands/key-dispatch.ts'
import { connectMenu } from './commands/registry.ts'
import { followRecent } from './opening/recent.ts'
import { open } from './opening/workspace.ts'
import { startSettings } from './settings/settings-store.ts'
import { followWorkspace } from './shelf/shelf-store.ts'
import { rememberFocus } from './shell/panes.ts'
import './theme/fonts.css'
import './theme/tokens.css'
import './theme/base.css'

/** Language, direction and theme are on the document before anything is painted. */
async function start(): Promise<void> {
  await startSettings(await bridge.appInfo())
  refuseInjectedStyle()
  const root = document.getElementById('root')
  if (root === null) throw new Error('the page has no root')
  followWorkspace()
  hearAppNotices()
  bridge.on('opening', (opening) => void open(opening))
  // What was named on the command line is on its way before the first frame: no empty page flashes by.
  await bridge.windowReady()
  createRoot(root).render(<App />)
  dispatchKeys(window)
  rememberFocus()
  connectMenu()
  await followRecent()
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

void start()
