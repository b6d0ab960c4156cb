import type { ArticleDocument } from '#core/document/document.ts'
import { countCodePoints, countWords } from '#core/text/counts.ts'
import { inPauses } from '#renderer/in-pauses.ts'

export interface ShownCounts {
  readonly words: number
  /** Code points, the line feeds between blocks among them. */
  readonly characters: number
}

/**
 * Counts what is shown of an article, block by block; it yields after each so that the caller can
 * stop when its time is up, and returns the counts.
 */
export function* countShown(
  { text, blocks }: ArticleDocument,
  wholePage: boolean,
): Generator<void, ShownCounts> {
  let words = 0
  let characters = 0
  let shown = 0
  for (const { start, end, readable } of blocks) {
    if (!readable && !wholePage) continue
    const shownText = text.slice(start, end)
    words += countWords(shownText)
    characters += countCodePoints(shownText)
    shown++
    yield
  }
  return { words, characters: characters + Math.max(0, shown - 1) }
}

/** Counts in the pauses of the window; returns a function that stops it. */
export function countInPauses(
  document: ArticleDocument,
  wholePage: boolean,
  done: (counts: ShownCounts) => void,
): () => void {
  const counting = countShown(document, wholePage)
  return inPauses(() => {
    const step = counting.next()
    if (step.done !== true) return 'more'
    done(step.value)
    return 'done'
  })
}
