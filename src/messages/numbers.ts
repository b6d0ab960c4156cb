/** How numbers are written in the interface. The article's own digits are never touched. */
export type Language = 'ar' | 'en'
export type Digits = 'european' | 'arabic-indic'

/** BCP 47 tag that makes `Intl` write in the language with the digits chosen. */
export function numberLocale(language: Language, digits: Digits): string {
  return `${language}-u-nu-${digits === 'arabic-indic' ? 'arab' : 'latn'}`
}

/**
 * BCP 47 tag for fields that numbers are typed into: it has the chosen digits by itself, since a field
 * whose tag states them takes no others from the keyboard.
 */
export function typedNumberLocale(language: Language, digits: Digits): string {
  if (digits === 'arabic-indic') return 'ar-EG'
  return language === 'ar' ? 'ar-AE' : 'en'
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size in bytes as a person would say it: 812 bytes, 2.4 kB, 17 MB (powers of 1,000). */
export function formatBytes(bytes: number, locale: string): string {
  let unit = 0
  let value = bytes
  while (value >= 1000 && unit < byteUnits.length - 1) {
    value /= 1000
    unit++
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: byteUnits[unit],
    // Written short, bytes have no plural.
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value)
}
