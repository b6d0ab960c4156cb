import type { Words } from './words.ts'

export interface Listing {
  readonly folder: string
  readonly parent: string | null
  readonly entries: readonly { readonly name: string; readonly isFolder: boolean }[]
  readonly readable: boolean
}

/** What the page asks of the host. */
export type ChooserQuestion =
  /** Answer: the listing. `kind` is the place of the chosen filter. */
  | { readonly list: string; readonly kind: number; readonly hidden: boolean }
  /** Answer: what stands at the path, so that it can be entered or confirmed. */
  | { readonly look: string; readonly name: string }
  | { readonly end: readonly string[] | null }

export type Found = 'folder' | 'file' | 'nothing'

export interface ChooserValues {
  readonly mode: 'open' | 'folder' | 'save'
  readonly multiple: boolean
  readonly start: string
  readonly name: string
  readonly home: string
  readonly documents: string
  readonly separator: string
  readonly confirmsOverwrite: boolean
  readonly words: Words
}

/** Runs in the chooser's page; stands on its own. */
export function chooserPage(
  askHost: (question: ChooserQuestion) => Promise<unknown>,
  values: ChooserValues,
): void {
  const { mode, multiple, words, separator } = values

  function element<E extends HTMLElement>(id: string): E {
    const found = document.getElementById(id)
    if (found === null) throw new Error(`The page lacks ${id}`)
    return found as E
  }
  const path = element<HTMLInputElement>('path')
  const list = element('list')
  const name = element<HTMLInputElement>('name')
  const kind = element<HTMLSelectElement>('kind')
  const hidden = element<HTMLInputElement>('hidden')
  const note = element('note')
  const accept = element<HTMLButtonElement>('accept')

  let listing: Listing = { folder: values.start, parent: null, entries: [], readable: true }
  let current = -1
  const selected = new Set<number>()
  let replaces = false
  let typed = ''
  let typedAt = 0

  function join(folder: string, entry: string): string {
    return folder.endsWith(separator) ? folder + entry : folder + separator + entry
  }

  async function show(folder: string): Promise<void> {
    const question = { list: folder, kind: kind.selectedIndex, hidden: hidden.checked }
    listing = (await askHost(question)) as Listing
    path.value = listing.folder
    selected.clear()
    list.replaceChildren(
      ...listing.entries.map((entry, index) => {
        const option = document.createElement('div')
        option.id = `option-${index}`
        option.role = 'option'
        option.className = entry.isFolder ? 'folder' : 'file'
        const text = document.createElement('bdi')
        text.textContent = entry.name
        option.append(text)
        return option
      }),
    )
    list.scrollTop = 0
    say(listing.readable ? (listing.entries.length === 0 ? words.empty : '') : words.unreadable)
    go(listing.entries.length === 0 ? -1 : 0, false)
  }

  function say(text: string, warning = false): void {
    note.textContent = text
    note.classList.toggle('warning', warning)
    replaces = false
    if (mode === 'save') accept.textContent = words.save
  }

  /** Makes an entry the current one; alone selected, unless `keep`. */
  function go(index: number, keep: boolean): void {
    current = index
    if (!keep) selected.clear()
    if (index >= 0) selected.add(index)
    if (mode === 'save' && index >= 0 && listing.entries[index]?.isFolder === false) {
      name.value = listing.entries[index]?.name ?? ''
    }
    mark()
  }

  function mark(): void {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(selected.has(index)))
      option.classList.toggle('current', index === current)
      if (index === current) option.scrollIntoView({ block: 'nearest' })
    }
    if (current >= 0) list.setAttribute('aria-activedescendant', `option-${current}`)
    else list.removeAttribute('aria-activedescendant')
  }

  function enter(index: number): void {
    const entry = listing.entries[index]
    if (entry === undefined) return
    if (entry.isFolder) void show(join(listing.folder, entry.name))
    else void finish()
  }

  function up(): void {
    if (listing.parent !== null) void show(listing.parent)
  }

  async function finish(): Promise<void> {
    if (mode === 'save') return save()
    const chosen = [...selected]
      .map((index) => listing.entries[index])
      .filter((entry) => entry !== undefined)
    if (mode === 'folder') {
      const folders = chosen.filter((entry) => entry.isFolder).map((entry) => entry.name)
      const target = document.activeElement === list ? folders : []
      const paths = target.map((folder) => join(listing.folder, folder))
      await askHost({ end: multiple && paths.length > 0 ? paths : [listing.folder] })
      return
    }
    const files = chosen.filter((entry) => !entry.isFolder)
    const [first] = chosen
    if (files.length > 0) {
      await askHost({ end: files.map((entry) => join(listing.folder, entry.name)) })
    } else if (first !== undefined) {
      await show(join(listing.folder, first.name))
    }
  }

  async function save(): Promise<void> {
    if (name.value.trim() === '') {
      name.focus()
      return
    }
    const found = (await askHost({ look: listing.folder, name: name.value })) as Found
    if (found === 'folder') return show(join(listing.folder, name.value))
    if (found === 'file' && values.confirmsOverwrite && !replaces) {
      say(words.exists, true)
      replaces = true
      accept.textContent = words.replace
      accept.focus()
      return
    }
    await askHost({ end: [join(listing.folder, name.value)] })
  }

  async function goToPath(): Promise<void> {
    const found = (await askHost({ look: path.value, name: '' })) as Found
    if (found === 'file' && mode === 'open') await askHost({ end: [path.value] })
    else if (found === 'folder') {
      await show(path.value)
      list.focus()
    } else say(words.unreadable, true)
  }

  function moveBy(step: number, extend: boolean): void {
    const last = listing.entries.length - 1
    if (last < 0) return
    go(Math.min(last, Math.max(0, current + step)), extend && multiple)
  }

  /** Letters typed one after the other look for a name that starts with them. */
  function seek(letter: string): void {
    const now = performance.now()
    typed = now - typedAt < 900 ? typed + letter : letter
    typedAt = now
    const start = typed.length === 1 ? current + 1 : current
    const { entries } = listing
    for (let offset = 0; offset < entries.length; offset += 1) {
      const index = (start + offset + entries.length) % entries.length
      const starts = entries[index]?.name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase())
      if (!starts) continue
      go(index, false)
      return
    }
  }

  list.addEventListener('keydown', (event) => {
    const page = Math.max(1, Math.floor(list.clientHeight / 28) - 1)
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: Number.MIN_SAFE_INTEGER,
      End: Number.MAX_SAFE_INTEGER,
    }
    const step = steps[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (step !== undefined) moveBy(step, event.shiftKey)
    else if (event.key === 'Enter') enter(current)
    else if (event.key === 'Backspace') up()
    else if (event.key.length === 1) seek(event.key)
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    const index = [...list.children].indexOf(
      (event.target as Element).closest('[role=option]') ?? list,
    )
    if (index < 0) return
    if (multiple && event.ctrlKey && selected.has(index)) {
      selected.delete(index)
      mark()
    } else go(index, multiple && event.ctrlKey)
  })
  list.addEventListener('dblclick', () => enter(current))
  path.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void goToPath()
  })
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void finish()
  })
  name.addEventListener('input', () => say(''))
  kind.addEventListener('change', () => void show(listing.folder))
  hidden.addEventListener('change', () => void show(listing.folder))
  element('up').addEventListener('click', up)
  element('home').addEventListener('click', () => void show(values.home))
  element('documents').addEventListener('click', () => void show(values.documents))
  accept.addEventListener('click', () => void finish())
  element('cancel').addEventListener('click', () => void askHost({ end: null }))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') void askHost({ end: null })
    else if (event.altKey && event.key === 'ArrowUp') up()
    else return
    event.preventDefault()
  })

  name.value = values.name
  void show(values.start).then(() => {
    if (mode !== 'save') return list.focus()
    name.value = values.name
    name.focus()
    const dot = name.value.lastIndexOf('.')
    name.setSelectionRange(0, dot > 0 ? dot : name.value.length)
  })
}
