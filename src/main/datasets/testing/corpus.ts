import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { segmentAt } from '#core/annotation/segment.ts'
import { extract } from '#core/document/extract.ts'
import { sidecarName } from '#core/sidecar/name.ts'
import type { Sidecar, SidecarFrame, SidecarSpan } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { sha256OfBytes, sha256OfText } from '../hashing.ts'

/** A folder of articles with sidecars, for tests. */

export const crlfArticle =
  '📈 القمح يكفي البلاد\r\nقالت وزارة الزراعة إن القمح يكفي 😀 البلاد هذا العام.\r\nونفى التجار ذلك.\r\n'

export interface Marked {
  readonly id: string
  readonly label: string
  /** The words of each piece, wherever they stand first. */
  readonly words: readonly string[]
  readonly attributes?: SidecarSpan['attributes']
}

export interface NewSidecar {
  readonly annotator: string
  readonly spans: readonly Marked[]
  readonly frames?: readonly Pick<SidecarFrame, 'id' | 'type' | 'roles'>[]
  readonly status?: Sidecar['status']
  readonly role?: Sidecar['annotator']['role']
  readonly encoding?: EncodingId
  readonly tagset?: Sidecar['tagset']
}

const at = '2026-11-22T10:00:00Z'

/** Writes an article; its folders are made. */
export function writeArticle(folder: string, file: string, content: string | Uint8Array): void {
  const path = join(folder, file)
  fs.mkdirSync(dirname(path), { recursive: true })
  fs.writeFileSync(path, content)
}

/** Writes a sidecar beside an article that is there, and gives its path in the folder. */
export async function writeSidecar(
  folder: string,
  file: string,
  {
    annotator,
    spans,
    frames = [],
    status = 'submitted',
    role = 'annotator',
    encoding,
    tagset = sampleSidecar.tagset,
  }: NewSidecar,
): Promise<string> {
  const bytes = fs.readFileSync(join(folder, file))
  const name = file.slice(file.lastIndexOf('/') + 1)
  const extracted = await extract(name, bytes, encoding === undefined ? {} : { encoding })
  if (!extracted.ok) throw new Error(extracted.failure.kind)
  const { document, decoding } = extracted.value
  const { text } = document
  const offsets = new OffsetMap(text)
  const made = { note: '', origin: { kind: 'manual' as const }, created: at, modified: at }
  const sidecar: Sidecar = {
    ...sampleSidecar,
    article: {
      file: name,
      sha256: sha256OfBytes(bytes),
      encoding: decoding.encoding,
      textSha256: sha256OfText(text),
      textLength: offsets.codePointLength,
      offsetUnit: 'code-point',
      extraction: document.extraction,
    },
    annotator: { ...sampleSidecar.annotator, id: annotator, name: annotator, role },
    tagset,
    status,
    spans: spans.map(({ id, label, words, attributes = {} }) => ({
      id,
      label,
      segments: words.map((one) => {
        const start = text.indexOf(one)
        if (start === -1) throw new Error(`«${one}» is not in ${file}`)
        const segment = segmentAt(text, { start, end: start + one.length })
        return {
          ...segment,
          start: offsets.toCodePoint(segment.start),
          end: offsets.toCodePoint(segment.end),
        }
      }),
      attributes,
      ...made,
    })),
    frames: frames.map((frame) => ({ ...frame, attributes: {}, ...made })),
    comments: [],
  }
  const beside = file.slice(0, -name.length) + sidecarName(name, annotator, sha256OfText)
  fs.writeFileSync(join(folder, beside), serialiseSidecar(sidecar, null))
  return beside
}

/** Three articles in two folders, one of them in windows-1256, by amal, samir and gold. */
export async function writeCorpus(folder: string): Promise<void> {
  const claim: Marked = {
    id: 'c1',
    label: 'claim',
    words: ['القمح يكفي 😀 البلاد'],
    attributes: { kind: 'prediction' },
  }
  const source: Marked = { id: 's1', label: 'source', words: ['وزارة الزراعة'] }
  const cue: Marked = { id: 'q1', label: 'cue', words: ['قالت'] }
  const frames = [
    { id: 'f1', type: 'attribution', roles: { source: ['s1'], cue: ['q1'], content: ['c1'] } },
  ]
  writeArticle(folder, 'north/haleb.txt', crlfArticle)
  await writeSidecar(folder, 'north/haleb.txt', {
    annotator: 'amal',
    spans: [claim, source, cue],
    frames,
  })
  await writeSidecar(folder, 'north/haleb.txt', {
    annotator: 'samir',
    spans: [claim, { id: 'd1', label: 'claim', words: ['يكفي 😀', 'هذا العام'] }],
    status: 'draft',
  })
  await writeSidecar(folder, 'north/haleb.txt', { annotator: 'gold', spans: [claim] })
  writeArticle(folder, 'south/basra.txt', Uint8Array.of(0xc7, 0xe1, 0xde, 0xe3, 0xcd, 0x0d, 0x0a))
  await writeSidecar(folder, 'south/basra.txt', {
    annotator: 'amal',
    spans: [{ id: 'x1', label: 'claim', words: ['القمح'] }],
    encoding: 'windows-1256',
  })
  writeArticle(folder, 'south/plain.txt', 'بلا وسوم')
}
