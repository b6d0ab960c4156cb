import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Annotations, noAnnotations } from '#core/annotation/model.ts'
import { spanOn } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { AgreementCounts } from './label-agreement.ts'
import { markedStretches } from './marked-stretches.ts'
import { matchSpans } from './span-matching.ts'

const text = 'قالت الوزارة 📈 إن القمح وصل إلى الميناء.'
const offsets = new OffsetMap(text)

function coder(...spans: readonly (readonly [label: string, ...words: string[]])[]): Annotations {
  const made = spans.map(([label, ...words], i) => spanOn(text, `s${i}`, label, words))
  return { ...noAnnotations, spans: new Map(made.map((span) => [span.id, span])) }
}

/** The annotations with those spans whose turn in `kept`, which goes round, says so. */
function someOf(annotations: Annotations, kept: readonly boolean[]): Annotations {
  const spans = [...annotations.spans].filter((_, i) => kept[i % kept.length])
  return { ...annotations, spans: new Map(spans) }
}

function agreementOf(...coders: readonly Annotations[]) {
  const counts = new AgreementCounts()
  counts.add(coders, offsets)
  return counts.labels
}

describe('agreement on a label', () => {
  it('is whole where two say the same', () => {
    const both = coder(['claim', 'القمح وصل'], ['source', 'الوزارة'])
    expect(agreementOf(both, both)).toEqual([
      { label: 'claim', spans: 2, alpha: 1, exact: 1, half: 1 },
      { label: 'source', spans: 2, alpha: 1, exact: 1, half: 1 },
    ])
  })

  it('counts characters as code points, and spans that share half apart from those alike', () => {
    const [claim] = agreementOf(
      coder(['claim', '📈 إن القمح'], ['claim', 'الميناء']),
      coder(['claim', 'إن القمح'], ['claim', 'الميناء']),
    )
    const characters = [...text].length
    const both = [...'إن القمحالميناء'].length
    const disagreed = 2
    const [marked, unmarked] = [2 * both + disagreed, 2 * (characters - both) - disagreed]
    const all = 2 * characters
    expect(claim?.alpha).toBeCloseTo(1 - ((all - 1) * disagreed) / (marked * unmarked), 10)
    expect(claim).toMatchObject({ spans: 4, exact: 0.5, half: 1 })
  })

  it('knows that a label was in none of the articles before the first that has it', () => {
    const counts = new AgreementCounts()
    counts.add([coder(), coder()], offsets)
    counts.add([coder(['claim', 'القمح']), coder(['claim', 'القمح وصل'])], offsets)
    const other = new AgreementCounts()
    other.add([coder(['claim', 'القمح']), coder(['claim', 'القمح وصل'])], offsets)
    other.add([coder(), coder()], offsets)
    expect(counts.articles).toBe(2)
    expect(counts.labels[0]?.alpha).toBeCloseTo(other.labels[0]?.alpha ?? Number.NaN, 12)
  })

  it('does not depend on who comes first', () => {
    const kept = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(generatedDocument, kept, kept, (document, ours, theirs) => {
        const one = someOf(document.annotations, ours)
        const other = someOf(document.annotations, theirs)
        const there = new AgreementCounts()
        there.add([one, other], document.offsets)
        const back = new AgreementCounts()
        back.add([other, one], document.offsets)
        for (const [i, { label, spans, alpha, exact }] of there.labels.entries()) {
          expect(back.labels[i]).toMatchObject({ label, spans, exact })
          expect(back.labels[i]?.alpha ?? 2).toBeCloseTo(alpha ?? 2, 9)
          expect(alpha ?? 1).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

it('matches one to one, the nearest first', () => {
  const ours = [spanOn(text, 'a', 'claim', ['القمح وصل']), spanOn(text, 'b', 'claim', ['القمح'])]
  const theirs = [spanOn(text, 'x', 'claim', ['القمح'])]
  expect(matchSpans(ours, theirs)).toEqual({ exact: 1, half: 1 })
  expect(matchSpans(theirs, ours)).toEqual({ exact: 1, half: 1 })
  const pieces = [spanOn(text, 'p', 'claim', ['القمح', 'الميناء'])]
  expect(matchSpans(pieces, theirs)).toEqual({ exact: 0, half: 0 })
})

it('finds the stretches that coders marked, each once', () => {
  const coders = [
    [
      { start: 2, end: 5 },
      { start: 4, end: 6 },
    ],
    [{ start: 5, end: 8 }],
  ]
  expect(markedStretches(coders, 10)).toEqual([
    { start: 0, end: 2, coders: 0 },
    { start: 2, end: 5, coders: 1 },
    { start: 5, end: 6, coders: 2 },
    { start: 6, end: 8, coders: 1 },
    { start: 8, end: 10, coders: 0 },
  ])
})
