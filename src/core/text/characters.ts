/** Characters and shapes of a text that its reader is told of on opening. */

export interface CharacterCheck {
  /** Code points that Unicode keeps from ever being characters (U+FFFE, U+FDD0 …), and lone surrogates apart. */
  readonly noncharacters: number
  readonly loneSurrogates: number
  readonly nuls: number
  /** Length of the longest run of combining marks on one letter, in code points. */
  readonly longestCombiningRun: number
  /** Length of the longest line in UTF-16 code units. */
  readonly longestLine: number
}

export function checkCharacters(text: string): CharacterCheck {
  let noncharacters = 0
  let loneSurrogates = 0
  let nuls = 0
  let run = 0
  let longestCombiningRun = 0
  let lineStart = 0
  let longestLine = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x0300) {
      if (unit === 0x0a) {
        longestLine = Math.max(longestLine, i - lineStart)
        lineStart = i + 1
      } else if (unit === 0) nuls++
      run = 0
      continue
    }
    if (unit >= 0x0620 && unit <= 0x064a) {
      run = 0
      continue
    }
    const point = text.codePointAt(i) ?? 0
    if (point > 0xffff) i++
    else if (point >= 0xd800 && point <= 0xdfff) loneSurrogates++
    if (isNoncharacter(point)) noncharacters++
    run = isCombining(point) ? run + 1 : 0
    if (run > longestCombiningRun) longestCombiningRun = run
  }
  longestLine = Math.max(longestLine, text.length - lineStart)
  return { noncharacters, loneSurrogates, nuls, longestCombiningRun, longestLine }
}

/** U+FDD0–U+FDEF and the last two of each plane (Unicode Standard, 23.7). */
export function isNoncharacter(point: number): boolean {
  return (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe
}

function isCombining(point: number): boolean {
  if (point >= 0x064b && point <= 0x0652) return true
  return /\p{M}/u.test(String.fromCodePoint(point))
}
