/** The hardened window, and where it stood last time. */
import { BrowserWindow, type Rectangle, screen, type WebContents } from 'electron'
import { z } from 'zod'
import type { Recovered, StateFile } from './files/state-file.ts'

const placementSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(480),
  height: z.number().int().min(360),
  maximized: z.boolean(),
})
export type Placement = z.infer<typeof placementSchema>

const usualSize = { width: 1280, height: 800 }
const smallest = { minWidth: 640, minHeight: 480 }

export interface WindowOptions {
  /** The preload's file. */
  readonly preload: string
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
  const window = new BrowserWindow({
    ...usualSize,
    ...smallest,
    ...(placement !== null && isOnScreen(placement) ? boundsOf(placement) : {}),
    title: 'Isnad',
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

/** Keeps any web contents on the page that it was given: no navigation, no new window, no webview. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Whether enough of the title bar is on some screen to be taken hold of. */
function isOnScreen({ x, y, width }: Placement): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const overlap = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x)
    return overlap >= 120 && y >= workArea.y - 8 && y <= workArea.y + workArea.height - 60
  })
}

function boundsOf({ x, y, width, height }: Placement): Rectangle {
  return { x, y, width, height }
}

export function recoverPlacement(parsed: unknown): Recovered<Placement | null> {
  const checked = placementSchema.safeParse(parsed)
  return checked.success ? { value: checked.data, whole: true } : { value: null, whole: false }
}
