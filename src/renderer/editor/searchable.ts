import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { ArticleView } from './article-view.ts'
import type { HighlightPainter } from './highlights.ts'

/** A text on the page as the search meets it: the article's, or one that is being corrected. */
export interface Searchable {
  /** As it is now. */
  readonly text: string
  readonly painter: HighlightPainter
  /** Whether a hit is in what is searched: the readable part, or all. */
  isSearched(hit: Utf16Range, wholePage: boolean): boolean
  firstShown(): Utf16
  /** The selection, also while the search has the keyboard. */
  selection(): Utf16Range | null
  /** Scrolls to a range where it is out of sight. */
  show(range: Utf16Range): void
  selectRange(range: Utf16Range): void
  focus(): void
  /** Calls `changed` after each change of the text; the function returned ends it. */
  onChange(changed: () => void): () => void
}

/** An article's locked text. */
export function searchableArticle(view: ArticleView): Searchable {
  const { page, painter, selection, show, selectRange, focus } = view
  return {
    text: page.text,
    painter,
    isSearched: ({ start }, wholePage) =>
      wholePage || page.blocks[page.blockAt(start)]?.readable === true,
    firstShown: () => page.firstShown(),
    selection,
    show,
    selectRange,
    focus,
    onChange: () => () => {},
  }
}
