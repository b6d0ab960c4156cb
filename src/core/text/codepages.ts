/**
 * The single-byte code pages that Arabic text is found in, and which of them some bytes are in.
 * They are told apart by how well the letters that the bytes would be fit Arabic. A detector library
 * (jschardet 4.0.0) was measured beside this: it knows no Mac Arabic, which it takes for windows-1256,
 * mistakes more texts under 40 characters, and costs 1.1 MB and 100 ms at its first call.
 */

export const codepageIds = ['windows-1256', 'iso-8859-6', 'mac-arabic', 'cp720', 'cp864'] as const
export type CodepageId = (typeof codepageIds)[number]

/** U+FFFD: a byte that its code page leaves unassigned. */
const NONE = '\ufffd'

/**
 * Characters of the bytes 0x80–0xFF, as one string of 128. The first two come from the platform's own
 * decoder (WHATWG Encoding Standard); Mac Arabic is Apple's ARABIC.TXT, cp720 and cp864 are Microsoft's
 * and IBM's tables as published by the Unicode Consortium.
 */
function highHalf(codepage: CodepageId): string {
  switch (codepage) {
    case 'windows-1256':
    case 'iso-8859-6':
      return new TextDecoder(codepage).decode(
        Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index),
      )
    case 'mac-arabic':
      return (
        'Ä\u00a0ÇÉÑÖÜáàâäں«çéèêëí…îïñó»ôö÷úùûü !"#$٪&\'()*+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟❊' +
        'ءآأؤإئابةتثجحخدذرزسشصضطظعغ[\\]^_ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652پٹچەڤگڈڑ{|}ژے'
      )
    case 'cp720':
      return (
        `${NONE}${NONE}éâ${NONE}à${NONE}çêëèïî${NONE}${NONE}${NONE}${NONE}\u0651\u0652ô¤ـûùءآأؤ£إئا` +
        'بةتثجحخدذرزسشص«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
        'ضطظعغفµقكلمنهوىي≡\u064b\u064c\u064d\u064e\u064f\u0650≈°∙·√ⁿ²■\u00a0'
      )
    case 'cp864':
      return (
        `°·∙√▒─│┼┤┬├┴┐┌└┘β∞φ±½¼≈«»ﻷﻸ${NONE}${NONE}ﻻﻼ${NONE}\u00a0\u00adﺂ£¤ﺄ${NONE}${NONE}ﺎﺏﺕﺙ،ﺝﺡﺥ` +
        '٠١٢٣٤٥٦٧٨٩ﻑ؛ﺱﺵﺹ؟¢ﺀﺁﺃﺅﻊﺋﺍﺑﺓﺗﺛﺟﺣﺧﺩﺫﺭﺯﺳﺷﺻﺿﻁﻅﻋﻏ¦¬÷×ﻉـﻓﻗﻛﻟﻣﻧﻫﻭﻯﻳﺽﻌﻎﻍﻡﹽ' +
        `\u0651ﻥﻩﻬﻰﻲﻐﻕﻵﻶﻝﻙﻱ■${NONE}`
      )
  }
}

/**
 * Letters of Arabic news in per mille, rounded; only their order of size matters here. Letters that
 * are not named, and harakat, count as rare.
 */
const letterPerMille: Readonly<Record<string, number>> = {
  ا: 150,
  ل: 115,
  ي: 80,
  م: 60,
  ر: 50,
  و: 55,
  ت: 47,
  ن: 47,
  ة: 35,
  ع: 36,
  د: 33,
  س: 28,
  ب: 30,
  أ: 24,
  ح: 20,
  ف: 25,
  ه: 25,
  ك: 20,
  ق: 20,
  ص: 13,
  ج: 14,
  ش: 11,
  خ: 9,
  ض: 8,
  ز: 7,
  إ: 9,
  ى: 8,
  ذ: 7,
  ط: 9,
  ث: 6,
  ظ: 4,
  ئ: 5,
  ء: 4,
  غ: 4,
  ؤ: 2,
  آ: 2,
}
const RARE_PER_MILLE = 1

/** Costs are natural logarithms of how unlikely a character is in Arabic news, in nats. */
const UNASSIGNED_COST = 14
const FOREIGN_LETTER_COST = 9
const SYMBOL_COST = 7
const PUNCTUATION_COST = 4
/** An Arabic letter that touches an ASCII letter, or a Latin one that touches an Arabic one. */
const TORN_WORD_COST = 6
/**
 * A letter in its initial form that no letter follows. cp864 holds shaped letters and has their initial
 * forms where ISO 8859-6 and Mac Arabic have the letters themselves: this tells them apart.
 */
const UNJOINED_FORM_COST = 6
/** A Latin letter within a Latin word: French names stand in Arabic news. */
const LATIN_WORD_COST = 3

type Script = 'arabic' | 'latin' | 'other'

interface ScoredByte {
  readonly cost: number
  readonly script: Script
  /** Shaped as the beginning of a word: a letter must follow. */
  readonly joinsNext: boolean
}

interface Codepage {
  readonly id: CodepageId
  readonly bytes: readonly ScoredByte[]
}

const initialForms = 'ﺋﺑﺗﺛﺟﺣﺧﺳﺷﺻﺿﻋﻏﻓﻗﻛﻟﻣﻧﻫﻳ'

function scored(character: string): ScoredByte {
  return { ...scriptAndCost(character), joinsNext: initialForms.includes(character) }
}

function scriptAndCost(character: string): { readonly cost: number; readonly script: Script } {
  if (character === NONE) return { cost: UNASSIGNED_COST, script: 'other' }
  const base = character.normalize('NFKC').charAt(0)
  if (/[\u0621-\u063a\u0641-\u064a]/.test(base)) {
    const perMille = letterPerMille[base] ?? RARE_PER_MILLE
    return { cost: -Math.log(perMille / 1000), script: 'arabic' }
  }
  if (/[\u064b-\u0652\u0640]/.test(base)) return { cost: 5, script: 'arabic' }
  if (/[\u0600-\u06ff]/.test(base) && /\p{L}/u.test(base))
    return { cost: FOREIGN_LETTER_COST, script: 'arabic' }
  if (/\p{L}/u.test(base)) return { cost: FOREIGN_LETTER_COST, script: 'latin' }
  if (/[«»“”‘’،؛؟…–—\s\u0660-\u0669\u200c-\u200f!"#$%&'()*+\-./:]/.test(character))
    return { cost: PUNCTUATION_COST, script: 'other' }
  return { cost: SYMBOL_COST, script: 'other' }
}

let codepages: readonly Codepage[] | null = null

function allCodepages(): readonly Codepage[] {
  codepages ??= codepageIds.map((id) => ({
    id,
    bytes: [...highHalf(id)].map(scored),
  }))
  return codepages
}

export interface CodepageScore {
  readonly codepage: CodepageId
  /** Mean cost of a byte above 0x7F, in nats: lower fits better. Arabic in its own code page has about 3. */
  readonly cost: number
}

/** How many bytes above 0x7F a sample has: the evidence that a judgement rests on. */
export function countHighBytes(sample: Uint8Array): number {
  let count = 0
  for (const byte of sample) if (byte >= 0x80) count++
  return count
}

/** The code pages, best first, by how well they make Arabic of the sample. Equal scores keep the order of `codepageIds`. */
export function rankCodepages(sample: Uint8Array): readonly CodepageScore[] {
  const high = countHighBytes(sample)
  return allCodepages()
    .map(({ id, bytes }) => ({
      codepage: id,
      cost: high === 0 ? 0 : totalCost(sample, bytes) / high,
    }))
    .sort((a, b) => a.cost - b.cost)
}

function totalCost(sample: Uint8Array, bytes: readonly ScoredByte[]): number {
  let total = 0
  let before: Script = 'other'
  let mustJoin = false
  for (const byte of sample) {
    if (byte < 0x80) {
      const script: Script = isAsciiLetter(byte) ? 'latin' : 'other'
      if (script === 'latin' && before === 'arabic') total += TORN_WORD_COST
      if (mustJoin) total += UNJOINED_FORM_COST
      mustJoin = false
      before = script
      continue
    }
    const entry = bytes[byte - 0x80]
    if (entry === undefined) continue
    const torn =
      (entry.script === 'arabic' && before === 'latin') ||
      (entry.script === 'latin' && before === 'arabic')
    if (torn) total += TORN_WORD_COST
    if (mustJoin && entry.script !== 'arabic') total += UNJOINED_FORM_COST
    mustJoin = entry.joinsNext
    total += entry.script === 'latin' && before === 'latin' ? LATIN_WORD_COST : entry.cost
    before = entry.script
  }
  return total
}

function isAsciiLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}
