import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { CorrectionDraft } from '#ipc/annotating/correcting.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { bridge } from '#renderer/bridge.ts'
import { HighlightPainter } from '#renderer/editor/highlights.ts'
import { editLines, type LinesEditor } from '#renderer/editor/lines/lines-editor.ts'
import { LinesOnPage } from '#renderer/editor/lines/lines-on-page.ts'
import { revealRange } from '#renderer/editor/reveal.ts'
import type { Searchable } from '#renderer/editor/searchable.ts'
import { usePosition } from '#renderer/shell/position-store.ts'
import { CaretPlaces } from './caret-places.ts'
import { type HeldCorrection, useCorrecting } from './correcting-state.ts'
import { editsOf } from './draft.ts'
import { EditLog } from './edit-log.ts'
import { FollowedSpans } from './followed-spans.ts'

/** How long after an edit what is not saved is kept. */
const KEEP_MS = 500

/** New lines that are painted without waiting to come near: those of a key, or of a small paste. */
const MOST_AT_ONCE = 40

/** One correction of a text, from the first letter to its end: the text on the page, its spans, its steps. */
export class Correction implements HeldCorrection {
  readonly session: OpenSession
  readonly before: string
  readonly #log = new EditLog()
  readonly #editor: LinesEditor
  readonly #painter: HighlightPainter
  readonly #spans: FollowedSpans
  readonly #hearers = new Set<() => void>()
  readonly #places = new CaretPlaces()
  /** The frame in which the caret's place is told. */
  #frame = 0
  #keeping: ReturnType<typeof setTimeout> | undefined
  #isLocked = false
  /** The text for the search in it. */
  readonly searchable: Searchable

  /** `source` where that is corrected and not the canonical text: the spans are not in it. */
  constructor(
    session: OpenSession,
    source: string | null,
    root: HTMLElement,
    scroller: HTMLElement,
  ) {
    this.session = session
    this.before = source ?? session.at.text
    this.#spans = new FollowedSpans(session.tagset, session.index, () => this.#log.map)
    this.#editor = editLines(this.before, root, {
      onEdit: (edit) => {
        this.#log.add(edit, performance.now())
        this.#tell()
      },
      onStep: (way) => this.step(way),
      onUpdate: () => {
        if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#tellCaret())
      },
      onChange: (range, gone, came) => {
        for (const line of gone) this.#painter.leave(line)
        for (const line of came.slice(0, MOST_AT_ONCE)) this.#painter.enter(line)
        this.#painter.repaint(this.#spans, range)
        for (const hear of this.#hearers) hear()
      },
    })
    const onPage = new LinesOnPage(root, this.#editor.lines)
    this.#painter = new HighlightPainter(onPage)
    this.searchable = this.#searchable((range) => revealRange(onPage, scroller, range))
    if (source === null) this.#painter.add(this.#spans)
  }

  get text(): string {
    return this.#editor.lines.text()
  }

  get map() {
    return this.#log.map
  }

  get caret(): Utf16 | null {
    return this.#editor.selected()?.focus ?? null
  }

  get isChanged(): boolean {
    return this.#log.map.replacements.length > 0
  }

  step(way: 'undo' | 'redo'): void {
    if (this.#isLocked) return
    const edit = way === 'undo' ? this.#log.undo() : this.#log.redo()
    if (edit === null) return
    this.#editor.make(edit)
    this.#tell()
  }

  lock(isLocked: boolean): void {
    this.#isLocked = isLocked
    this.#editor.lock(isLocked)
  }

  /** Does what an earlier correction had done, as steps that can be taken back. */
  takeUp({ edits }: CorrectionDraft): void {
    if (!edits.every(({ start, removed }) => this.before.startsWith(removed, start))) return
    for (const edit of edits.toReversed()) {
      this.#editor.make(edit)
      this.#log.closeStep()
      this.#log.add(edit, performance.now())
    }
    this.#tell()
  }

  keep(): Promise<void> {
    clearTimeout(this.#keeping)
    this.#keeping = undefined
    const edits = editsOf(this.#log.map, this.before, this.text)
    // What is as it began is no draft.
    const draft = edits.length === 0 ? null : { at: Date.now(), edits }
    return bridge.keepDraft({ sha256: this.session.article.sha256, draft })
  }

  setCaret(offset: Utf16): void {
    this.#editor.setCaret(offset)
  }

  /** Offset of the first line that begins below a height of the window, in CSS pixels. */
  firstBelow(top: number): Utf16 {
    const lines = this.#editor.lines.all
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((lines[middle]?.element.getBoundingClientRect().top ?? 0) < top) low = middle + 1
      else high = middle
    }
    return lines[low]?.start ?? 0
  }

  dispose(): void {
    clearTimeout(this.#keeping)
    cancelAnimationFrame(this.#frame)
    usePosition.setState({ corrected: null })
    this.#painter.dispose()
    this.#editor.dispose()
  }

  #searchable(show: (range: Utf16Range) => void): Searchable {
    const editor = this.#editor
    const hearers = this.#hearers
    return {
      get text() {
        return editor.lines.text()
      },
      painter: this.#painter,
      isSearched: () => true,
      firstShown: () => 0,
      selection: () => editor.selected(),
      show,
      selectRange: (range) => editor.select(range),
      focus: () => editor.editor.focus(),
      onChange(changed) {
        hearers.add(changed)
        return () => hearers.delete(changed)
      },
    }
  }

  #tellCaret(): void {
    this.#frame = 0
    const { lines } = this.#editor
    const selected = this.#editor.selected()
    const corrected =
      selected === null ? null : this.#places.placeOf(lines, selected, selected.focus)
    usePosition.setState({ corrected })
  }

  #tell(): void {
    const { canUndo, canRedo } = this.#log
    useCorrecting.setState({ canUndo, canRedo, failure: null })
    // Not put off by the next edit: somebody may type for long without a pause.
    this.#keeping ??= setTimeout(() => void this.keep(), KEEP_MS)
  }
}
