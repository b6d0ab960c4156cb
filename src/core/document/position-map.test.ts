import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PositionMap, positionMapBetween, type Replacement } from './position-map.ts'

interface Change {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly map: PositionMap
}

let stamp = 0

/** A change of a text whose characters are all different, so that each can be followed. */
function change(
  before: readonly string[],
  cuts: readonly (readonly [number, number, number])[],
): Change {
  const replacements: Replacement[] = []
  const after: string[] = []
  let done = 0
  for (const [skip, removed, inserted] of cuts) {
    const start = Math.min(before.length, done + skip)
    const end = Math.min(before.length, start + removed)
    after.push(...before.slice(done, start))
    for (let i = 0; i < inserted; i++) after.push(`new ${stamp++}`)
    replacements.push({ start, removed: end - start, inserted })
    done = end
  }
  after.push(...before.slice(done))
  return { before, after, map: new PositionMap(replacements) }
}

const cuts = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 4 }), fc.nat({ max: 4 })), {
  maxLength: 5,
})
const start = fc.nat({ max: 20 }).map((length) => Array.from({ length }, (_, i) => `old ${i}`))

/** Every character that is still there is where the map says; every other is said to be gone. */
function expectTrue({ before, after, map }: Change): void {
  const mapped = before.map((_, at) => [map.map(at, 'after'), map.map(at + 1, 'before')])
  const truth = before.map((character, at) => {
    const kept = after.indexOf(character)
    if (kept !== -1)
      return [
        { position: kept, deleted: false },
        { position: kept + 1, deleted: false },
      ]
    // Where a character went that is gone is the map's to say.
    return mapped[at]?.map(({ position }) => ({ position, deleted: true }))
  })
  expect(mapped).toEqual(truth)
}

describe('position maps', () => {
  test('follow every character', () => {
    fc.assert(
      fc.property(start, cuts, (before, made) => {
        expectTrue(change(before, made))
      }),
      { numRuns: 10_000 },
    )
  })

  test('inverted follow every character back', () => {
    fc.assert(
      fc.property(start, cuts, (before, made) => {
        const { after, map } = change(before, made)
        expectTrue({ before: after, after: before, map: map.inverted() })
      }),
      { numRuns: 10_000 },
    )
  })

  test('two in a row are as good as one', () => {
    fc.assert(
      fc.property(start, cuts, cuts, cuts, (before, one, two, three) => {
        const first = change(before, one)
        const second = change(first.after, two)
        const third = change(second.after, three)
        expectTrue({ before, after: second.after, map: first.map.followedBy(second.map) })
        const all = first.map.followedBy(second.map).followedBy(third.map)
        expectTrue({ before, after: third.after, map: all })
      }),
      { numRuns: 10_000 },
    )
  })

  test('ranges keep to their characters', () => {
    fc.assert(
      fc.property(start, cuts, fc.nat(), fc.nat(), (before, made, from, length) => {
        if (before.length === 0) return
        const begin = from % before.length
        const end = begin + 1 + (length % (before.length - begin))
        const { after, map } = change(before, made)
        const left = before.slice(begin, end).filter((character) => after.includes(character))
        const { range, changed } = map.mapRange({ start: begin, end })
        if (left.length === 0) {
          expect(changed).toBe(true)
          return
        }
        if (range === null) throw new Error('characters are left')
        const now = after.slice(range.start, range.end)
        expect(now.filter((character) => before.includes(character))).toEqual(left)
        expect(changed).toBe(now.join() !== before.slice(begin, end).join())
      }),
      { numRuns: 10_000 },
    )
  })

  test('text typed at the edges stays outside, within it is taken in', () => {
    const insert = (at: number) => new PositionMap([{ start: at, removed: 0, inserted: 2 }])
    const range = { start: 5, end: 8 }
    expect(insert(5).mapRange(range)).toEqual({ range: { start: 7, end: 10 }, changed: false })
    expect(insert(8).mapRange(range)).toEqual({ range, changed: false })
    expect(insert(6).mapRange(range)).toEqual({ range: { start: 5, end: 10 }, changed: true })
  })

  test('what was removed whole has no place', () => {
    const map = new PositionMap([{ start: 4, removed: 6, inserted: 0 }])
    expect(map.mapRange({ start: 5, end: 8 })).toEqual({ range: null, changed: true })
    expect(map.map(5, 'before')).toEqual({ position: 4, deleted: true })
  })

  test('replacements out of order are refused', () => {
    const one = { start: 5, removed: 2, inserted: 0 }
    expect(() => new PositionMap([one, { start: 6, removed: 0, inserted: 1 }])).toThrow(RangeError)
    expect(() => new PositionMap([{ ...one, removed: -1 }])).toThrow(RangeError)
  })

  test('between two texts: what is alike at both ends is kept, and no pair is cut', () => {
    expect(positionMapBetween('قال الوزير نعم', 'قال المتحدث نعم').replacements).toEqual([
      { start: 6, removed: 4, inserted: 5 },
    ])
    expect(positionMapBetween('نعم', 'نعم').replacements).toEqual([])
    expect(positionMapBetween('a😀b', 'a😁b').replacements).toEqual([
      { start: 1, removed: 2, inserted: 2 },
    ])
    expect(positionMapBetween('\u{1f600}', '\u{1f300}\u{1fa00}').replacements).toEqual([
      { start: 0, removed: 2, inserted: 4 },
    ])
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (a, b, c) => {
          const before = `${a}${b}${a}`
          const after = `${a}${c}${a}`
          const [replacement] = positionMapBetween(before, after).replacements
          if (replacement === undefined) {
            expect(after).toBe(before)
            return
          }
          const { start: at, removed, inserted } = replacement
          expect(
            before.slice(0, at) + after.slice(at, at + inserted) + before.slice(at + removed),
          ).toBe(after)
          expect(
            before.slice(0, at).isWellFormed() && before.slice(at + removed).isWellFormed(),
          ).toBe(true)
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
