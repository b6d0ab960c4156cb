/** The system's dialogs for choosing what to open. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { articleExtensions } from '#core/document/format.ts'
import type { Language } from '#messages/numbers.ts'
import { wordsIn } from './menu.ts'

/** The path that was chosen, or null where the dialog was dismissed. */
export async function choosePath(
  what: 'article' | 'folder',
  window: BrowserWindow | null,
  language: Language,
): Promise<string | null> {
  const words = wordsIn(language).menu.dialog
  const options: OpenDialogOptions =
    what === 'folder'
      ? { title: words.openFolder, properties: ['openDirectory'] }
      : {
          title: words.openArticle,
          properties: ['openFile'],
          filters: [
            { name: words.articles, extensions: [...articleExtensions] },
            { name: words.allFiles, extensions: ['*'] },
          ],
        }
  const { filePaths } =
    window === null
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options)
  return filePaths[0] ?? null
}
