const controls = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0xfffe, 0xffff],
] as const

const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`

/** What XML 1.0 cannot hold, however it is written (www.w3.org/TR/xml/#charsets); lone surrogates too. */
const outside = new RegExp(
  `[${controls.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]`,
  'g',
)

/** The text with U+FFFD for what XML cannot hold: as many UTF-16 units and code points as before. */
export function validXml(text: string): string {
  return text.replaceAll(outside, '\ufffd')
}

/**
 * Text as XML content or attribute value. Line ends and tabs are written as references, which no
 * reader changes.
 */
export function escapeXml(text: string): string {
  return validXml(text).replaceAll(/[&<>"\r\n\t\u0085\u2028]/g, (character) => {
    switch (character) {
      case '&':
        return '&amp;'
      case '<':
        return '&lt;'
      case '>':
        return '&gt;'
      case '"':
        return '&quot;'
      default:
        return `&#${character.charCodeAt(0)};`
    }
  })
}
