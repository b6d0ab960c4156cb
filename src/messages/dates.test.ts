import { describe, expect, it } from 'vitest'
import { formatDay, formatTime } from './dates.ts'
import { numberLocale } from './numbers.ts'

const english = numberLocale('en', 'european')
const arabic = numberLocale('ar', 'european')

describe('the date of an article', () => {
  it('is written in the language and digits of the interface', () => {
    expect(formatDay('2026-05-01T08:00:00Z', english)).toBe('May 1, 2026')
    expect(formatDay('2026-05-01T08:00:00Z', arabic)).toBe('1 مايو 2026')
    expect(formatDay('2026-05-01', numberLocale('ar', 'arabic-indic'))).toBe('١ مايو ٢٠٢٦')
  })

  it.each([
    '2026-05-01T23:59:59.120+14:00',
    '2026-05-01T00:00:00-1200',
    '2026-05-01 08:00',
    ' 2026-05-01 ',
  ])('%j is the day that it says', (date) => {
    expect(formatDay(date, english)).toBe('May 1, 2026')
  })

  it.each([
    '1 أيار 2026',
    '2026',
    '2026-13-01',
    '2026-02-30',
    '0000-01-01',
    '2026-05-01 صباحًا',
    '',
  ])('%j stays as it stands', (date) => {
    expect(formatDay(date, arabic)).toBe(date)
  })
})

describe('a moment', () => {
  it('is written to the minute, in the language and digits of the interface', () => {
    const moment = '2026-11-22T10:05:30Z'
    expect(formatTime(moment, english)).toMatch(/^November 2[123], 2026 at \d{1,2}:\d{2}/)
    expect(formatTime(moment, arabic)).toMatch(/نوفمبر 2026/)
    expect(formatTime('long ago', english)).toBe('long ago')
  })
})
