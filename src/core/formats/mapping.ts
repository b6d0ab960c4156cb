import { z } from 'zod'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import type { DeepReadonly } from '#core/deep-readonly.ts'
import type { ImportedDocument, ImportProblem } from './importer.ts'
import { offsetUnits } from './offset-unit.ts'
import { fillersOf, type RoleUse, roleUseKey } from './role-uses.ts'
import { columnRoles, tableRowKinds } from './table-columns.ts'

const namesSchema = z.record(z.string(), z.string().min(1))

/**
 * How files are to be understood: what their own names become in the tagset (those that are not here
 * stay as they are), and how offsets and tables are read.
 */
export const mappingSchema = z.strictObject({
  format: z.literal('isnad-mapping'),
  version: z.literal(1),
  labels: namesSchema,
  frames: namesSchema,
  roles: namesSchema.describe('Of a role in all frames, or of one use: `frame › role › label`'),
  attributes: namesSchema,
  values: z
    .record(z.string(), z.record(z.string(), z.string()))
    .default({})
    .describe('By the file’s own name of the attribute'),
  reading: z
    .strictObject({
      unit: z.enum(offsetUnits).nullable().describe('null: the one that fits'),
      table: z.strictObject({
        rows: z.enum(tableRowKinds).nullable().describe('null: as the columns suggest'),
        columns: z.record(z.string(), z.enum(columnRoles)),
      }),
    })
    .default({ unit: null, table: { rows: null, columns: {} } }),
})
export type Mapping = DeepReadonly<z.infer<typeof mappingSchema>>
export const mappingKinds = ['labels', 'frames', 'roles', 'attributes'] as const
export type MappingKind = (typeof mappingKinds)[number]

/** The attributes of a tagset of that id; those of several labels may share one. */
export function attributesOfId(tagset: Tagset, id: string): readonly AttributeDefinition[] {
  const { spans, frames, document } = tagset
  return [document, ...spans, ...frames].flatMap(({ attributes }) =>
    attributes.filter((attribute) => attribute.id === id),
  )
}

/** The ids that a tagset has of a kind. */
export function idsOf(tagset: Tagset, kind: MappingKind): ReadonlySet<string> {
  const { spans, frames, document } = tagset
  const lists = {
    labels: spans,
    frames,
    roles: frames.flatMap(({ roles }) => roles),
    attributes: [document, ...spans, ...frames].flatMap(({ attributes }) => attributes),
  }
  return new Set(lists[kind].map(({ id }) => id))
}

/** Names that a mapping leads to and the tagset does not know. */
export function unknownNames(
  mapping: Mapping,
  tagset: Tagset,
): Readonly<Record<MappingKind, readonly string[]>> {
  const unknown = (kind: MappingKind) => {
    const ids = idsOf(tagset, kind)
    return [...new Set(Object.values(mapping[kind]))].filter((id) => !ids.has(id))
  }
  return {
    labels: unknown('labels'),
    frames: unknown('frames'),
    roles: unknown('roles'),
    attributes: unknown('attributes'),
  }
}

/**
 * The document in the tagset's names. Two roles that become one share their fillers; of two attributes
 * that become one the second keeps its own name, and is reported. Values take the form that the
 * tagset's attribute has: yes or no, one, or several.
 */
export function applyMapping(
  document: ImportedDocument,
  mapping: Mapping,
  tagset: Tagset | null,
  report: (problem: ImportProblem) => void,
): ImportedDocument {
  const to = (kind: MappingKind, name: string): string => became(mapping[kind], name)
  const attributesOf = (attributes: Attributes, item: string): Attributes => {
    const mapped = new Map<string, AttributeValue>()
    for (const [name, value] of Object.entries(attributes)) {
      const id = keyOf(to('attributes', name))
      const became = shaped(mappedValue(value, own(mapping.values, name)), tagset, id)
      const present = mapped.get(id)
      if (present === undefined) {
        mapped.set(id, became)
        continue
      }
      if (JSON.stringify(present) === JSON.stringify(became)) continue
      let free = keyOf(name)
      for (let i = 2; mapped.has(free); i++) free = `${keyOf(name)}-${i}`
      mapped.set(free, value)
      const detail = `${item}: ${name} → ${id}`
      report({ kind: 'name-collision', file: document.name, line: null, detail })
    }
    return Object.fromEntries(mapped)
  }
  const fillers = fillersOf(document)
  return {
    ...document,
    attributes: attributesOf(document.attributes, document.name),
    spans: document.spans.map((span) => ({
      ...span,
      label: to('labels', span.label),
      attributes: attributesOf(span.attributes, span.id),
    })),
    frames: document.frames.map((frame) => {
      const roles = new Map<string, Set<string>>()
      const put = (role: string, ids: readonly string[]): void => {
        const known = roles.get(keyOf(role)) ?? new Set()
        roles.set(keyOf(role), known)
        for (const id of ids) known.add(id)
      }
      for (const [role, ids] of Object.entries(frame.roles)) {
        if (ids.length === 0) put(to('roles', role), [])
        for (const id of ids) {
          const use = { frame: frame.type, role, filler: fillers.get(id)?.filler ?? '' }
          put(roleBecame(mapping, use), [id])
        }
      }
      return {
        ...frame,
        type: to('frames', frame.type),
        roles: Object.fromEntries([...roles].map(([role, ids]) => [role, [...ids]])),
        attributes: attributesOf(frame.attributes, frame.id),
      }
    }),
  }
}

/** What a name becomes; itself where nothing is said of it. */
export function became(names: Readonly<Record<string, string>>, name: string): string {
  return own(names, name) ?? name
}

/** What a use of a role becomes, by the use or by the role's name. */
export function roleBecame({ roles }: Mapping, use: Omit<RoleUse, 'of'>): string {
  return own(roles, roleUseKey(use)) ?? became(roles, use.role)
}

function own<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** Sidecars have no keys that read as numbers, begin with `#` or are empty. */
function keyOf(name: string): string {
  return name === '' || name.startsWith('#') || /^\d+$/.test(name) ? `_${name}` : name
}

function mappedValue(
  value: AttributeValue,
  values: Readonly<Record<string, string>> | undefined,
): AttributeValue {
  if (values === undefined) return value
  const one = (said: string): string => own(values, said) ?? said
  if (typeof value === 'boolean') {
    const became = one(String(value))
    return became === String(value) ? value : became
  }
  return typeof value === 'string' ? one(value) : [...new Set(value.map(one))]
}

/** The value in the form of the tagset's attribute, where it can have that without loss. */
function shaped(value: AttributeValue, tagset: Tagset | null, id: string): AttributeValue {
  if (tagset === null) return value
  const types = new Set(attributesOfId(tagset, id).map(({ type }) => type))
  const [type] = types
  if (type === undefined || types.size > 1) return value
  const sole = Array.isArray(value) && value.length === 1 ? (value[0] ?? '') : value
  if (type === 'multi') return Array.isArray(value) ? value : [String(value)]
  if (type === 'boolean') return sole === 'true' ? true : sole === 'false' ? false : value
  return typeof sole === 'boolean' ? String(sole) : sole
}
