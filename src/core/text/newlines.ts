import type { Newlines } from './encoding.ts'

export interface UnifiedNewlines {
  /** The text with CR LF and lone CR turned into LF. U+2028, U+2029 and NEL stay as they are. */
  readonly text: string
  readonly newlines: Newlines
}

/** Turns CR LF and CR into LF and says which the text had. */
export function unifyNewlines(text: string): UnifiedNewlines {
  if (!text.includes('\r')) return { text, newlines: text.includes('\n') ? 'lf' : 'none' }
  const unified = text.replace(/\r\n?/g, '\n')
  const pairs = text.length - unified.length
  let returns = 0
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) returns++
  let feeds = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) feeds++
  const kinds = [pairs > 0, returns > pairs, feeds > pairs].filter(Boolean).length
  const newlines = kinds > 1 ? 'mixed' : pairs > 0 ? 'crlf' : 'cr'
  return { text: unified, newlines }
}
