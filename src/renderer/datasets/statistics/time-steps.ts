/** Spans by day, gathered into steps that a chart has room for; empty ones are there too. */

export type StepSize = 'day' | 'week' | 'month'

export interface TimeStep {
  /** Its first day, ISO 8601. */
  readonly from: string
  readonly spans: number
}

export interface TimeSteps {
  readonly size: StepSize
  readonly steps: readonly TimeStep[]
}

interface DayCount {
  readonly day: string
  readonly spans: number
}

const dayMs = 86_400_000
/** A chart shows no more columns than these, where that can be had. */
const mostDays = 62
const mostWeeks = 80

/** Days, weeks (from Saturday, as in most of the Arab world) or months, whichever first has room. */
export function timeSteps(days: readonly DayCount[]): TimeSteps {
  const known = days
    .map(({ day, spans }) => ({ time: Date.parse(`${day}T00:00:00Z`), spans }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time)
  const first = known[0]?.time
  const last = known.at(-1)?.time
  if (first === undefined || last === undefined) return { size: 'day', steps: [] }
  const length = (last - first) / dayMs + 1
  const size = length <= mostDays ? 'day' : length <= mostWeeks * 7 ? 'week' : 'month'
  const counts = new Map<number, number>()
  for (let at = startOf(first, size); at <= last; at = after(at, size)) counts.set(at, 0)
  for (const { time, spans } of known) {
    const at = startOf(time, size)
    counts.set(at, (counts.get(at) ?? 0) + spans)
  }
  return {
    size,
    steps: [...counts].map(([at, spans]) => ({ from: isoDay(at), spans })),
  }
}

function startOf(time: number, size: StepSize): number {
  const date = new Date(time)
  if (size === 'day') return time
  if (size === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  return time - ((date.getUTCDay() + 1) % 7) * dayMs
}

function after(time: number, size: StepSize): number {
  if (size !== 'month') return time + (size === 'week' ? 7 : 1) * dayMs
  const date = new Date(time)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
