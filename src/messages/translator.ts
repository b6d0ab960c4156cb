import { createInstance, type i18n } from 'i18next'
import { ar } from './ar/catalogue.ts'
import { en } from './en/catalogue.ts'
import { type Digits, type Language, numberLocale } from './numbers.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

/**
 * A translator with both catalogues in it. `{{n, number}}` writes a number in the digits chosen,
 * `{{name, isolate}}` keeps a foreign-direction name from disturbing the sentence around it.
 */
export function createTranslator(language: Language, digits: Digits): i18n {
  const translator = createInstance()
  void translator.init({
    lng: language,
    resources: { ar: { translation: ar }, en: { translation: en } },
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  writeNumbersIn(translator, digits)
  translator.services.formatter?.add('isolate', isolated)
  return translator
}

/** Switches the translator's language and digits; its listeners of `languageChanged` are told. */
export async function switchLanguage(
  translator: i18n,
  language: Language,
  digits: Digits,
): Promise<void> {
  writeNumbersIn(translator, digits)
  await translator.changeLanguage(language)
}

/** What is isolated as a whole stays as it is: Chromium tears words in nested isolates apart. */
function isolated(name: string): string {
  return /^[\u2066-\u2068][^\u2066-\u2069]*\u2069$/.test(name) ? name : `\u2068${name}\u2069`
}

function writeNumbersIn(translator: i18n, digits: Digits): void {
  translator.services.formatter?.addCached('number', (language) => {
    const format = new Intl.NumberFormat(numberLocale(language === 'ar' ? 'ar' : 'en', digits))
    return (value: number) => format.format(value)
  })
}
