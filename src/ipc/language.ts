import type { Language } from '#messages/numbers.ts'
import type { Settings } from './settings.ts'

/** The interface's language: the one chosen, else Arabic where the system's is Arabic. `systemLocale` is BCP 47. */
export function resolveLanguage(choice: Settings['language'], systemLocale: string): Language {
  if (choice !== 'system') return choice
  return /^ar\b/i.test(systemLocale) ? 'ar' : 'en'
}
