/** How dates are written in the interface. */

/** ISO 8601: a date, or a date and a time with or without its zone. */
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * An article's date as a person would write it, where it is ISO 8601, else as it stands. It is the day
 * where the article was written: the reader's own time zone does not move it.
 */
export function formatDay(date: string, locale: string): string {
  const parts = iso.exec(date.trim())?.slice(1, 4).map(Number)
  if (parts === undefined) return date
  const [year = 0, month = 0, day = 0] = parts
  const time = new Date(Date.UTC(year, month - 1, day))
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === day
  if (!isReal || year < 1000) return date
  const form = { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' } as const
  return new Intl.DateTimeFormat(locale, form).format(time)
}

/** A moment in time (ISO 8601) by the reader's own clock, to the minute; as it stands where it is none. */
export function formatTime(moment: string, locale: string): string {
  const time = new Date(moment)
  if (Number.isNaN(time.getTime())) return moment
  const form = { dateStyle: 'long', timeStyle: 'short', calendar: 'gregory' } as const
  return new Intl.DateTimeFormat(locale, form).format(time)
}
