import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignSplits, parseShares, type SplitArticle } from './split.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const shares = { train: 80, validation: 10, test: 10 }

function articles(count: number, labelOf: (i: number) => string | null): SplitArticle[] {
  return Array.from({ length: count }, (_, i) => {
    const label = labelOf(i)
    return {
      file: `${i}.txt`,
      group: `${i}`,
      labels: new Map(label === null ? [] : [[label, 1]]),
    }
  })
}

function sizes(assigned: ReadonlyMap<string, string>, among: (i: number) => boolean = () => true) {
  const counts = { train: 0, validation: 0, test: 0 }
  for (const [file, split] of assigned)
    if (among(Number.parseInt(file, 10)))
      if (split === 'train' || split === 'validation' || split === 'test') counts[split]++
  return counts
}

describe('splits', () => {
  it('have the shares asked for, and depend on the seed alone', () => {
    const all = articles(100, () => null)
    const first = assignSplits(all, { shares, seed: '1' }, sha256)
    expect(sizes(first)).toEqual({ train: 80, validation: 10, test: 10 })
    expect(assignSplits(all.toReversed(), { shares, seed: '1' }, sha256)).toEqual(first)
    expect(assignSplits(all, { shares, seed: '2' }, sha256)).not.toEqual(first)
  })

  it('spread a rare label evenly where they are stratified', () => {
    const all = articles(200, (i) => (i < 20 ? 'rare' : 'common'))
    const assigned = assignSplits(all, { shares, seed: '5' }, sha256)
    expect(sizes(assigned, (i) => i < 20)).toEqual({ train: 16, validation: 2, test: 2 })
    expect(sizes(assigned)).toEqual({ train: 160, validation: 20, test: 20 })
  })

  it('never part a group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ group: fc.nat(8), label: fc.constantFrom('a', 'b', 'c') }), {
          maxLength: 40,
        }),
        fc.string(),
        (drawn, seed) => {
          const all = drawn.map(({ group, label }, i) => ({
            file: `${i}`,
            group: `${group}`,
            labels: new Map([[label, 1]]),
          }))
          const assigned = assignSplits(all, { shares, seed }, sha256)
          expect(assigned.size).toBe(all.length)
          const byGroup = new Map<string, string | undefined>()
          for (const { file, group } of all) {
            const split = assigned.get(file)
            expect(byGroup.get(group) ?? split).toBe(split)
            byGroup.set(group, split)
          }
        },
      ),
    )
  })

  it('are read as people write them', () => {
    expect(parseShares('80/10/10')).toEqual(shares)
    expect(parseShares('9/1')).toEqual({ train: 9, validation: 1, test: 0 })
    for (const wrong of ['', '80', '0/0', '80/10/10/5', '-1/2', 'a/b'])
      expect(parseShares(wrong)).toBe(null)
  })
})
