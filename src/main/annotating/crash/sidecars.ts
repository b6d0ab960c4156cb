/** Sidecars of many sizes in which a cut, a mixture or a lost save would be seen. */
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar, SidecarSpan } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'

export const annotator = {
  id: 'amal',
  name: 'أمل',
  key: '7b0c5d52-1c1e-4f8e-9d0b-0f6a3c2e1d4f',
} as const
export const articleName = 'قمح.txt'
export const article = 'قالت الوزارة إن القمح وفير.'

const at = '2026-11-22T10:00:00Z'
/** Characters of the note: by what a save has to write, a kill hits it elsewhere. */
const sizes = [0, 5000, 60_000, 400_000]

/** A sidecar of the article with some spans and a note. */
export function sidecarOf(spanIds: readonly string[], note: string): Sidecar {
  return {
    format: 'isnad-sidecar',
    version: 1,
    article: {
      file: articleName,
      sha256: 'a'.repeat(64),
      encoding: 'utf-8',
      textSha256: 'b'.repeat(64),
      textLength: article.length,
      offsetUnit: 'code-point',
      extraction: { format: 'text', rules: 1 },
    },
    annotator: { ...annotator, role: 'annotator' },
    tagset: { id: 'claims-sources-sentiment', version: '1.0.0' },
    status: 'draft',
    document: { attributes: {}, note },
    spans: spanIds.map(span),
    frames: [],
    comments: [],
    reviews: [],
    conflicts: [],
  }
}

function span(id: string): SidecarSpan {
  return {
    id,
    label: 'cue',
    segments: [{ start: 0, end: 4, quote: 'قالت', prefix: '', suffix: ' الوزارة' }],
    attributes: {},
    note: '',
    origin: { kind: 'manual' },
    created: at,
    modified: at,
  }
}

/** The text of save number `number`. */
export function contentOf(number: number): string {
  const size = sizes[number % sizes.length] ?? 0
  return serialiseSidecar(sidecarOf([], `${number} نص`.padEnd(size, ` ${number} نص`)), null)
}

/** The number of a saved text; throws where it is not the whole of what one save wrote. */
export function savedNumber(text: string): number {
  const parsed = parseSidecar(text)
  const number = parsed.ok ? Number.parseInt(parsed.value.sidecar.document.note, 10) : Number.NaN
  if (!Number.isNaN(number) && contentOf(number) === text) return number
  throw new Error('the content is not what any save wrote')
}
