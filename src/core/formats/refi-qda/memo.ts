import { joined } from './coded-sources.ts'

/**
 * The memo of a span: its note, and below it what was written freely of its attributes, a line each.
 * Programs that read no notes of a selection, as QualCoder, show it so.
 */
export function memoOf(note: string, written: readonly (readonly [string, string])[]): string {
  return joined(note, linesOf(written))
}

/** The note that `memoOf` was given; all of a memo that it did not make. */
export function noteIn(memo: string, written: readonly (readonly [string, string])[]): string {
  const lines = linesOf(written)
  if (memo === lines) return ''
  return written.length > 0 && memo.endsWith(`\n${lines}`) ? memo.slice(0, -lines.length - 1) : memo
}

function linesOf(written: readonly (readonly [string, string])[]): string {
  return written.map(([name, value]) => `${name}: ${value}`).join('\n')
}
