/** Builds canonical text and its blocks from a walk over a marked-up document: rules W1–W5 of RULES.md. */
import type { Block, BlockKind, Emphasis } from './document.ts'

export type EmphasisStyle = Emphasis['style']

/** A block before its place in the text is known; offsets are relative to its own text. */
interface Draft {
  readonly text: string
  readonly block: BlockKind
  readonly emphasis: readonly Emphasis[]
  /** The serials of the written blocks that it holds: more than one where a table's row joins cells. */
  readonly firstSerial: number
  readonly lastSerial: number
}

interface Context {
  kind: BlockKind
}

interface ActiveEmphasis {
  depth: number
  /** Null until something is written inside. */
  start: number | null
}

const paragraph: BlockKind = { kind: 'paragraph' }
const noEmphasis: readonly Emphasis[] = []

type HeadingLevel = (BlockKind & { kind: 'heading' })['level']

/** A heading of the nearest level that there is. */
export function heading(level: number): BlockKind {
  const levels: readonly HeadingLevel[] = [1, 2, 3, 4, 5, 6]
  return { kind: 'heading', level: levels[Math.min(6, Math.max(1, Math.trunc(level))) - 1] ?? 6 }
}

/** Takes text and structure in document order. */
export class BlockWriter {
  readonly #drafts: Draft[] = []
  readonly #contexts: Context[] = [{ kind: paragraph }]
  readonly #active = new Map<EmphasisStyle, ActiveEmphasis>()
  /** One entry per open table row: where, among the drafts, each of its cells begins. */
  readonly #rows: number[][] = []
  #text = ''
  #spacePending = false
  #emphasis: Emphasis[] = []
  #serial = 0

  /** Number of the block that is being written; blocks that stay empty are not counted. */
  get serial(): number {
    return this.#serial
  }

  /** Whether the open block has text yet. */
  get isOpen(): boolean {
    return this.#text !== ''
  }

  /** Ends the open block; what follows, up to `leave`, is of `kind`, or of the kind around it for null. */
  enter(kind: BlockKind | null): void {
    this.endBlock()
    this.#contexts.push(kind === null ? this.#context() : { kind })
  }

  leave(): void {
    this.endBlock()
    if (this.#contexts.length === 1) throw new RangeError('left a block that was not entered')
    this.#contexts.pop()
  }

  /** Replaces the marker of the list item that is being written, where it is one. */
  mark(marker: string): void {
    const context = this.#context()
    if (context.kind.kind === 'list-item') context.kind = { ...context.kind, marker }
  }

  /** Adds text as it is. It must hold no LF. */
  write(text: string): void {
    if (text === '') return
    if (text.includes('\n')) throw new RangeError('a block holds no LF')
    if (this.#spacePending) this.#text += ' '
    this.#spacePending = false
    if (this.#active.size > 0) this.#beginPendingEmphasis()
    this.#text += text
  }

  /**
   * Adds text with white space as a page renders it: each run of ASCII white space is one space, none at
   * a block's edges.
   */
  writeCollapsed(text: string): void {
    const collapsed = /[\t\n\f\r]| {2}/.test(text) ? text.replace(/[ \t\n\f\r]+/g, ' ') : text
    const from = collapsed.startsWith(' ') ? 1 : 0
    const to =
      collapsed.length > from && collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length
    if (from === 1 && this.#text !== '') this.#spacePending = true
    if (from === to) return
    this.write(collapsed.slice(from, to))
    if (to < collapsed.length) this.#spacePending = true
  }

  startEmphasis(style: EmphasisStyle): void {
    const active = this.#active.get(style)
    if (active === undefined) this.#active.set(style, { depth: 1, start: null })
    else active.depth++
  }

  endEmphasis(style: EmphasisStyle): void {
    const active = this.#active.get(style)
    if (active === undefined) throw new RangeError(`ended ${style} that was not started`)
    active.depth--
    if (active.depth > 0) return
    this.#closeEmphasis(style, active)
    this.#active.delete(style)
  }

  /** Ends the open block. One of white space alone is dropped, unless `keepEmpty`. */
  endBlock({ keepEmpty = false } = {}): void {
    const text = this.#text
    for (const [style, active] of this.#active) {
      this.#closeEmphasis(style, active)
      active.start = null
    }
    const emphasis = this.#emphasis
    this.#text = ''
    this.#spacePending = false
    this.#emphasis = []
    if (!keepEmpty && text.trim() === '') return
    const context = this.#context()
    this.#drafts.push({
      text,
      block: context.kind,
      emphasis: emphasis.length === 0 ? noEmphasis : emphasis.sort(byStart),
      firstSerial: this.#serial,
      lastSerial: this.#serial,
    })
    this.#serial++
    if (context.kind.kind === 'list-item' && context.kind.marker !== '')
      context.kind = { ...context.kind, marker: '' }
  }

  beginRow(): void {
    this.endBlock()
    this.#rows.push([])
  }

  beginCell(): void {
    this.endBlock()
    this.#rows.at(-1)?.push(this.#drafts.length)
  }

  /** Joins the row's cells into one block where no cell holds more than one paragraph. */
  endRow(): void {
    this.endBlock()
    const starts = this.#rows.pop()
    const first = starts?.[0]
    if (starts === undefined || first === undefined) return
    const ends = [...starts.slice(1), this.#drafts.length]
    const simple = starts.every((start, cell) => (ends[cell] ?? start) - start <= 1)
    const cells = this.#drafts.slice(first)
    const joinable = cells.every(({ block }) => block.kind === cells[0]?.block.kind)
    if (!simple || !joinable || cells.length < 2) return
    this.#drafts.length = first
    this.#drafts.push(joinCells(cells))
  }

  /** The canonical text and its blocks. A block is readable if any serial that it holds is. */
  finish(isReadable: (serial: number) => boolean = () => true): {
    text: string
    blocks: Block[]
  } {
    this.endBlock()
    const blocks: Block[] = []
    let start = 0
    for (const draft of this.#drafts) {
      const at = start
      let readable = false
      for (let serial = draft.firstSerial; serial <= draft.lastSerial && !readable; serial++)
        readable = isReadable(serial)
      blocks.push({
        start,
        end: start + draft.text.length,
        block: draft.block,
        emphasis: draft.emphasis.map((range) => shifted(range, at)),
        readable,
      })
      start += draft.text.length + 1
    }
    if (blocks.length === 0)
      blocks.push({ start: 0, end: 0, block: paragraph, emphasis: noEmphasis, readable: true })
    return { text: this.#drafts.map((draft) => draft.text).join('\n'), blocks }
  }

  #context(): Context {
    const context = this.#contexts.at(-1)
    if (context === undefined) throw new RangeError('no block kind is set')
    return context
  }

  #beginPendingEmphasis(): void {
    for (const active of this.#active.values()) active.start ??= this.#text.length
  }

  #closeEmphasis(style: EmphasisStyle, active: ActiveEmphasis): void {
    if (active.start === null) return
    const end = this.#text.length
    const last = this.#emphasis.findLastIndex((range) => range.style === style)
    const before = this.#emphasis[last]
    if (before !== undefined && before.end === active.start)
      this.#emphasis[last] = { ...before, end }
    else this.#emphasis.push({ start: active.start, end, style })
  }
}

function joinCells(cells: readonly Draft[]): Draft {
  let text = ''
  const emphasis: Emphasis[] = []
  for (const cell of cells) {
    if (text !== '') text += '\t'
    for (const range of cell.emphasis) emphasis.push(shifted(range, text.length))
    text += cell.text
  }
  const [first] = cells
  const last = cells.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('a row without cells')
  return {
    text,
    block: first.block,
    emphasis,
    firstSerial: first.firstSerial,
    lastSerial: last.lastSerial,
  }
}

function shifted(range: Emphasis, by: number): Emphasis {
  return { start: range.start + by, end: range.end + by, style: range.style }
}

function byStart(a: Emphasis, b: Emphasis): number {
  return a.start - b.start || b.end - a.end
}
