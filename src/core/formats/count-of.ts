/** A number and what it counts, in English: `1 article`, `2 articles`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
