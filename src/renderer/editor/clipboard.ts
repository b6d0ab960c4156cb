import type { Utf16Range } from '#core/text/offsets.ts'
import type { PageText } from './page-text.ts'

/** The text of a range as it is shown: exactly, blocks joined by LF, without blocks that are hidden. */
export function shownText(page: PageText, { start, end }: Utf16Range): string {
  const parts: string[] = []
  for (let i = page.blockAt(start); i < page.blocks.length; i++) {
    const block = page.blocks[i]
    if (block === undefined || block.start > end) break
    if (!page.isShown(i)) continue
    parts.push(page.text.slice(Math.max(block.start, start), Math.min(block.end, end)))
  }
  return parts.join('\n')
}
