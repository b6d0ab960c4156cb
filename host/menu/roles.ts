import type { MenuItemConstructorOptions } from 'electron'
import { app } from '../app/app.ts'
import type { BrowserWindow } from '../window/browser-window.ts'

type RoleName = NonNullable<MenuItemConstructorOptions['role']>

interface Role {
  readonly label: string
  readonly accelerator?: string
  /** Editing keys are the engine's own. */
  readonly registerAccelerator?: false
  readonly run: (window: BrowserWindow | null) => void
}

const zoomStep = 0.5

/** The roles that mean something in a window of Chromium's. */
const roles: Partial<Record<RoleName, Role>> = {
  undo: editing('Undo', 'CommandOrControl+Z', (window) => window?.webContents.undo()),
  redo: editing('Redo', 'Shift+CommandOrControl+Z', (window) => window?.webContents.redo()),
  cut: editing('Cut', 'CommandOrControl+X', (window) => window?.webContents.cut()),
  copy: editing('Copy', 'CommandOrControl+C', (window) => window?.webContents.copy()),
  paste: editing('Paste', 'CommandOrControl+V', (window) => window?.webContents.paste()),
  delete: { label: 'Delete', run: (window) => window?.webContents.delete() },
  selectAll: editing('Select All', 'CommandOrControl+A', (window) =>
    window?.webContents.selectAll(),
  ),
  about: { label: 'About', run: () => undefined },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', run: () => app.quit() },
  close: {
    label: 'Close Window',
    accelerator: 'CommandOrControl+W',
    run: (window) => window?.close(),
  },
  minimize: {
    label: 'Minimize',
    accelerator: 'CommandOrControl+M',
    run: (window) => window?.minimize(),
  },
  reload: {
    label: 'Reload',
    accelerator: 'CommandOrControl+R',
    run: (window) => window?.webContents.reload(),
  },
  forceReload: {
    label: 'Force Reload',
    accelerator: 'Shift+CommandOrControl+R',
    run: (window) => window?.webContents.reload(),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: process.platform === 'darwin' ? 'Control+Command+F' : 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  resetZoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    run: (window) => window?.webContents.setZoomLevel(0),
  },
  zoomIn: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    run: (window) => zoom(window, zoomStep),
  },
  zoomOut: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    run: (window) => zoom(window, -zoomStep),
  },
}

const byLowerCase = new Map(Object.entries(roles).map(([name, role]) => [name.toLowerCase(), role]))

/** The role of that name, whose case does not matter; undefined for those that only group or decorate. */
export function roleOf(name: string | undefined): Role | undefined {
  return name === undefined ? undefined : byLowerCase.get(name.toLowerCase())
}

function editing(label: string, accelerator: string, run: Role['run']): Role {
  return { label, accelerator, registerAccelerator: false, run }
}

function zoom(window: BrowserWindow | null, step: number): void {
  window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + step)
}
