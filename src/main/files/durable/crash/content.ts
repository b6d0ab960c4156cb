/** JSON contents of many sizes in which a cut, a mixture or a lost save would be seen. */
import { sha256 } from '../write.ts'

const SIZES = [200, 5000, 60_000, 400_000]

/** The content of save number `number`. */
export function contentOf(number: number): Uint8Array {
  const filler = `${number} نص `.repeat(Math.ceil((SIZES[number % SIZES.length] ?? 200) / 8))
  const sum = sha256(Buffer.from(filler))
  return Buffer.from(`${JSON.stringify({ number, filler, sum })}\n`)
}

/** The number of a saved content; throws where the content is not whole. */
export function savedNumber(bytes: Uint8Array): number {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    typeof value.number === 'number' &&
    Buffer.from(contentOf(value.number)).equals(bytes)
  )
    return value.number
  throw new Error('the content is not what any save wrote')
}
