import { describe, expect, it } from 'vitest'
import { timeSteps } from './time-steps.ts'

describe('spans over time', () => {
  it('shows days with the empty ones between them, whatever is no day left out', () => {
    const days = [
      { day: '2026-11-22', spans: 3 },
      { day: '2026-11-20', spans: 1 },
      { day: 'gestern', spans: 9 },
    ]
    expect(timeSteps(days)).toEqual({
      size: 'day',
      steps: [
        { from: '2026-11-20', spans: 1 },
        { from: '2026-11-21', spans: 0 },
        { from: '2026-11-22', spans: 3 },
      ],
    })
    expect(timeSteps([]).steps).toEqual([])
  })

  it('gathers a year into weeks from Saturday, and more into months', () => {
    const year = timeSteps([
      { day: '2026-01-01', spans: 1 },
      { day: '2026-01-02', spans: 2 },
      { day: '2026-01-03', spans: 4 },
      { day: '2026-11-22', spans: 1 },
    ])
    expect(year.size).toBe('week')
    expect(year.steps.slice(0, 2)).toEqual([
      { from: '2025-12-27', spans: 3 },
      { from: '2026-01-03', spans: 4 },
    ])
    const years = timeSteps([
      { day: '2024-02-29', spans: 1 },
      { day: '2026-11-22', spans: 1 },
    ])
    expect(years.size).toBe('month')
    expect(years.steps).toHaveLength(34)
    expect(years.steps.reduce((sum, { spans }) => sum + spans, 0)).toBe(2)
  })
})
