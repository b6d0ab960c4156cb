import type { Bilingual } from '#core/annotation/tagset.ts'
import { foldString } from '#core/text/folding.ts'
import { synonyms } from './synonyms.ts'

/** Why a name was proposed; `none`: nothing was found, and it stays as it is. */
export const proposalReasons = [
  'earlier',
  'name',
  'synonym',
  'part',
  'spelling',
  'fillers',
  'none',
] as const
export type ProposalReason = (typeof proposalReasons)[number]

export interface Proposal {
  readonly id: string
  readonly because: ProposalReason
}

/** A name that a tagset has, and what it means. */
export interface Named {
  readonly id: string
  readonly name: Bilingual
}

/**
 * What a name of a file is in the tagset: its id or its name in Arabic or English, folded; a synonym;
 * a name that it begins or ends with (`gold_claim`); one that differs by a slip of the pen. What fits
 * two of the tagset's names alike is neither.
 */
export function propose(name: string, among: readonly Named[]): Proposal {
  const said = plain(name)
  const ways: readonly [ProposalReason, (one: Named) => boolean][] = [
    ['name', ({ id }) => plain(id) === said],
    ['name', (one) => namesOf(one).includes(said)],
    ['synonym', (one) => namesOf(one).some((other) => areSynonyms(said, other))],
    ['part', (one) => wordsOf(name).some((part) => namesOf(one).includes(part))],
    ['spelling', (one) => namesOf(one).some((other) => isSlip(said, other))],
  ]
  if (said !== '')
    for (const [because, fits] of ways) {
      const [first, second] = among.filter(fits)
      if (first !== undefined && second === undefined) return { id: first.id, because }
    }
  return { id: name, because: 'none' }
}

/** What was chosen for a name before, as far as there still is such a thing. */
export function earlierProposal(
  names: Readonly<Record<string, string>> | undefined,
  name: string,
  among: readonly Named[],
): Proposal | null {
  const id = names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined
  const isThere = id === name || among.some((one) => one.id === id)
  return id === undefined || !isThere ? null : { id, because: 'earlier' }
}

function namesOf({ id, name }: Named): readonly string[] {
  return [plain(id), plain(name.ar), plain(name.en)]
}

/**
 * A name without case, hyphens and spaces, the Arabic article and the endings of plural and feminine:
 * `False_Claims` is `falseclaim`, «الادّعاءات» is «ادعاء».
 */
function plain(name: string): string {
  return wordsIn(name).map(stem).join('')
}

function stem(word: string): string {
  return word
    .replace(/^ال(?=.{3})/u, '')
    .replace(/(?<=.{3})(?:ات|ه)$/u, '')
    .replace(/(?<=.{2})s$/, '')
}

/** The words of a name, folded: parted where a capital begins one, too. */
function wordsIn(name: string): readonly string[] {
  const parted = name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  return foldString(parted)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

const negations = new Set(['no', 'non', 'not', 'without', 'un', 'غير', 'لا', 'ليس', 'بلا', 'بدون'])

/** What a name begins and ends with: its first words and its last, but not all of them, and none that it denies. */
function wordsOf(name: string): readonly string[] {
  if (wordsIn(name).some((word) => negations.has(word))) return []
  const words = wordsIn(name).map(stem)
  return words.flatMap((_, i) =>
    i === 0 ? [] : [words.slice(0, i).join(''), words.slice(i).join('')],
  )
}

const synonymGroups = synonyms.map((group) => new Set(group.map(plain)))

function areSynonyms(a: string, b: string): boolean {
  return synonymGroups.some((group) => group.has(a) && group.has(b))
}

/** Names of so many letters may differ by one, or by two. */
const oneSlip = 5
const twoSlips = 9

function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  const allowed = shorter >= twoSlips ? 2 : shorter >= oneSlip ? 1 : 0
  return allowed > 0 && Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed
}

/** Letters that must be put in, taken out, exchanged or swapped (Damerau and Levenshtein, restricted). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
