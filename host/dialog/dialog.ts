import type {
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { app } from '../app/app.ts'
import { guarded } from '../lacking.ts'
import { BrowserWindow } from '../window/browser-window.ts'
import { type ChooserRequest, chooseInOwnWindow } from './chooser.ts'
import { chooseOnDesktop, findDesktopChooser } from './desktop-chooser.ts'
import { showMessage } from './message.ts'

/** Electron's module `dialog`. A window before the options is the one that the dialog belongs to. */
export const dialog = guarded('dialog', {
  async showOpenDialog(...values: unknown[]): Promise<OpenDialogReturnValue> {
    const { options, parent } = apart<OpenDialogOptions>(values)
    const properties = options.properties ?? ['openFile']
    const chosen = await choose(parent, {
      ...common(options),
      mode: properties.includes('openDirectory') ? 'folder' : 'open',
      multiple: properties.includes('multiSelections'),
      showsHidden: properties.includes('showHiddenFiles'),
      confirmsOverwrite: false,
    })
    return { canceled: chosen === null, filePaths: [...(chosen ?? [])] }
  },
  async showSaveDialog(...values: unknown[]): Promise<SaveDialogReturnValue> {
    const { options, parent } = apart<SaveDialogOptions>(values)
    const chosen = await choose(parent, {
      ...common(options),
      mode: 'save',
      multiple: false,
      showsHidden: options.properties?.includes('showHiddenFiles') ?? false,
      confirmsOverwrite: true,
    })
    return { canceled: chosen === null, filePath: chosen?.[0] ?? '' }
  },
  async showMessageBox(...values: unknown[]): Promise<MessageBoxReturnValue> {
    const { options, parent } = apart<MessageBoxOptions>(values)
    const answer = await showMessage(options)
    comeBack(parent)
    return answer
  },
  /** Before there is a window to show it in, it goes to stderr, as in Electron on Linux. */
  showErrorBox(title: string, content: string): void {
    if (!app.isReady()) process.stderr.write(`${title}\n${content}\n`)
    else void showMessage({ type: 'error', message: title, detail: content })
  },
} satisfies Partial<Record<keyof Dialog, unknown>>)

async function choose(
  parent: BrowserWindow | null,
  request: ChooserRequest,
): Promise<readonly string[] | null> {
  if (!app.isReady()) throw new Error('dialog module can only be used after app is ready')
  const desktop = findDesktopChooser(process.env)
  const chosen =
    desktop === null ? await chooseInOwnWindow(request) : await chooseOnDesktop(desktop, request)
  comeBack(parent)
  return chosen
}

function comeBack(parent: BrowserWindow | null): void {
  if (parent !== null && !parent.isDestroyed()) parent.focus()
}

function apart<O extends object>(values: unknown[]): { options: O; parent: BrowserWindow | null } {
  const [first, second] = values
  if (first instanceof BrowserWindow) return { options: (second ?? {}) as O, parent: first }
  return { options: (first ?? second ?? {}) as O, parent: null }
}

function common({
  title,
  buttonLabel,
  defaultPath,
  filters = [],
}: OpenDialogOptions | SaveDialogOptions): Pick<
  ChooserRequest,
  'title' | 'buttonLabel' | 'defaultPath' | 'filters'
> {
  return { title, buttonLabel, defaultPath, filters }
}
