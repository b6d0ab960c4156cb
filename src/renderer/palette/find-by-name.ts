import type { Bilingual } from '#core/annotation/tagset.ts'
import { foldString } from '#core/text/folding.ts'
import { foldQuery } from '#core/text/search.ts'

/** Something that is found by either of its names. */
export interface Named {
  readonly name: Bilingual
}

/**
 * Those whose Arabic or English name holds every word of the query: first those where each begins a
 * word of the name, then the rest; within each, in the order in which they came.
 */
export function findByName<T extends Named>(all: readonly T[], query: string): readonly T[] {
  const words = foldQuery(query)
  const ranked = all.flatMap((one) => {
    const rank = Math.max(
      rankOf(foldString(one.name.ar), words),
      rankOf(foldString(one.name.en), words),
    )
    return rank === 0 ? [] : [{ one, rank }]
  })
  return ranked.sort((a, b) => b.rank - a.rank).map(({ one }) => one)
}

/** 3: the name begins with the query; 2: words of it do; 1: it only holds them; 0: it does not. */
function rankOf(name: string, words: readonly string[]): number {
  if (!words.every((word) => name.includes(word))) return 0
  const [first] = words
  if (first === undefined || (words.length === 1 && beginsWith(name, first))) return 3
  const parts = name.split(/[\s:()]+/)
  const beginning = words.every((word) => parts.some((part) => beginsWith(part, word)))
  return beginning ? 2 : 1
}

/** The Arabic article before a word does not hide its beginning. */
function beginsWith(part: string, word: string): boolean {
  return part.startsWith(word) || part.startsWith(`ال${word}`)
}
