/** Words in a row that are looked for. */
const row = 3
/** So many rows, spread over the text, tell. */
const mostRows = 40

/**
 * A measure of how much of a text stands in others, whatever their punctuation, spaces and line breaks:
 * the share, from 0 to 1, of its rows of three words that are found there (shingles: Broder, “On the
 * resemblance and containment of documents”, 1997). Of long texts some rows are looked for. A text
 * without words stands in all.
 */
export function containmentOf(text: string): (other: string) => number {
  const words = wordsOf(text)
  const last = Math.max(0, words.length - row)
  const step = Math.max(1, Math.floor(last / mostRows))
  const rows: string[] = []
  for (let at = 0; at <= last && words.length > 0; at += step)
    rows.push(` ${words.slice(at, at + row).join(' ')} `)
  return (other) => {
    if (rows.length === 0) return 1
    const within = ` ${wordsOf(other).join(' ')} `
    return rows.filter((one) => within.includes(one)).length / rows.length
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
