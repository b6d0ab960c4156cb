/** The headline on a page against the title that the page gives itself, which often adds the paper's name. */

/** Fewest characters by which words and a title that is longer are known for one. */
const TELLING_LENGTH = 12

/**
 * Whether `words` are `title`, or what is left of it without the name of `site`: white space,
 * quotation marks and dashes apart, in which the two differ.
 */
export function saysTitle(words: string, title: string, site?: string): boolean {
  const said = comparable(words)
  if (said === '') return false
  const whole = comparable(title)
  if (said === whole) return true
  if (site !== undefined && said === comparable(site)) return false
  if (said.length >= TELLING_LENGTH) return whole.includes(said)
  const [first = ''] = title.split(/\s[-–—·•:|»]\s|\|/u)
  return said === comparable(first)
}

function comparable(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
