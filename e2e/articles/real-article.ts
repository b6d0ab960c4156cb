/** The article that the tests open: a real one where it lies beside the project, else a sample of our own. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const places = ['../../../shared/articles', '../../resources/samples'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
)

function findArticle(): string {
  for (const place of places.filter((folder) => existsSync(folder))) {
    const name = readdirSync(place)
      .filter((file) => file.endsWith('.txt'))
      .sort()[0]
    if (name) return join(place, name)
  }
  throw new Error(`No article in ${places.join(' or ')}`)
}

/** The bytes as they lie on the disk: UTF-8. */
export const realArticle: Buffer = readFileSync(findArticle())

/** The canonical text, worked out here and not by the app: decoded, BOM dropped, newlines made LF. */
export const realText: string = new TextDecoder('utf-8', { fatal: true })
  .decode(realArticle)
  .replace(/\r\n?/g, '\n')

export const realParagraphs: readonly string[] = realText.split('\n')

/** Those with words: a Word document has none for the newline that a text ends with. */
export const wordedParagraphs: readonly string[] = realParagraphs.filter((text) => text !== '')

/** Words alone: what must be the same however the article was saved. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
