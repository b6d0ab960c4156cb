import { positionMapBetween } from '#core/document/position-map.ts'

export interface Parts {
  readonly before: string
  /** What differs, in whole words; empty where nothing does. */
  readonly differing: string
  readonly after: string
}

/** Where two wordings differ, each cut into what they share at both ends and what lies between. */
export function differingWords(
  old: string,
  now: string,
): { readonly old: Parts; readonly now: Parts } {
  const [change] = positionMapBetween(old, now).replacements
  if (change === undefined) return { old: same(old), now: same(now) }
  let start = change.start
  while (start > 0 && !isSpace(old, start - 1)) start--
  let rest = old.length - change.start - change.removed
  while (rest > 0 && !isSpace(old, old.length - rest)) rest--
  return { old: cut(old, start, rest), now: cut(now, start, rest) }
}

function same(text: string): Parts {
  return { before: text, differing: '', after: '' }
}

function cut(text: string, start: number, rest: number): Parts {
  const end = Math.max(start, text.length - rest)
  return { before: text.slice(0, start), differing: text.slice(start, end), after: text.slice(end) }
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at))
}
