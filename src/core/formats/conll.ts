import type { Span } from '#core/annotation/model.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { sentencesOf } from '#core/text/sentences.ts'
import { cutTokens, isTokenSpace, tokensOf } from '#core/text/tokens.ts'
import type { DatasetDocument, DatasetOptions } from './dataset.ts'
import { type Carries, type ExportFormat, splitFile } from './exporter.ts'
import { flatLayer } from './layer.ts'
import type { ExportReport } from './report.ts'

/**
 * CoNLL-2003 (www.clips.uantwerpen.be/conll2003/ner): a token a line in four columns parted by single
 * spaces, an empty line after a sentence, the tag of the last column in IOB2.
 *
 * One flat layer, since a token has one tag. A span that begins or ends inside a word (the particle of
 * وقال left out) cuts the token there. A sentence is not ended inside a span, which would make two of it.
 * A tag's label holds no hyphen: NLTK parts tags at it.
 *
 * Readers allow no comments, and no column is left for the text; but the second is for parts of speech,
 * which we have none of. It says what white space stands around the token, in UDPipe's notation
 * (ufal.mff.cuni.cz/udpipe/2/users-manual#run_udpipe_tokenizer), so that the text comes back as it was:
 *
 *   _                   one space follows
 *   SpaceAfter=No       none follows: the next token is of the same word, or a sign
 *   SpacesAfter=\n\s    this follows (\s \t \n \r, others as \uXXXX)
 *   SpacesBefore=\s|…   this stands before the first token of the text
 *
 * A document begins with `-DOCSTART- stem annotator O`.
 */
const carries: Carries = {
  pieces: false,
  overlaps: false,
  unplaced: false,
  spanAttributes: false,
  frames: false,
  frameAttributes: false,
  notes: false,
  documentAttributes: false,
}

export const conll: ExportFormat = {
  carries,
  open(options, report) {
    const names = new TagNames(options)
    return {
      begin: () => [],
      document: (document) => [
        {
          file: splitFile(document, 'conll'),
          data: linesOf(document, flatLayer(document, options, report), names, report),
        },
      ],
      end: () => [],
    }
  },
}

export const documentStart = '-DOCSTART-'

function linesOf(
  document: DatasetDocument,
  layer: readonly Span[],
  names: TagNames,
  report: ExportReport,
): string {
  const { text, stem, annotator } = document
  const chunks = layer
    .flatMap((span) => chunksOf(document, span, names, report))
    .sort((a, b) => a.start - b.start)
  const edges = chunks.flatMap(({ start, end }) => [start, end])
  const tokens = cutTokens(tokensOf(text), edges)
  const sentences = sentenceStarts(document)
  const lines = [`${documentStart} ${stem} ${annotator.id} O\n\n`]
  const at = { chunk: 0, sentence: 0 }
  for (const [i, { start, end }] of tokens.entries()) {
    while ((chunks[at.chunk]?.end ?? text.length) <= start) at.chunk++
    const chunk = chunks[at.chunk]
    const inside = chunk !== undefined && chunk.start <= start
    let begins = false
    for (; (sentences[at.sentence] ?? text.length) <= start; at.sentence++) begins = true
    if (begins && i > 0 && !(inside && chunk.start < start)) lines.push('\n')
    const tag = inside ? `${chunk.start === start ? 'B' : 'I'}-${chunk.name}` : 'O'
    const before = i === 0 ? text.slice(0, start) : ''
    const after = text.slice(end, tokens[i + 1]?.start ?? text.length)
    lines.push(`${text.slice(start, end)} ${writeSpaces({ before, after })} O ${tag}\n`)
  }
  lines.push('\n')
  return lines.join('')
}

interface Chunk extends Utf16Range {
  readonly name: string
}

/** The pieces of a span without the white space at their edges, which is outside all tokens. */
function chunksOf(
  document: DatasetDocument,
  { id, label, segments }: Span,
  names: TagNames,
  report: ExportReport,
): readonly Chunk[] {
  const { text } = document
  const name = names.of(label)
  const chunks = segments
    .map((segment) => ({ ...trimmed(text, segment), name }))
    .filter(({ start, end }) => start < end)
  if (chunks.length === 0) report.add('blank-span', document, id)
  else if (lengthOf(chunks) < lengthOf(segments)) report.add('trimmed-span', document, id)
  if (chunks.length > 0 && name !== label) report.add('renamed', document, id)
  return chunks
}

function lengthOf(ranges: readonly Utf16Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0)
}

function trimmed(text: string, { start, end }: Utf16Range): Utf16Range {
  let [first, last] = [start, end]
  while (first < last && isTokenSpace(text.charCodeAt(first))) first++
  while (last > first && isTokenSpace(text.charCodeAt(last - 1))) last--
  return { start: first, end: last }
}

function sentenceStarts({ text, blocks }: DatasetDocument): readonly Utf16[] {
  return blocks.flatMap(({ start, end }) =>
    sentencesOf(text, start, end).map((sentence) => sentence.start),
  )
}

/** Names that tags may have, by label: letters, digits and `_`; `-` becomes `_` where that is still one's own. */
class TagNames {
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()

  constructor({ tagset }: DatasetOptions) {
    for (const { id } of tagset?.spans ?? []) this.of(id)
  }

  of(label: string): string {
    const known = this.#names.get(label)
    if (known !== undefined) return known
    const plain = label.replaceAll('-', '_')
    const free = /^[\p{L}\p{M}\p{N}_]+$/u.test(plain) && !this.#taken.has(plain)
    const name = free && nameOfTag(plain) === plain ? plain : escapedName(label)
    this.#names.set(label, name)
    this.#taken.add(name)
    return name
  }
}

/** The label's letters and digits, every other sign as `_xHEX_`. */
function escapedName(label: string): string {
  return label.replaceAll(
    /[^\p{L}\p{M}\p{N}]/gu,
    (sign) => `_x${(sign.codePointAt(0) ?? 0).toString(16)}_`,
  )
}

/** What the label of a tag was before it was escaped. */
export function nameOfTag(name: string): string {
  return name.replaceAll(/_x([0-9a-f]{1,6})_/g, (sign, hex) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : sign
  })
}

/** White space around a token. */
export interface Spaces {
  readonly before: string
  readonly after: string
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  [' ', 's'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\r', 'r'],
])

function escapeSpaces(spaces: string): string {
  return [...spaces]
    .map((sign) => {
      const code = sign.charCodeAt(0).toString(16).padStart(4, '0')
      return `\\${shortEscapes.get(sign) ?? `u${code}`}`
    })
    .join('')
}

export function writeSpaces({ before, after }: Spaces): string {
  const parts: string[] = []
  if (before !== '') parts.push(`SpacesBefore=${escapeSpaces(before)}`)
  if (after === '') parts.push('SpaceAfter=No')
  else if (after !== ' ') parts.push(`SpacesAfter=${escapeSpaces(after)}`)
  return parts.length === 0 ? '_' : parts.join('|')
}

const notation =
  /^(?:SpacesBefore=((?:\\[stnr]|\\u[0-9a-f]{4})+))?\|?(?:SpacesAfter=((?:\\[stnr]|\\u[0-9a-f]{4})+)|(SpaceAfter=No))?$/

/** What `writeSpaces` wrote; null where it is something else, a part of speech. */
export function readSpaces(written: string): Spaces | null {
  if (written === '_') return { before: '', after: ' ' }
  const read = notation.exec(written)
  if (read === null || written === '') return null
  const [, before = '', after = '', none] = read
  const plain = (escaped: string) =>
    escaped.replaceAll(/\\(?:u([0-9a-f]{4})|([stnr]))/g, (_sign, hex: string, letter: string) =>
      hex === undefined
        ? ([...shortEscapes].find(([, short]) => short === letter)?.[0] ?? '')
        : String.fromCharCode(Number.parseInt(hex, 16)),
    )
  return { before: plain(before), after: none !== undefined ? '' : plain(after) || ' ' }
}
