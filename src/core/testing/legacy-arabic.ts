/** Encoders of Arabic code pages that the program only needs to recognise. */
import iconv from 'iconv-lite'

/** Mac Arabic, with the right-to-left twins of punctuation and digits that its editors wrote. */
export function macArabicBytes(text: string): Uint8Array {
  const punctuation = ' !"#$%&\'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟'
  return Uint8Array.from([...text], (character) => {
    const code = character.charCodeAt(0)
    if (code >= 0x621 && code <= 0x63a) return code - 0x621 + 0xc1
    if (code >= 0x640 && code <= 0x652) return code - 0x640 + 0xe0
    const sign = punctuation.indexOf(character)
    if (sign > 0) return 0xa0 + sign
    return code < 0x80 ? code : 0x3f
  })
}

/** cp864 holds shaped letters: each letter's form by whether a letter follows. */
export function cp864Bytes(text: string): Uint8Array {
  const forms = new Map<string, number[]>()
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const letter = iconv.decode(Uint8Array.of(byte), 'cp864').normalize('NFKC')
    forms.set(letter, [...(forms.get(letter) ?? []), byte])
  }
  return Uint8Array.from([...text], (character, index) => {
    const choice = forms.get(character)
    if (choice === undefined) return character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : 0x3f
    const followed = /[\u0621-\u064a]/.test(text.charAt(index + 1))
    return choice.at(followed ? 0 : -1) ?? 0x3f
  })
}
