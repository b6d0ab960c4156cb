import { statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, join, sep } from 'node:path'
import type { FileFilter } from 'electron'
import { app } from '../app/app.ts'
import {
  type ChooserQuestion,
  type ChooserValues,
  chooserPage,
  type Found,
  type Listing,
} from './chooser-page.ts'
import { showDialog } from './dialog-window.ts'
import { dialogHtml, escaped } from './page.ts'
import { wordsFor } from './words.ts'

export interface ChooserRequest {
  readonly mode: 'open' | 'folder' | 'save'
  readonly multiple: boolean
  readonly title: string | undefined
  readonly buttonLabel: string | undefined
  readonly defaultPath: string | undefined
  readonly filters: readonly FileFilter[]
  readonly showsHidden: boolean
  readonly confirmsOverwrite: boolean
}

/** Paths chosen in a window of the host's own; null when it was dismissed. */
export async function chooseInOwnWindow(
  request: ChooserRequest,
): Promise<readonly string[] | null> {
  const { mode, filters } = request
  const words = wordsFor([request.title, request.buttonLabel], app.getSystemLocale())
  const usual = mode === 'save' ? words.save : mode === 'folder' ? words.openFolder : words.open
  const accept = request.buttonLabel ?? usual
  const { start, name } = startOf(request)
  const values: ChooserValues = {
    mode,
    multiple: request.multiple,
    start,
    name,
    home: app.getPath('home'),
    documents: app.getPath('documents'),
    separator: sep,
    confirmsOverwrite: request.confirmsOverwrite,
    words: mode === 'save' ? { ...words, save: accept } : words,
  }
  const kinds = filters.map((filter) => `<option>${escaped(filter.name)}</option>`).join('')
  const body = `
<header>
<button id="up" type="button" aria-label="${words.up}" title="${words.up}">↑</button>
<label class="field path"><span>${words.path}</span><input id="path" dir="ltr" spellcheck="false"></label>
<button id="home" type="button">${words.home}</button>
<button id="documents" type="button">${words.documents}</button>
</header>
<div id="list" role="listbox" tabindex="0" aria-label="${words.contents}"${request.multiple ? ' aria-multiselectable="true"' : ''}></div>
<p id="note" class="note" role="status"></p>
<div class="row"${mode === 'save' ? '' : ' hidden'}><label class="field"><span>${words.fileName}</span><input id="name" dir="auto" spellcheck="false"></label></div>
<footer>
<label class="field"><input id="hidden" type="checkbox" style="flex: none; min-block-size: 0"${request.showsHidden ? ' checked' : ''}><span>${words.hidden}</span></label>
<select id="kind" aria-label="${words.kind}"${filters.length < 2 ? ' hidden' : ''}>${kinds}</select>
<button id="cancel" type="button">${words.cancel}</button>
<button id="accept" type="button" class="main">${escaped(accept)}</button>
</footer>`
  const title = request.title ?? accept
  const chosen = await showDialog({
    title,
    html: dialogHtml(title, words, body, String(chooserPage), values),
    width: 760,
    height: 560,
    ask: (question, end) => answer(question as ChooserQuestion, request, end),
  })
  return chosen as readonly string[] | null
}

async function answer(
  question: ChooserQuestion,
  request: ChooserRequest,
  end: (result: unknown) => void,
): Promise<unknown> {
  if ('end' in question) return end(question.end)
  if ('look' in question) return look(join(question.look, question.name))
  return list(question.list, request.filters[question.kind], question.hidden, request.mode)
}

async function list(
  folder: string,
  filter: FileFilter | undefined,
  hidden: boolean,
  mode: ChooserRequest['mode'],
): Promise<Listing> {
  const parent = dirname(folder) === folder ? null : dirname(folder)
  let found: { name: string; isFolder: boolean }[]
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    found = await Promise.all(
      entries.map(async (entry) => ({
        name: entry.name,
        isFolder:
          entry.isDirectory() ||
          (entry.isSymbolicLink() && (await look(join(folder, entry.name))) === 'folder'),
      })),
    )
  } catch {
    return { folder, parent, entries: [], readable: false }
  }
  const collator = new Intl.Collator(app.getSystemLocale(), { numeric: true })
  const entries = found
    .filter(({ name }) => hidden || !name.startsWith('.'))
    .filter(({ name, isFolder }) => isFolder || (mode !== 'folder' && passes(name, filter)))
    .sort(
      (one, other) =>
        Number(other.isFolder) - Number(one.isFolder) || collator.compare(one.name, other.name),
    )
  return { folder, parent, entries, readable: true }
}

function passes(name: string, filter: FileFilter | undefined): boolean {
  if (filter === undefined || filter.extensions.includes('*')) return true
  const extension = extname(name).slice(1).toLowerCase()
  return filter.extensions.some((wanted) => wanted.toLowerCase() === extension)
}

async function look(path: string): Promise<Found> {
  if (!isAbsolute(path)) return 'nothing'
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

/** Where the chooser begins: the default path's folder, as far as it exists, else the user's documents. */
function startOf({ defaultPath }: ChooserRequest): { start: string; name: string } {
  const fallback = firstFolder([app.getPath('documents'), app.getPath('home'), sep])
  if (defaultPath === undefined || defaultPath === '') return { start: fallback, name: '' }
  if (!isAbsolute(defaultPath)) return { start: fallback, name: defaultPath }
  if (isFolder(defaultPath)) return { start: defaultPath, name: '' }
  return { start: firstFolder([dirname(defaultPath), fallback]), name: basename(defaultPath) }
}

function firstFolder(paths: readonly string[]): string {
  return paths.find(isFolder) ?? sep
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
