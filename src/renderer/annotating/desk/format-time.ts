/** A time of the sidecar as people say it, by the interface's locale and the machine's clock. */
export function formatTime(iso: string, locale: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time)
}
