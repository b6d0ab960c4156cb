import { carriesAll, documentFile, type ExportFormat } from '../exporter.ts'
import { escapeXml, validXml } from '../xml.ts'
import {
  type Cas,
  type FeatureStructure,
  type FeatureValue,
  isReference,
  isReferences,
  isStrings,
  shortName,
} from './cas.ts'
import { OwnTypes, ownTypes } from './own-types.ts'
import { toCas } from './to-cas.ts'
import { typeSystemFile, typeSystemXml } from './type-system.ts'

/**
 * UIMA's XMI (uima.apache.org/d/uimaj-current/references.html#ugr.ref.xmi): one file for each document,
 * and their types in `TypeSystem.xml`. Offsets are UTF-16. Line breaks stand as references, since a reader
 * makes spaces of those in attributes; what XML cannot hold is U+FFFD, of the same length, and counted.
 */
export const casXmi: ExportFormat = {
  carries: carriesAll,
  open({ tagset }, report) {
    const types = new OwnTypes(tagset, true)
    return {
      begin: () => [],
      document(document) {
        const { cas, replaced } = withValidXml(toCas(document, types, report))
        report.add('replaced-character', document, null, replaced)
        return [{ file: documentFile(document, 'xmi'), data: xmiOf(cas) }]
      },
      end: () => [{ file: typeSystemFile, data: typeSystemXml(types.descriptions()) }],
    }
  },
}

/** The CAS without characters that XML cannot hold, and how many there were. */
function withValidXml(cas: Cas): { readonly cas: Cas; readonly replaced: number } {
  let replaced = 0
  const valid = (text: string): string => {
    const written = validXml(text)
    for (let i = 0; i < text.length; i++)
      if (text.charCodeAt(i) !== written.charCodeAt(i)) replaced++
    return written
  }
  const value = (one: FeatureValue): FeatureValue =>
    typeof one === 'string' ? valid(one) : isStrings(one) ? one.map(valid) : one
  const sofas = cas.sofas.map(({ text, ...sofa }) => ({
    ...sofa,
    text: text === null ? null : valid(text),
  }))
  const structures = cas.structures.map((structure) => ({
    ...structure,
    features: new Map([...structure.features].map(([name, one]) => [name, value(one)])),
  }))
  return { cas: { sofas, structures }, replaced }
}

function xmiOf({ sofas, structures }: Cas): string {
  const members = structures.filter(({ type }) => type !== ownTypes.link).map(({ id }) => id)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" ',
    'xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">\n',
    '<cas:NULL xmi:id="0"/>\n',
    ...structures.map(structureXml),
    ...sofas.map(
      ({ id, name, text }, i) =>
        `<cas:Sofa xmi:id="${id}" sofaNum="${i + 1}" sofaID="${escapeXml(name)}" mimeType="text" sofaString="${escapeXml(text ?? '')}"/>\n`,
    ),
    ...sofas.map(({ id }) => `<cas:View sofa="${id}" members="${members.join(' ')}"/>\n`),
    '</xmi:XMI>\n',
  ].join('')
}

/** An element of the prefix `custom`, in which all our own types are. */
function structureXml({ id, type, features }: FeatureStructure): string {
  const name = `custom:${shortName(type)}`
  const attributes: string[] = []
  const elements: string[] = []
  for (const [feature, value] of features)
    if (isReference(value)) attributes.push(` ${feature}="${value.ref}"`)
    else if (isReferences(value))
      attributes.push(` ${feature}="${value.map(({ ref }) => ref).join(' ')}"`)
    else if (isStrings(value))
      for (const one of value) elements.push(`<${feature}>${escapeXml(one)}</${feature}>`)
    else attributes.push(` ${feature}="${escapeXml(String(value))}"`)
  const start = `<${name} xmi:id="${id}"${attributes.join('')}`
  return elements.length === 0 ? `${start}/>\n` : `${start}>${elements.join('')}</${name}>\n`
}
