/** The signs before list items, as pages and word processors number them. */

export type NumberFormat =
  | 'decimal'
  | 'decimal-zero'
  | 'lower-letter'
  | 'upper-letter'
  | 'lower-roman'
  | 'upper-roman'
  | 'arabic-alphabet'
  | 'arabic-abjad'
  | 'arabic-digits'

export const BULLET = '•'

const latin = 'abcdefghijklmnopqrstuvwxyz'
/** Word's arabicAlpha, in the order of the dictionary. */
const alphabet = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
/** Word's arabicAbjad, in the order of the letters' numbers. */
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'

const roman: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** `number` in the given format; what a format cannot say (zero, 4000 in Roman) is decimal. */
export function formatNumber(number: number, format: NumberFormat): string {
  switch (format) {
    case 'decimal':
      return String(number)
    case 'decimal-zero':
      return String(number).padStart(2, '0')
    case 'arabic-digits':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    case 'lower-letter':
      return letters(number, latin)
    case 'upper-letter':
      return letters(number, latin).toUpperCase()
    case 'lower-roman':
      return romanNumeral(number)
    case 'upper-roman':
      return romanNumeral(number).toUpperCase()
    case 'arabic-alphabet':
      return letters(number, alphabet)
    case 'arabic-abjad':
      return letters(number, abjad)
  }
}

/** a…z, then aa, bb…, as word processors count on. */
function letters(number: number, alphabet: string): string {
  if (number < 1 || number > 20 * alphabet.length) return String(number)
  const letter = alphabet.charAt((number - 1) % alphabet.length)
  return letter.repeat(Math.ceil(number / alphabet.length))
}

function romanNumeral(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let numeral = ''
  for (const [value, sign] of roman)
    while (rest >= value) {
      numeral += sign
      rest -= value
    }
  return numeral
}
