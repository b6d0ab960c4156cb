/** How dates are written in the interface. */

/** ISO 8601: a date, or a date and a time with or without its zone. */
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

const inDays = kept({ dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' })
const inMinutes = kept({ dateStyle: 'long', timeStyle: 'short', calendar: 'gregory' })

/** Formats of a form, one for each locale: to make one costs more than all that is written with it. */
function kept(form: Intl.DateTimeFormatOptions): (locale: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (locale) => {
    const format = made.get(locale) ?? new Intl.DateTimeFormat(locale, form)
    made.set(locale, format)
    return format
  }
}

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
  return inDays(locale).format(time)
}

/** A moment in time (ISO 8601) by the reader's own clock, to the minute; as it stands where it is none. */
export function formatTime(moment: string, locale: string): string {
  const time = new Date(moment)
  if (Number.isNaN(time.getTime())) return moment
  return inMinutes(locale).format(time)
}
