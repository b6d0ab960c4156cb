/** Deterministic spans over a generated article, and the sidecar that holds them. */
import { createHash } from 'node:crypto'
import { segmentAt } from '#core/annotation/segment.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { settled } from '../../e2e/app/test.ts'
import { randomNumbers } from '../texts.ts'

/** A stretch of an article in one piece. Generated articles have no character outside the BMP. */
export interface PlainSpan {
  readonly id: string
  readonly label: string
  readonly start: number
  readonly end: number
}

const labels = ['claim', 'source', 'cue', 'expression', 'target'] as const
const shortest = 5
const longest = 60
const at = '2026-11-22T10:00:00Z'

/** `count` spans at random places, 5 to 60 characters long, inside paragraphs, free to overlap. */
export function newsSpans(text: string, count: number, seed: number): readonly PlainSpan[] {
  const random = randomNumbers(seed)
  const spans: PlainSpan[] = []
  while (spans.length < count) {
    // The first stands at the beginning, where an article opens.
    const start = spans.length === 0 ? 0 : Math.floor(random() * text.length)
    const length = shortest + Math.floor(random() * (longest - shortest + 1))
    const label = labels[Math.floor(random() * labels.length)] ?? labels[0]
    const line = text.indexOf('\n', start)
    const end = Math.min(start + length, line === -1 ? text.length : line)
    if (end - start < shortest) continue
    spans.push({ id: `span-${String(spans.length).padStart(5, '0')}`, label, start, end })
  }
  return spans
}

/** A sidecar of the settled annotator beside the article `name`, which holds `text` in UTF-8. */
export function sidecarOf(name: string, text: string, spans: readonly PlainSpan[]): Sidecar {
  const sha256 = createHash('sha256').update(text).digest('hex')
  return {
    format: 'isnad-sidecar',
    version: 1,
    article: {
      file: name,
      sha256,
      encoding: 'utf-8',
      textSha256: sha256,
      textLength: text.length,
      offsetUnit: 'code-point',
      extraction: { format: 'text', rules: 1 },
    },
    annotator: { ...settled.annotator, role: 'annotator' },
    tagset: { id: 'claims-sources-sentiment', version: '1.0.0' },
    status: 'draft',
    document: { attributes: {}, note: '' },
    spans: spans.map(({ id, label, start, end }) => ({
      id,
      label,
      segments: [segmentAt(text, { start, end })],
      attributes: {},
      note: '',
      origin: { kind: 'manual' },
      created: at,
      modified: at,
    })),
    frames: [],
    comments: [],
    reviews: [],
    conflicts: [],
  }
}
