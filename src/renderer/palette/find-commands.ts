import { foldString } from '#core/text/folding.ts'
import { foldQuery } from '#core/text/search.ts'
import { type CommandId, commandIds } from '#ipc/commands.ts'
import { command as arabic } from '#messages/ar/commands.ts'
import { command as english } from '#messages/en/commands.ts'

/** A command's names in both languages, folded. */
type Names = readonly string[]

const folded: readonly (readonly [CommandId, Names])[] = commandIds.map((id) => [
  id,
  [foldString(arabic[id]), foldString(english[id])],
])

/**
 * The commands whose Arabic or English name holds every word of the query: first those where each
 * begins a word of the name, then the rest; within each, in the order of the menus.
 */
export function findCommands(query: string): readonly CommandId[] {
  const words = foldQuery(query)
  const ranked = folded.flatMap(([id, names]) => {
    const rank = Math.max(...names.map((name) => rankOf(name, words)))
    return rank === 0 ? [] : [{ id, rank }]
  })
  return ranked.sort((a, b) => b.rank - a.rank).map(({ id }) => id)
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
