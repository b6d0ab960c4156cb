import { annotatorIdPattern, reservedAnnotatorId, settingsLimits } from '#ipc/default-settings.ts'

export type IdProblem = 'empty' | 'characters' | 'hyphens' | 'long' | 'reserved'

/** What is wrong with an id, or null where it can name sidecars. */
export function idProblem(id: string): IdProblem | null {
  if (id === '') return 'empty'
  if (!/^[a-z0-9-]*$/.test(id)) return 'characters'
  if (!annotatorIdPattern.test(id)) return 'hyphens'
  if (id.length > settingsLimits.annotatorId) return 'long'
  return id === reservedAnnotatorId ? 'reserved' : null
}

/**
 * An id that a name suggests: Latin letters without their marks, Arabic ones by sound as in
 * passports (أمل → aml, خالد → khald: short vowels are not written, so they are not known).
 * Empty where the name holds no letter that can be told so.
 */
export function proposeId(name: string): string {
  // A vowel mark says what an alif before it stands for: أُ is u, not au.
  const parted = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[اٱ](?=[\u064e-\u0650])/g, '')
  const latin = [...parted].map(toLatin).join('')
  const words = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  const short = words.slice(0, settingsLimits.annotatorId).replace(/-$/, '')
  return short === reservedAnnotatorId ? `${short}-1` : short
}

function toLatin(letter: string): string {
  if (/\p{M}/u.test(letter) || letter === 'ـ') return marks[letter] ?? ''
  return letters[letter] ?? letter
}

/** Vowel marks are heard where they are written; NFKD has parted hamza from what carries it. */
const marks: Readonly<Record<string, string>> = {
  '\u064e': 'a',
  '\u064f': 'u',
  '\u0650': 'i',
}

const letters: Readonly<Record<string, string>> = {
  ا: 'a',
  ٱ: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ي: 'y',
  ى: 'a',
  ء: '',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  ک: 'k',
  گ: 'g',
  ڤ: 'v',
  ی: 'y',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '٠': '0',
  '١': '1',
  '٢': '2',
  '٣': '3',
  '٤': '4',
  '٥': '5',
  '٦': '6',
  '٧': '7',
  '٨': '8',
  '٩': '9',
}
