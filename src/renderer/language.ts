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

let shown: { readonly language: Language; readonly digits: Digits } = {
  language: 'en',
  digits: 'european',
}

/** The window's translator; components take `t` from `useTranslation`, all else from here. */
export const translator = createTranslator(shown.language, shown.digits)
initReactI18next.init(translator)

/** Shows the interface in a language, with digits of a kind; nothing happens where it is so already. */
export async function showLanguage(language: Language, digits: Digits): Promise<void> {
  if (shown.language === language && shown.digits === digits) return
  shown = { language, digits }
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
  const { language, digits } = shown
  const tag = numberLocale(language, digits)
  return {
    language,
    tag,
    typingTag: typedNumberLocale(language, digits),
    number: (value) => new Intl.NumberFormat(tag).format(value),
    bytes: (value) => formatBytes(value, tag),
    day: (date) => formatDay(date, tag),
    list: (items) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  }
}

/** As `currentLocale`, in a component: it renders again when language or digits change. */
export function useLocale(): Locale {
  useTranslation()
  return currentLocale()
}
