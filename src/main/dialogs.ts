/** The system's dialogs for choosing what to open, and where to write. */
import {
  type BrowserWindow,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'
import { articleExtensions } from '#core/document/format.ts'
import { nameForShow } from '#core/text/names.ts'
import type { Language } from '#messages/numbers.ts'
import { wordsIn } from './menu.ts'

/** The path that was chosen, or null where the dialog was dismissed. */
export async function choosePath(
  what: 'article' | 'folder' | 'destination',
  window: BrowserWindow | null,
  language: Language,
): Promise<string | null> {
  const words = wordsIn(language).menu.dialog
  const options = {
    folder: { title: words.openFolder, properties: ['openDirectory'] },
    destination: {
      title: words.destination,
      buttonLabel: words.chooseDestination,
      properties: ['openDirectory', 'createDirectory'],
    },
    article: {
      title: words.openArticle,
      properties: ['openFile'],
      filters: [
        { name: words.articles, extensions: [...articleExtensions] },
        { name: words.allFiles, extensions: ['*'] },
      ],
    },
  } satisfies Record<typeof what, OpenDialogOptions>
  const { filePaths } =
    window === null
      ? await dialog.showOpenDialog(options[what])
      : await dialog.showOpenDialog(window, options[what])
  return filePaths[0] ?? null
}

/** The paths of files, or of a folder, whose annotations are to come in; none where the dialog was dismissed. */
export async function chooseInputs(
  what: 'files' | 'folder',
  window: BrowserWindow | null,
  language: Language,
): Promise<readonly string[]> {
  const words = wordsIn(language).menu.dialog
  const options: OpenDialogOptions = {
    title: words.importInputs,
    buttonLabel: words.chooseInputs,
    properties: what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
  }
  const { filePaths } =
    window === null
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options)
  return filePaths
}

/** The path of a table to be written, or null where the dialog was dismissed. */
export async function chooseTablePath(
  name: string,
  window: BrowserWindow | null,
  language: Language,
): Promise<string | null> {
  const words = wordsIn(language).menu.dialog
  const options: SaveDialogOptions = {
    title: words.saveTable,
    defaultPath: `${name}.csv`,
    filters: [{ name: words.tables, extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options)
  return canceled || filePath === '' ? null : filePath
}

/** Asks whether the program shall end though work on these articles is saved nowhere. */
export async function mayLose(
  articles: readonly string[],
  window: BrowserWindow,
  language: Language,
): Promise<boolean> {
  const words = wordsIn(language).menu.dialog
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.unkept,
    detail: `${articles.map(nameForShow).join('\n')}\n\n${words.unkeptWhy}`,
    buttons: [words.leaveOpen, words.loseWork],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
