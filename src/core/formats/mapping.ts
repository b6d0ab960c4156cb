import { z } from 'zod'
import { compareText } from '#core/annotation/order.ts'
import type { Bilingual, Tagset } from '#core/annotation/tagset.ts'
import type { DeepReadonly } from '#core/deep-readonly.ts'
import { foldString } from '#core/text/folding.ts'
import type { ImportedDocument } from './importer.ts'

const namesSchema = z.record(z.string(), z.string().min(1))

/** What a file's own names become in the tagset; those that are not here stay as they are. */
export const mappingSchema = z.strictObject({
  format: z.literal('isnad-mapping'),
  version: z.literal(1),
  labels: namesSchema,
  frames: namesSchema,
  roles: namesSchema,
  attributes: namesSchema,
})
export type Mapping = DeepReadonly<z.infer<typeof mappingSchema>>
type Kind = 'labels' | 'frames' | 'roles' | 'attributes'
const kinds = ['labels', 'frames', 'roles', 'attributes'] as const

/** The names that stand in files to be read in. */
export class NamesFound {
  readonly #names: Readonly<Record<Kind, Set<string>>> = {
    labels: new Set(),
    frames: new Set(),
    roles: new Set(),
    attributes: new Set(),
  }

  add({ spans, frames, attributes }: ImportedDocument): void {
    for (const name of Object.keys(attributes)) this.#names.attributes.add(name)
    for (const span of spans) {
      this.#names.labels.add(span.label)
      for (const name of Object.keys(span.attributes)) this.#names.attributes.add(name)
    }
    for (const frame of frames) {
      this.#names.frames.add(frame.type)
      for (const name of Object.keys(frame.roles)) this.#names.roles.add(name)
      for (const name of Object.keys(frame.attributes)) this.#names.attributes.add(name)
    }
  }

  /**
   * A mapping to the tagset's ids by what the names have in common with its ids and names, in Arabic or
   * English, folded; a name that it knows nothing of is mapped to itself, to be changed by hand.
   */
  propose(tagset: Tagset | null): Mapping {
    const known = tagset === null ? null : namesOf(tagset)
    const propose = (kind: Kind) =>
      Object.fromEntries(
        [...this.#names[kind]]
          .sort(compareText)
          .map((name) => [name, known?.[kind].get(plain(name)) ?? name]),
      )
    return {
      format: 'isnad-mapping',
      version: 1,
      labels: propose('labels'),
      frames: propose('frames'),
      roles: propose('roles'),
      attributes: propose('attributes'),
    }
  }
}

/** Names that a mapping leaves as they are, and the tagset does not know. */
export function unknownNames(
  mapping: Mapping,
  tagset: Tagset,
): Readonly<Record<Kind, readonly string[]>> {
  const known = namesOf(tagset)
  const unknown = (kind: Kind) => {
    const ids = new Set(known[kind].values())
    return [...new Set(Object.values(mapping[kind]))].filter((id) => !ids.has(id))
  }
  return {
    labels: unknown('labels'),
    frames: unknown('frames'),
    roles: unknown('roles'),
    attributes: unknown('attributes'),
  }
}

/** The document in the tagset's names. Two roles that become one share their fillers. */
export function applyMapping(document: ImportedDocument, mapping: Mapping): ImportedDocument {
  const to = (kind: Kind, name: string): string =>
    Object.hasOwn(mapping[kind], name) ? (mapping[kind][name] ?? name) : name
  const renamed = <V>(record: Readonly<Record<string, V>>): Record<string, V> =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [to('attributes', name), value]),
    )
  return {
    ...document,
    attributes: renamed(document.attributes),
    spans: document.spans.map((span) => ({
      ...span,
      label: to('labels', span.label),
      attributes: renamed(span.attributes),
    })),
    frames: document.frames.map((frame) => {
      const roles: Record<string, readonly string[]> = {}
      for (const [role, fillers] of Object.entries(frame.roles)) {
        const id = to('roles', role)
        roles[id] = [...new Set([...(roles[id] ?? []), ...fillers])]
      }
      return {
        ...frame,
        type: to('frames', frame.type),
        roles,
        attributes: renamed(frame.attributes),
      }
    }),
  }
}

interface Named {
  readonly id: string
  readonly name: Bilingual
}

function namesOf(tagset: Tagset): Readonly<Record<Kind, ReadonlyMap<string, string>>> {
  const { spans, frames, document } = tagset
  const lists: Readonly<Record<Kind, readonly Named[]>> = {
    labels: spans,
    frames,
    roles: frames.flatMap(({ roles }) => roles),
    attributes: [document, ...spans, ...frames].flatMap(({ attributes }) => attributes),
  }
  const found = kinds.map((kind) => {
    const names = new Map<string, string>()
    // Ids come last: they win over names.
    for (const { id, name } of lists[kind]) names.set(plain(name.ar), id).set(plain(name.en), id)
    for (const { id } of lists[kind]) names.set(plain(id), id)
    return [kind, names] as const
  })
  const byKind = new Map(found)
  const none: ReadonlyMap<string, string> = new Map()
  return {
    labels: byKind.get('labels') ?? none,
    frames: byKind.get('frames') ?? none,
    roles: byKind.get('roles') ?? none,
    attributes: byKind.get('attributes') ?? none,
  }
}

/** A name without case, hyphens, spaces and a plural s: `False_Claims` is `false-claim`. */
function plain(name: string): string {
  return foldString(name)
    .replaceAll(/[\s_.:-]+/gu, '')
    .replace(/s$/, '')
}
