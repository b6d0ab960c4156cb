/** HTML inside another format (Markdown's raw blocks), written by the same rules as a page. */
import type { BlockWriter } from '#core/document/block-writer.ts'
import type { ExtractionFailure } from '#core/document/document.ts'
import type { Tally } from '#core/document/tally.ts'
import { ok, type Result } from '#core/result.ts'
import { writeBlocks } from './blocks.ts'
import { parseTree } from './tree.ts'

/** Writes the blocks of `source` where `writer` stands. */
export function writeHtmlFragment(
  source: string,
  writer: BlockWriter,
  tally: Tally,
): Result<null, ExtractionFailure> {
  const tree = parseTree(source)
  if (!tree.ok) return tree
  writeBlocks(tree.value.document, writer, tally)
  return ok(null)
}
