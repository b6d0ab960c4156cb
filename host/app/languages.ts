/** The user's languages as BCP 47 tags, best first: from the environment, else the system's own. */
export function preferredLanguages(environment: NodeJS.ProcessEnv = process.env): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().locale
  if (process.platform === 'win32') return [own]
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  // LANGUAGE counts only where a locale is set at all.
  const list = isPlainLocale(locale) ? [] : (environment.LANGUAGE ?? '').split(':')
  const tags = [...list, locale].map(toTag).filter((tag) => tag !== null)
  return tags.length === 0 ? [process.platform === 'darwin' ? own : 'en-US'] : [...new Set(tags)]
}

function isPlainLocale(locale: string): boolean {
  return locale === '' || /^(C|POSIX)(\.|$)/.test(locale)
}

function toTag(locale: string): string | null {
  if (isPlainLocale(locale)) return null
  const tag = locale.replace(/[.@].*$/, '').replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}
