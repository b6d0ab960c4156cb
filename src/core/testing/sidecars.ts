import fc from 'fast-check'
import { segmentAt } from '#core/annotation/segment.ts'
import type { Sidecar, SidecarFrame, SidecarSegment, SidecarSpan } from '#core/sidecar/schema.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { arabicAlphabet, arabicNews } from './arabic-text.ts'

/** Sidecars of our own making for tests, by hand and generated. */

export const hash = (digit: string) => digit.repeat(64)

const at = '2026-11-22T10:00:00Z'

/** A segment of the sidecar over the first place where the words stand in the text. */
export function segmentOn(text: string, words: string): SidecarSegment {
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`«${words}» is not in the text`)
  const map = new OffsetMap(text)
  const { quote, prefix, suffix } = segmentAt(text, { start, end: start + words.length })
  return {
    start: map.toCodePoint(start),
    end: map.toCodePoint(start + words.length),
    quote,
    prefix,
    suffix,
  }
}

/** An article with an emoji before everything, so that the two units of offsets differ. */
export const sampleText = `📈 ${arabicNews}`

export function sampleSpan(id: string, label: string, words: string): SidecarSpan {
  return {
    id,
    label,
    segments: [segmentOn(sampleText, words)],
    attributes: {},
    note: '',
    origin: { kind: 'manual' },
    created: at,
    modified: at,
  }
}

export const sampleFrame: SidecarFrame = {
  id: 'frame-1',
  type: 'attribution',
  roles: { source: ['source-1'], cue: ['cue-1'], content: ['claim-1'] },
  attributes: {},
  note: '',
  origin: { kind: 'manual' },
  created: at,
  modified: at,
}

export const sampleSidecar: Sidecar = {
  format: 'isnad-sidecar',
  version: 1,
  article: {
    file: 'قمح.txt',
    sha256: hash('a'),
    encoding: 'utf-8',
    textSha256: hash('b'),
    textLength: new OffsetMap(sampleText).codePointLength,
    offsetUnit: 'code-point',
    extraction: { format: 'text', rules: 1 },
  },
  annotator: {
    id: 'amal',
    name: 'أمل',
    key: '7b0c5d52-1c1e-4f8e-9d0b-0f6a3c2e1d4f',
    role: 'annotator',
  },
  tagset: { id: 'claims-sources-sentiment', version: '1.0.0' },
  status: 'draft',
  document: { attributes: { tone: 'neutral', topic: 'القمح' }, note: '' },
  spans: [
    sampleSpan('cue-1', 'cue', 'قالت'),
    sampleSpan('source-1', 'source', 'وزارة الزراعة'),
    {
      ...sampleSpan('claim-1', 'claim', 'إن إنتاج القمح سيرتفع هذا العام'),
      attributes: { kind: 'prediction', checkworthy: 'high' },
    },
  ],
  frames: [sampleFrame],
  comments: [
    {
      id: 'comment-1',
      on: { annotator: 'amal', item: 'claim-1' },
      author: 'amal',
      kind: 'comment',
      text: 'أهو توقع أم وعد؟',
      created: at,
      replyTo: null,
    },
  ],
  reviews: [],
  conflicts: [],
}

const time = fc.integer({ min: 0, max: 5 }).map((minute) => `2026-11-22T10:0${minute}:00Z`)
const note = fc.constantFrom('', 'ملاحظة', 'a "note"\nof two lines', '<b>&amp;</b>')
const word = fc.constantFrom('claim', 'source', 'cue', 'target', 'أخرى')
const attributes = fc.dictionary(
  fc.constantFrom('kind', 'named', 'verdict', 'zeta', 'alpha'),
  fc.oneof(fc.constantFrom('x', 'y', 'قيمة'), fc.boolean(), fc.array(fc.constantFrom('p', 'q'))),
)
const origin = fc.constantFrom<SidecarSpan['origin']>(
  { kind: 'manual' },
  { kind: 'suggested', by: 'cue-list', score: 0.75 },
  { kind: 'imported', from: { file: 'a.ann', id: 'T1' } },
)
/** Unknown keys, with values of every kind of JSON. */
const unknown = fc.dictionary(
  fc.constantFrom('x-future', 'مجهول', 'zz'),
  fc.constantFrom<unknown>(null, false, 0.5, -7e21, '"', [1, [], {}], { b: 1, a: { z: [null] } }),
  { maxKeys: 2 },
)

/** Puts unknown keys somewhere among the known ones. */
function scattered<T extends object>(record: T, extra: object, place: number): T {
  const entries = Object.entries(record)
  const cut = place % (entries.length + 1)
  return Object.assign(
    Object.fromEntries([...entries.slice(0, cut), ...Object.entries(extra), ...entries.slice(cut)]),
    record,
  )
}

export const generatedText = fc
  .array(fc.constantFrom(...arabicAlphabet, '😀', '📈'), { minLength: 12, maxLength: 60 })
  .map((parts) => parts.join(''))

/** One or two segments on whole code points, in order, apart. */
export function generatedSegments(text: string): fc.Arbitrary<SidecarSegment[]> {
  const map = new OffsetMap(text)
  return fc
    .uniqueArray(fc.integer({ min: 0, max: map.codePointLength }), { minLength: 2, maxLength: 4 })
    .map((edges) => {
      const sorted = edges.sort((a, b) => a - b)
      const segments: SidecarSegment[] = []
      for (let i = 0; i + 1 < sorted.length; i += 2) {
        const [start = 0, end = 0] = [sorted[i], sorted[i + 1]]
        const range = { start: map.toUtf16(start), end: map.toUtf16(end) }
        const { quote, prefix, suffix } = segmentAt(text, range)
        segments.push({ start, end, quote, prefix, suffix })
      }
      return segments
    })
}

function generatedSpan(id: string, text: string): fc.Arbitrary<SidecarSpan> {
  return fc
    .tuple(
      fc.record({
        id: fc.constant(id),
        label: word,
        segments: generatedSegments(text),
        attributes,
        note,
        origin,
        created: time,
        modified: time,
      }),
      unknown,
      fc.nat(12),
    )
    .map(([span, extra, place]) => scattered(span, extra, place))
}

/** Roles filled by spans, by earlier frames and by the writer, so that nothing dangles or turns in a circle. */
function generatedFrame(id: string, fillers: readonly string[]): fc.Arbitrary<SidecarFrame> {
  return fc
    .tuple(
      fc.record({
        id: fc.constant(id),
        type: fc.constantFrom('attribution', 'sentiment', 'relation', 'غير معروف'),
        roles: fc.dictionary(
          fc.constantFrom('source', 'cue', 'content', 'target'),
          fc.uniqueArray(fc.constantFrom('#writer', ...fillers), { minLength: 1, maxLength: 3 }),
        ),
        attributes,
        note,
        origin,
        created: time,
        modified: time,
      }),
      unknown,
      fc.nat(12),
    )
    .map(([frame, extra, place]) => scattered(frame, extra, place))
}

const entry = {
  comments: (id: string) =>
    fc.record({
      id: fc.constant(id),
      on: fc.constantFrom(
        { annotator: 'amal', item: null },
        { annotator: 'samir', item: 'another-item' },
      ),
      author: fc.constantFrom('amal', 'samir'),
      kind: fc.constantFrom('comment' as const, 'resolve' as const),
      text: note,
      created: time,
      replyTo: fc.constant(null),
    }),
  reviews: (id: string) =>
    fc.record({
      id: fc.constant(id),
      annotator: fc.constant('samir'),
      sidecarSha256: fc.constant(hash('c')),
      verdict: fc.constantFrom('returned' as const, 'approved' as const),
      note,
      by: fc.constant('amal'),
      at: time,
    }),
}

function listOf<T>(prefix: string, make: (id: string) => fc.Arbitrary<T>, most: number) {
  return fc
    .uniqueArray(fc.nat(5), { maxLength: most })
    .chain((numbers) => fc.tuple(...numbers.map((number) => make(`${prefix}-${number}`))))
}

/**
 * Any sound sidecar on the text. Ids are drawn from few, so that two of them have items in common.
 */
export function generatedSidecar(text: string): fc.Arbitrary<Sidecar> {
  return listOf('span', (id) => generatedSpan(id, text), 4)
    .chain((spans) => {
      const ids = spans.map((span) => span.id)
      return fc
        .uniqueArray(fc.nat(4), { maxLength: 3 })
        .chain((numbers) =>
          fc.tuple(
            ...numbers
              .sort((a, b) => a - b)
              .map((number, i) =>
                generatedFrame(`frame-${number}`, [
                  ...ids,
                  ...numbers.slice(0, i).map((earlier) => `frame-${earlier}`),
                ]),
              ),
          ),
        )
        .map((frames) => ({ spans, frames }))
    })
    .chain((items) =>
      fc
        .record({
          document: fc.record({ attributes, note }),
          status: fc.constantFrom('draft' as const, 'submitted' as const),
          comments: listOf('comment', entry.comments, 2),
          reviews: listOf('review', entry.reviews, 2),
          extra: unknown,
          place: fc.nat(13),
        })
        .map(({ extra, place, ...rest }) =>
          scattered(
            {
              ...sampleSidecar,
              article: {
                ...sampleSidecar.article,
                textLength: new OffsetMap(text).codePointLength,
              },
              ...items,
              ...rest,
            },
            extra,
            place,
          ),
        ),
    )
}
