/** Reads one XML part of a DOCX as a stream of elements. */
import type { ExtractionFailure } from '#core/document/document.ts'
import { err, type Result } from '#core/result.ts'
import { readXml as readElements, type XmlFailure } from '#core/xml.ts'

/** What a reader of a part is told. Names are `prefix:local` with the usual prefix of each namespace. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void
  close?(name: string): void
  text?(text: string): void
}

/** Value of the attribute of that local name, whatever its prefix. */
export type XmlAttributes = (local: string) => string | undefined

const DEEPEST_XML = 4096

/** Usual prefixes, by the transitional and strict namespaces of ECMA-376. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
])

/** Parses the part's bytes; `part` names it in failures. */
export function readXml(
  part: string,
  bytes: Uint8Array,
  handler: XmlHandler,
): Result<null, ExtractionFailure> {
  const names: string[] = []
  const read = readElements(
    decodeXml(bytes),
    {
      open({ uri, local, attribute }) {
        const prefix = prefixes.get(uri)
        const name = prefix === undefined ? local : `${prefix}:${local}`
        names.push(name)
        handler.open(name, attribute)
      },
      close() {
        const name = names.pop()
        if (name !== undefined) handler.close?.(name)
      },
      text: (text) => handler.text?.(text),
    },
    DEEPEST_XML,
  )
  return read.ok ? read : err(failureOf(part, read.failure))
}

function failureOf(part: string, failure: XmlFailure): ExtractionFailure {
  switch (failure.kind) {
    case 'malformed-xml':
      return { ...failure, part }
    case 'document-type':
      return { kind: 'unsafe-archive', reason: 'entity-declaration' }
    case 'too-deep':
      return failure
  }
}

/** Parts are UTF-8 or UTF-16 with a mark (ECMA-376 part 2, 10.2.2). */
function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
