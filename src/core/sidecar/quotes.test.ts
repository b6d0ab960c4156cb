import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { withoutQuotes, withQuotes } from './quotes.ts'
import type { Sidecar, SidecarSegment } from './schema.ts'

const at = { text: sampleText, offsets: new OffsetMap(sampleText) }

/** The sample with its first segment changed; what is left of that without quotes. */
function changed(change: (segment: SidecarSegment) => object) {
  const [span, ...others] = sampleSidecar.spans
  const [segment] = span?.segments ?? []
  if (span === undefined || segment === undefined) throw new Error('The sample has no span.')
  const there = change(segment) as SidecarSegment
  const sidecar: Sidecar = { ...sampleSidecar, spans: [{ ...span, segments: [there] }, ...others] }
  const unquoted = withoutQuotes(sidecar, at)
  expect(JSON.stringify(withQuotes(unquoted, at))).toBe(JSON.stringify(sidecar))
  return { there, left: unquoted.spans[0]?.segments[0] }
}

describe('a sidecar without quotes', () => {
  it('has of each segment the place alone, in code points', () => {
    const { there, left } = changed((segment) => segment)
    expect(at.offsets.toUtf16(there.start)).not.toBe(there.start)
    expect(left).toEqual({ start: there.start, end: there.end })
    expect(JSON.stringify(withoutQuotes(sampleSidecar, at).spans)).not.toContain('quote')
  })

  it.each<[string, (segment: SidecarSegment) => object]>([
    ['another quote', (segment) => ({ ...segment, quote: `${segment.quote}ا` })],
    [
      'a quote in another form',
      (segment) => ({ ...segment, quote: `${segment.quote.normalize('NFD')}\u064e` }),
    ],
    ['another prefix', (segment) => ({ ...segment, prefix: segment.prefix.slice(1) })],
    ['another suffix', (segment) => ({ ...segment, suffix: '' })],
    [
      'other offsets',
      (segment) => ({ ...segment, start: segment.start + 1, end: segment.end + 1 }),
    ],
    ['offsets past the end', (segment) => ({ ...segment, end: at.offsets.codePointLength + 1 })],
    ['offsets of another text', (segment) => ({ ...segment, textSha256: 'c'.repeat(64) })],
    ['a key that is not known', (segment) => ({ ...segment, later: 1 })],
    ['its keys in another order', ({ suffix, ...segment }) => ({ suffix, ...segment })],
  ])('keeps a segment with %s as it is', (_, change) => {
    const { there, left } = changed(change)
    expect(left).toBe(there)
  })

  it('comes back whole from any text and any segments in it', () => {
    const texts = fc.array(fc.constantFrom('ق', 'م', ' ', '\n', '😀', '\u064e'), {
      minLength: 1,
      maxLength: 90,
    })
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(89), fc.nat(89))),
        fc.boolean(),
        (letters, ranges, isOff) => {
          const text = letters.join('')
          const here = { text, offsets: new OffsetMap(text) }
          const [span] = sampleSidecar.spans
          if (span === undefined) throw new Error('The sample has no span.')
          const segments = ranges.map(([a, b]): SidecarSegment => {
            const [start, end] = [Math.min(a, b) % letters.length, Math.max(a, b) % letters.length]
            const [from, to] = [Math.min(start, end), Math.max(start, end)]
            return {
              start: from,
              end: to,
              quote: letters.slice(from, to).join(''),
              prefix: letters.slice(Math.max(0, from - 32), from).join(''),
              suffix: isOff ? '' : letters.slice(to, to + 32).join(''),
            }
          })
          const sidecar: Sidecar = { ...sampleSidecar, spans: [{ ...span, segments }] }
          const unquoted = withoutQuotes(sidecar, here)
          if (!isOff)
            for (const left of unquoted.spans[0]?.segments ?? [])
              expect(left).not.toHaveProperty('quote')
          expect(JSON.stringify(withQuotes(unquoted, here))).toBe(JSON.stringify(sidecar))
        },
      ),
    )
  })
})
