import { initReactI18next, useTranslation } from 'react-i18next'
import { formatDay } from '#messages/dates.ts'
import {
  type Digits,
  formatBytes,
  type Language,
  numberLocale,
  typedNumberLocale,
} from '#messages/numbers.ts'
import { createTranslator, switchLanguage } from '#messages/translator.ts'

interface Shown {
  readonly language: Language
  readonly digits: Digits
}

let shown: Shown = { language: 'en', digits: 'european' }
let locale = localeOf(shown)

/** The window's translator; components take `t` from `useTranslation`, all else from here. */
export const translator = createTranslator(shown.language, shown.digits)
initReactI18next.init(translator)

/** Shows the interface in a language, with digits of a kind; nothing happens where it is so already. */
export async function showLanguage(language: Language, digits: Digits): Promise<void> {
  if (shown.language === language && shown.digits === digits) return
  shown = { language, digits }
  locale = localeOf(shown)
  await switchLanguage(translator, language, digits)
}

export interface Locale {
  readonly language: Language
  /** BCP 47 tag with the chosen digits in it. */
  readonly tag: string
  /** The tag for what numbers are typed into, in whichever digits. */
  readonly typingTag: string
  number(value: number): string
  bytes(value: number): string
  /** An article's date; what is not ISO 8601 stays as it stands. */
  day(date: string): string
  /** Items as a sentence lists them. */
  list(items: readonly string[]): string
}

/** How the interface writes numbers, sizes and lists just now. */
export function currentLocale(): Locale {
  return locale
}

/** Made once for a language: its formats cost more than what is written with them. */
function localeOf({ language, digits }: Shown): Locale {
  const tag = numberLocale(language, digits)
  const numbers = new Intl.NumberFormat(tag)
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  return {
    language,
    tag,
    typingTag: typedNumberLocale(language, digits),
    number: (value) => numbers.format(value),
    bytes: (value) => formatBytes(value, tag),
    day: (date) => formatDay(date, tag),
    list: (items) => lists.format(items),
  }
}

/** As `currentLocale`, in a component: it renders again when language or digits change. */
export function useLocale(): Locale {
  useTranslation()
  return currentLocale()
}
