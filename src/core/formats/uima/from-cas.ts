import type { ImportedDocument } from '../importer.ts'
import { type Cas, type FeatureStructure, isReference } from './cas.ts'
import { CasFrames } from './cas-frames.ts'
import { CasItems, type Item, type Tell, textOf } from './cas-items.ts'
import { CasSpans, unplacedOf, type WordsOf } from './cas-spans.ts'
import { ownTypes } from './own-types.ts'

/** What parts a text, or says how the file was made, and annotates nothing. */
const structural = [
  /^uima\.tcas\.DocumentAnnotation$/,
  /\.segmentation\.type\.(?:Token|Sentence|Paragraph|Div)$/,
  /\.metadata\.type\.(?:DocumentMetaData|TagsetDescription|TagDescription)$/,
  /^de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\.CASMetadata$/,
]

/**
 * The documents of a CAS, one for each text. Annotations are spans, by the name of their type or what
 * their feature `label` or `value` says; relations (Governor and Dependent), links with roles, and chains
 * are frames. Our own types become what they were made of. What nothing is made of is told by its type.
 */
export function documentsOfCas(
  cas: Cas,
  name: string,
  tell: Tell,
  differing: WordsOf = () => null,
): readonly ImportedDocument[] {
  const documents: ImportedDocument[] = []
  const [first] = cas.sofas
  if (first === undefined) tell('no-text', name)
  for (const sofa of cas.sofas) {
    const structures = cas.structures.filter(({ features }) => {
      const at = features.get('sofa')
      return !isReference(at) || at.ref === sofa.id
    })
    if (sofa.text === null) {
      if (structures.length > 0 || cas.sofas.length === 1) tell('no-text', `${name} ${sofa.name}`)
      continue
    }
    const title = sofa === first ? name : `${name}#${sofa.name}`
    const items = new CasItems(structures, tell)
    if (items.structures.size !== structures.length) tell('duplicate-id', sofa.name)
    documents.push(documentOf(sofa.text, title, items, tell, differing))
  }
  return documents
}

function documentOf(
  text: string,
  name: string,
  items: CasItems,
  tell: Tell,
  differing: WordsOf,
): ImportedDocument {
  const spans = new CasSpans(text, items, tell, differing)
  const unplaced: Item[] = []
  const ownFrames = new Map<string, Item>()
  const relations: FeatureStructure[] = []
  const chains: FeatureStructure[] = []
  for (const one of items.structures.values()) {
    const { type, features } = one
    if (structural.some((pattern) => pattern.test(type)) || type === ownTypes.document) continue
    if (type === ownTypes.unplaced) unplaced.push(items.item(one))
    else if (type === ownTypes.frame) ownFrames.set(one.id, items.item(one))
    else if (isReference(features.get('Governor')) && isReference(features.get('Dependent')))
      relations.push(one)
    else if (isReference(features.get('first'))) chains.push(one)
    else if (features.has('begin') || features.has('end')) spans.add(one)
    else if (!features.has('role') && !features.has('target')) items.leave(type)
  }
  const isContinuation = ({ type }: FeatureStructure) => type === ownTypes.continuation
  for (const relation of relations.filter(isContinuation)) spans.join(relation)
  const frames = new CasFrames(items, spans, ownFrames, unplaced, tell)
  const importedFrames = [
    ...[...ownFrames.values()].map((item) => frames.ofOwn(item)),
    ...spans.all.flatMap((item) => frames.ofLinks(item)),
    ...relations
      .filter((relation) => !isContinuation(relation))
      .flatMap((relation) => frames.ofRelation(relation)),
    ...chains.flatMap((chain) => frames.ofChain(chain)),
  ]
  const importedSpans = [
    ...spans.all.map((item) => spans.imported(item)),
    ...unplaced.map((item) => ({
      ...items.named(item),
      segments: [],
      unplaced: unplacedOf(item.rest),
    })),
  ]
  items.tellUnsupported()
  return { ...headerOf(items, name), text, spans: importedSpans, frames: importedFrames }
}

function headerOf(
  items: CasItems,
  name: string,
): Omit<ImportedDocument, 'text' | 'spans' | 'frames'> {
  const { own } = items
  const meta = [...items.structures.values()].find(({ type }) => type.endsWith('DocumentMetaData'))
  const stated = (feature: string) => textOf(own?.features.get(feature))
  const annotator = stated('annotator')
  return {
    name: textOf(meta?.features.get('documentTitle')) ?? name,
    file: stated('file'),
    textSha256: stated('textSha256'),
    annotator:
      annotator === null ? null : { id: annotator, name: stated('annotatorName') ?? annotator },
    attributes: own === undefined ? {} : items.attributes(own, items.restOf(own)),
    note: stated('note') ?? '',
  }
}
