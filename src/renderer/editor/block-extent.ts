/**
 * How much room a text will take, without laying it out: blocks off the screen are given a height
 * from it, near enough that the scroll bar does not jump when they are laid out at last.
 */

/** Characters in a line of the measure for which extents of texts with line breaks are given. */
const NOMINAL_LINE = 68

/**
 * Characters of `text` that move the pen: marks over and under letters and format controls do not.
 * Each line but the last counts as filling whole nominal lines.
 */
export function extentOf(text: string): number {
  let whole = 0
  let line = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0a || unit === 0x2028) {
      whole += Math.max(Math.ceil(line / NOMINAL_LINE), 1) * NOMINAL_LINE
      line = 0
    } else if (advances(unit)) line++
  }
  return whole + line
}

function advances(unit: number): boolean {
  if (unit < 0x300) return true
  if (unit >= 0x600 && unit < 0x700) {
    return !(
      (unit >= 0x64b && unit <= 0x65f) ||
      unit === 0x670 ||
      (unit >= 0x610 && unit <= 0x61c) ||
      (unit >= 0x6d6 && unit <= 0x6ed)
    )
  }
  if (unit <= 0x36f) return false
  if (unit >= 0x200b && unit <= 0x200f) return false
  if (unit >= 0x202a && unit <= 0x202e) return false
  if (unit >= 0x2060 && unit <= 0x206f) return false
  return unit < 0xdc00 || unit > 0xdfff
}
