import { describe, expect, it } from 'vitest'
import type { Block, Emphasis } from '#core/document/document.ts'
import { clipRuns, formattedRuns } from './formatted-runs.ts'

function block(start: number, end: number, emphasis: readonly Emphasis[]): Block {
  return { start, end, block: { kind: 'paragraph' }, emphasis, readable: true }
}

describe('formattedRuns', () => {
  it('gives one plain run where nothing is emphasised, and none for an empty block', () => {
    expect(formattedRuns(block(10, 15, []))).toEqual([{ start: 0, end: 5, styles: [] }])
    expect(formattedRuns(block(10, 10, []))).toEqual([])
  })

  it('cuts where emphasis begins and ends, each run with all styles over it', () => {
    const runs = formattedRuns(
      block(100, 120, [
        { start: 102, end: 110, style: 'strong' },
        { start: 106, end: 115, style: 'emphasis' },
      ]),
    )
    expect(runs).toEqual([
      { start: 0, end: 2, styles: [] },
      { start: 2, end: 6, styles: ['strong'] },
      { start: 6, end: 10, styles: ['strong', 'emphasis'] },
      { start: 10, end: 15, styles: ['emphasis'] },
      { start: 15, end: 20, styles: [] },
    ])
  })

  it('keeps to the block where emphasis reaches over its ends, and counts a style once', () => {
    const runs = formattedRuns(
      block(10, 14, [
        { start: 0, end: 12, style: 'code' },
        { start: 10, end: 12, style: 'code' },
        { start: 13, end: 13, style: 'strong' },
      ]),
    )
    expect(runs).toEqual([
      { start: 0, end: 2, styles: ['code'] },
      { start: 2, end: 4, styles: [] },
    ])
  })
})

describe('clipRuns', () => {
  it('gives the parts of runs inside a range', () => {
    const runs = formattedRuns(block(0, 10, [{ start: 4, end: 6, style: 'strong' }]))
    expect(clipRuns(runs, { start: 3, end: 5 })).toEqual([
      { start: 3, end: 4, styles: [] },
      { start: 4, end: 5, styles: ['strong'] },
    ])
  })
})
