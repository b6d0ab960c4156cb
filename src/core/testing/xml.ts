import { SaxesParser } from 'saxes'

/** Why a text is not well-formed XML with namespaces; null where it is. */
export function parseXml(text: string): string | null {
  let fault: string | null = null
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    fault ??= error.message
  })
  parser.write(text).close()
  return fault
}
