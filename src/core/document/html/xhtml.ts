/** XHTML is XML: what it writes in one tag HTML's parser would leave open. */

const voidElements =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|frame|basefont|bgsound|keygen)$/i

const construct =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<([a-z][^\s/<>]*)((?:[^"'<>]|"[^"]*"|'[^']*')*?)\/>/gi

/**
 * Source of an XHTML page as HTML: `<a id="x"/>` gets an end tag, and a CDATA section becomes the text
 * that it is. Everything else reads the same in both.
 */
export function htmlOfXhtml(source: string): string {
  return source.replace(construct, (whole, data?: string, name?: string, attributes?: string) => {
    if (data !== undefined) return data.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    if (name === undefined || voidElements.test(name)) return whole
    return `<${name}${attributes ?? ''}></${name}>`
  })
}
