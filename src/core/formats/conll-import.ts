import type { Utf16Range } from '#core/text/offsets.ts'
import { documentStart, nameOfTag, readSpaces } from './conll.ts'
import { decodeUtf8 } from './import-text.ts'
import type { ImportedDocument, ImportedSpan, ImportFormat, ImportProblem } from './importer.ts'

const conllName = /\.(?:conll|conll2003|iob|iob2|bio|ner)$/i

/**
 * Reads CoNLL files of two columns or more, the token in the first and its tag in the last (IOB of either
 * kind, IOE, IOBES, BILOU), parted by tabs or by spaces. The text is put together of the tokens: as our
 * own files say, else with a space between tokens and a line for each sentence.
 */
export const conllImport: ImportFormat = {
  recognise: (name, head) =>
    !conllName.test(name) ? 'no' : /^\S+[ \t].*\b(?:O|[BI]-\S+)$/m.test(head) ? 'surely' : 'maybe',
  *read(source, report) {
    for (const file of source.names) {
      if (!conllName.test(file)) continue
      const content = decodeUtf8(source, file, report)
      if (content === null) continue
      const stem = file.replace(/\.\w+$/, '')
      const faults: ImportProblem[] = []
      const documents = documentsIn(content, (line, detail) =>
        faults.push({ kind: 'malformed', file, line, detail }),
      )
      if (documents.every(({ sentences }) => sentences.length === 0)) {
        const [first] = faults
        if (first !== undefined) report({ ...first, kind: 'not-supported' })
        continue
      }
      for (const fault of faults) report(fault)
      let number = 0
      for (const document of documents) {
        if (document.sentences.length === 0) continue
        yield imported(document, documents.length === 1 ? stem : `${stem}#${++number}`)
      }
    }
  },
}

interface Row {
  readonly token: string
  /** The second column where there are four. */
  readonly second: string | null
  readonly tag: string
}

interface ReadDocument {
  /** The columns after the sign of its beginning. */
  readonly start: readonly string[] | null
  readonly sentences: Row[][]
}

const tagPattern = /^(?:O|[BIESLUM](?:-.+)?)$/

function documentsIn(
  content: string,
  fault: (line: number, detail: string) => void,
): readonly ReadDocument[] {
  let current: ReadDocument = { start: null, sentences: [] }
  const documents: ReadDocument[] = []
  let open: Row[] | null = null
  const close = (): void => {
    if (current.start !== null || current.sentences.length > 0) documents.push(current)
  }
  for (const [i, raw] of content.split('\n').entries()) {
    // Spaces and tabs alone: other white space, and U+FEFF, may be a token of somebody's.
    const line = raw.replace(/\r$/, '').replaceAll(/^[ \t]+|[ \t]+$/g, '')
    if (line === '') {
      open = null
      continue
    }
    const fields = line.split(line.includes('\t') ? '\t' : / +/)
    const [token = '', second = null] = fields
    const tag = fields.at(-1) ?? ''
    if (token === documentStart) {
      close()
      current = { start: fields.slice(1), sentences: [] }
      open = null
      continue
    }
    const isRow = fields.length > 1 && token !== '' && tagPattern.test(tag)
    if (!isRow) {
      if (!line.startsWith('#')) fault(i + 1, line)
      continue
    }
    if (open === null) {
      open = []
      current.sentences.push(open)
    }
    open.push({ token, second: fields.length === 4 ? second : null, tag })
  }
  close()
  return documents
}

function imported({ start, sentences }: ReadDocument, name: string): ImportedDocument {
  const spaces = sentences.map((rows) =>
    rows.map(({ second }) => (second === null ? null : readSpaces(second))),
  )
  const [stem = '', annotator = ''] = start ?? []
  const isOurs = start?.length === 3 && stem !== '-X-' && spaces.flat().every((one) => one !== null)
  const text: string[] = []
  const places: Utf16Range[] = []
  let at = 0
  const put = (piece: string): void => {
    text.push(piece)
    at += piece.length
  }
  for (const [i, rows] of sentences.entries())
    for (const [j, { token }] of rows.entries()) {
      const around = (isOurs && spaces[i]?.[j]) || null
      put(around === null ? gapBefore(i, j) : around.before)
      places.push({ start: at, end: at + token.length })
      put(token)
      put(around?.after ?? '')
    }
  return {
    name: isOurs ? stem : name,
    file: null,
    text: text.join(''),
    textSha256: null,
    annotator: isOurs ? { id: annotator, name: annotator } : null,
    attributes: {},
    note: '',
    spans: chunksOf(sentences, places),
    frames: [],
  }
}

/** A line for each sentence, a space between its tokens. */
function gapBefore(sentence: number, token: number): string {
  if (token > 0) return ' '
  return sentence > 0 ? '\n' : ''
}

/** Chunks as conlleval finds them: a tag begins one if it says so, or if it goes on with what is not open. */
function chunksOf(
  sentences: readonly (readonly Row[])[],
  places: readonly Utf16Range[],
): readonly ImportedSpan[] {
  const spans: ImportedSpan[] = []
  let row = 0
  for (const sentence of sentences) {
    let open: { readonly label: string; readonly start: number; end: number } | null = null
    const close = (): void => {
      if (open === null) return
      const { label, start, end } = open
      const id = `t${spans.length + 1}`
      spans.push({ id, label, segments: [{ start, end }], unplaced: [], attributes: {}, note: '' })
      open = null
    }
    for (const { tag } of sentence) {
      const place = places[row++] ?? { start: 0, end: 0 }
      const sign = tag.charAt(0)
      const label = nameOfTag(tag.slice(2)) || 'chunk'
      const goesOn = open !== null && open.label === label && !'OBSU'.includes(sign)
      if (!goesOn) close()
      if (sign === 'O') continue
      if (open === null) open = { label, ...place }
      else open.end = place.end
      if ('ESLU'.includes(sign)) close()
    }
    close()
  }
  return spans
}
