import type { ArticleDocument } from '#core/document/document.ts'
import type { Utf16Range } from '#core/text/offsets.ts'

/** A list longer than this helps nobody; a page of thousands of headings is not an article. */
const most = 300

export interface OutlineHeading extends Utf16Range {
  readonly text: string
  /** 0 for the highest level that the article has; levels that it skips count for nothing. */
  readonly depth: number
}

/** The headings that are shown, in order, each as deep as the article's own levels make it. */
export function headings(document: ArticleDocument, wholePage: boolean): readonly OutlineHeading[] {
  const found = document.blocks
    .flatMap(({ block, start, end, readable }) =>
      block.kind === 'heading' && (readable || wholePage)
        ? [{ start, end, level: block.level, text: document.text.slice(start, end).trim() }]
        : [],
    )
    .filter(({ text }) => text !== '')
    .slice(0, most)
  const levels = [...new Set(found.map(({ level }) => level))].sort()
  return found.map(({ start, end, text, level }) => ({
    start,
    end,
    text,
    depth: levels.indexOf(level),
  }))
}
