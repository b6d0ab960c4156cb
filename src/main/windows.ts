/** The hardened window. */
import { BrowserWindow, screen } from 'electron'
import type { StateFile } from './files/state-file.ts'
import { boundsOf, isReachable, type Placement, recoverPlacement } from './placement.ts'

const usualSize = { width: 1280, height: 800 }
const smallest = { minWidth: 640, minHeight: 480 }

export interface WindowOptions {
  /** The preload's file. */
  readonly preload: string
  /** For Linux; elsewhere the executable has its own. */
  readonly icon: string
  readonly backgroundColor: string
  /** Whether a developer may inspect the window. */
  readonly devTools: boolean
}

/** Shows a window at once, in its first colour; what it loads comes after. */
export function createWindow(
  options: WindowOptions,
  placements: StateFile<Placement | null>,
): BrowserWindow {
  const placement = placements.read(recoverPlacement)
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...usualSize,
    ...smallest,
    ...(placement !== null && isReachable(placement, workAreas) ? boundsOf(placement) : {}),
    title: 'Isnad',
    ...(process.platform === 'linux' ? { icon: options.icon } : {}),
    backgroundColor: options.backgroundColor,
    // A bar of the system's own does not mirror with the interface; Alt brings it up.
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      devTools: options.devTools,
    },
  })
  if (placement?.maximized === true) window.maximize()
  window.on('close', () => {
    void placements.save({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  return window
}
