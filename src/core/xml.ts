/** Reads XML as a stream of elements. Document types, and with them entities, are refused. */
import { SaxesParser } from 'saxes'
import { err, ok, type Result } from '#core/result.ts'

export interface XmlAttribute {
  /** The namespace, empty where it has none. */
  readonly uri: string
  readonly local: string
  readonly value: string
}

export interface XmlElement {
  readonly uri: string
  readonly local: string
  attributes(): Iterable<XmlAttribute>
  /** Value of the attribute of that local name, whatever its namespace. */
  attribute(local: string): string | undefined
}

export interface XmlHandler {
  open(element: XmlElement): void
  close?(): void
  /** Character data, CDATA too; may come in pieces. */
  text?(text: string): void
}

export type XmlFailure =
  | { readonly kind: 'malformed-xml'; readonly detail: string }
  | { readonly kind: 'document-type' }
  | { readonly kind: 'too-deep'; readonly depth: number }

class Refusal extends Error {
  readonly failure: XmlFailure
  constructor(failure: XmlFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

/** Parses a whole document; elements nested more than `deepest` deep are refused. */
export function readXml(
  text: string,
  handler: XmlHandler,
  deepest: number,
): Result<null, XmlFailure> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  parser.on('error', (error) => {
    throw new Refusal({ kind: 'malformed-xml', detail: error.message })
  })
  parser.on('doctype', () => {
    throw new Refusal({ kind: 'document-type' })
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth++
    if (depth > deepest) throw new Refusal({ kind: 'too-deep', depth })
    handler.open({
      uri,
      local,
      attributes: () => Object.values(attributes),
      attribute(name) {
        for (const key in attributes) {
          const attribute = attributes[key]
          if (attribute?.local === name) return attribute.value
        }
        return undefined
      },
    })
  })
  parser.on('closetag', () => {
    depth--
    handler.close?.()
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  try {
    parser.write(text).close()
    return ok(null)
  } catch (error) {
    if (error instanceof Refusal) return err(error.failure)
    throw error
  }
}
