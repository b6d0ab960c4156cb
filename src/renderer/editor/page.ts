/** What the shell and the page say to each other. Offsets are UTF-16 in the canonical text. */
import type { ComponentType } from 'react'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import type { OpenedArticle } from '#ipc/contract.ts'
import type { Settings } from '#ipc/settings.ts'
import type { ArticleView } from './article-view.ts'

export type Direction = 'rtl' | 'ltr'
/** `auto` is the first strong character's. */
export type DirectionChoice = 'auto' | Direction

/** Where the caret or selection is; what the status bar tells. */
export interface PagePosition {
  /** Index in `document.blocks`. */
  readonly block: number
  readonly focus: Utf16
  readonly selection: Utf16Range | null
  readonly direction: Direction
  readonly directionChoice: DirectionChoice
}

export type SelectionUnit = 'grapheme' | 'word' | 'sentence' | 'block' | 'article'

/** The search in what is on the page. */
export interface PageSearch {
  openFind(): void
  findNext(): void
  findPrevious(): void
}

/** What commands ask of the page. */
export interface PageController extends PageSearch {
  focus(): void
  /** Widens the selection to whole units (or takes the unit under the caret). */
  select(unit: SelectionUnit): void
  selectRange(range: Utf16Range): void
  /** Puts the caret there, with the focus, and scrolls to it where it is out of sight. */
  goTo(offset: Utf16): void
  /** Scrolls so that the range is fully visible, with a short pulse where motion is welcome. */
  reveal(range: Utf16Range): void
  /** Applies to the blocks that the selection touches. */
  setDirection(choice: DirectionChoice): void
  /** The text as the editor holds it, blocks joined by one LF: equals the canonical text. */
  readText(): string
}

export interface ArticlePageProps {
  readonly article: OpenedArticle
  /** Shows also the blocks that the readable view hides. */
  readonly wholePage: boolean
  readonly page: Settings['page']
  /** What lies over the text and scrolls with it. */
  readonly layer: ComponentType<{ readonly view: ArticleView }>
  /** Null when nothing in the page has the caret. */
  onPosition(position: PagePosition | null): void
  /** Given once the page can be used, and null when it goes. */
  onController(controller: PageController | null): void
  /** The first frame with the article's text has been painted. */
  onPainted(): void
}
