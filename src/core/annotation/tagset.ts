import { z } from 'zod'
import type { DeepReadonly } from '#core/deep-readonly.ts'

/**
 * What may be said of a text, and how it is shown: labels of spans, types of frames with their
 * roles, attributes, keys, colours. One source for the types, the check and the JSON Schema.
 */

const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/)
  .describe('Held by sidecars: never changed once in use')

const bilingualSchema = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) })
export type Bilingual = DeepReadonly<z.infer<typeof bilingualSchema>>

const tagSchema = z.strictObject({
  ar: z.string().min(1).max(8),
  en: z.string().min(1).max(8),
})

const hexSchema = z.string().regex(/^#[0-9a-f]{6}$/)
const coloursSchema = z
  .strictObject({ light: hexSchema, dark: hexSchema })
  .describe('The hue of the mark on light and on dark paper; high contrast takes that of its paper')

export const lineStyles = ['solid', 'dashed', 'dotted', 'double', 'wavy'] as const
export type LineStyle = (typeof lineStyles)[number]

const named = { id: idSchema, name: bilingualSchema, help: bilingualSchema.optional() }

const valueSchema = z.strictObject(named)

const attributeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...named,
    type: z.literal('enum'),
    ordered: z.boolean().describe('Whether the values stand in order, from least to most'),
    values: z.array(valueSchema).min(1),
  }),
  z.strictObject({ ...named, type: z.literal('multi'), values: z.array(valueSchema).min(1) }),
  z.strictObject({ ...named, type: z.literal('boolean') }),
  z.strictObject({ ...named, type: z.literal('text') }),
])
export type AttributeDefinition = DeepReadonly<z.infer<typeof attributeSchema>>

const looksSchema = {
  tag: tagSchema.describe('A few letters shown beside the mark'),
  colours: coloursSchema,
  line: z.enum(lineStyles),
}

const spanLabelSchema = z.strictObject({
  ...named,
  help: bilingualSchema,
  ...looksSchema,
  group: idSchema.optional(),
  hotkey: z
    .string()
    .regex(/^[0-9]{1,2}$/)
    .optional()
    .describe('A digit, or two pressed one after the other'),
  attributes: z.array(attributeSchema),
})
export type SpanLabel = DeepReadonly<z.infer<typeof spanLabelSchema>>

const roleSchema = z.strictObject({
  ...named,
  key: z
    .string()
    .regex(/^[A-Z]$/)
    .describe('The key at the place of this letter on a Latin keyboard'),
  spans: z.array(idSchema).describe('Labels of spans that may fill it'),
  frames: z.array(idSchema).describe('Types of frames that may fill it'),
  writer: z.boolean().describe('Whether the writer of the article may fill it'),
  min: z.number().int().min(0).describe('Fewer are a reminder, not an error'),
  max: z.number().int().min(1).nullable().describe('null: any number'),
})
export type RoleDefinition = DeepReadonly<z.infer<typeof roleSchema>>

const frameTypeSchema = z.strictObject({
  ...named,
  help: bilingualSchema,
  ...looksSchema,
  roles: z.array(roleSchema).min(1),
  attributes: z.array(attributeSchema),
  sentence: bilingualSchema.describe(
    'How the frame reads: {role} is a filler in quotes, {role:bare} without, [ ] is left out where the roles in it are empty',
  ),
})
export type FrameType = DeepReadonly<z.infer<typeof frameTypeSchema>>

const fileNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.md$/)

const shape = z.strictObject({
  format: z.literal('isnad-tagset'),
  formatVersion: z.literal(1),
  id: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  name: bilingualSchema,
  description: bilingualSchema,
  guidelines: z
    .strictObject({ ar: fileNameSchema, en: fileNameSchema })
    .optional()
    .describe('Markdown files beside this one'),
  groups: z.array(z.strictObject(named)),
  spans: z.array(spanLabelSchema),
  frames: z.array(frameTypeSchema),
  document: z.strictObject({ attributes: z.array(attributeSchema) }),
})

export const tagsetSchema = shape.superRefine((tagset, context) => {
  const rule = (path: readonly (string | number)[], message: string, detail: string) =>
    context.addIssue({ code: 'custom', path: [...path], message, params: { detail } })
  for (const [path, list] of listsOf(tagset)) {
    const seen = new Set<string>()
    for (const [i, { id }] of list.entries()) {
      if (seen.has(id)) rule([...path, i, 'id'], 'id-twice', id)
      seen.add(id)
    }
  }
  checkLabels(tagset, rule)
  checkFrames(tagset, rule)
})
export type Tagset = DeepReadonly<z.infer<typeof shape>>

type Rule = (path: readonly (string | number)[], message: string, detail: string) => void
type Identified = readonly { readonly id: string }[]

/** Every list whose ids must differ, with its path. */
function* listsOf(tagset: Tagset): Generator<[readonly (string | number)[], Identified]> {
  yield [['groups'], tagset.groups]
  yield [['spans'], tagset.spans]
  yield [['frames'], tagset.frames]
  yield* attributeLists(['document'], tagset.document)
  for (const [i, label] of tagset.spans.entries()) yield* attributeLists(['spans', i], label)
  for (const [i, type] of tagset.frames.entries()) {
    yield [['frames', i, 'roles'], type.roles]
    yield* attributeLists(['frames', i], type)
  }
}

function* attributeLists(
  path: readonly (string | number)[],
  owner: { readonly attributes: readonly AttributeDefinition[] },
): Generator<[readonly (string | number)[], Identified]> {
  yield [[...path, 'attributes'], owner.attributes]
  for (const [i, attribute] of owner.attributes.entries())
    if (attribute.type === 'enum' || attribute.type === 'multi')
      yield [[...path, 'attributes', i, 'values'], attribute.values]
}

function checkLabels(tagset: Tagset, rule: Rule): void {
  const groups = new Set(tagset.groups.map((group) => group.id))
  for (const [i, label] of tagset.spans.entries()) {
    if (label.group !== undefined && !groups.has(label.group))
      rule(['spans', i, 'group'], 'no-such-group', label.group)
    const { hotkey } = label
    if (hotkey === undefined) continue
    const clash = tagset.spans.some(
      (other, j) => j < i && (other.hotkey?.startsWith(hotkey) || startsWithKey(hotkey, other)),
    )
    if (clash) rule(['spans', i, 'hotkey'], 'key-twice', hotkey)
  }
}

function startsWithKey(hotkey: string, label: SpanLabel): boolean {
  return label.hotkey !== undefined && hotkey.startsWith(label.hotkey)
}

function checkFrames(tagset: Tagset, rule: Rule): void {
  const labels = new Set(tagset.spans.map((label) => label.id))
  const types = new Set(tagset.frames.map((type) => type.id))
  const roleOfKey = new Map<string, string>()
  for (const [i, type] of tagset.frames.entries()) {
    for (const [j, role] of type.roles.entries()) {
      const path = ['frames', i, 'roles', j]
      for (const [k, id] of role.spans.entries())
        if (!labels.has(id)) rule([...path, 'spans', k], 'no-such-label', id)
      for (const [k, id] of role.frames.entries())
        if (!types.has(id)) rule([...path, 'frames', k], 'no-such-frame-type', id)
      if (role.spans.length + role.frames.length === 0 && !role.writer)
        rule(path, 'nothing-may-fill-it', role.id)
      if (role.max !== null && role.min > role.max)
        rule([...path, 'min'], 'more-than-the-most', String(role.min))
      const owner = roleOfKey.get(role.key)
      if (owner !== undefined && owner !== role.id) rule([...path, 'key'], 'key-twice', role.key)
      roleOfKey.set(role.key, role.id)
    }
    const roles = new Set(type.roles.map((role) => role.id))
    for (const language of ['ar', 'en'] as const) {
      const at = ['frames', i, 'sentence', language]
      for (const part of type.sentence[language].matchAll(/\{([^{}]*)\}/g)) {
        const [role = '', manner] = (part[1] ?? '').split(':')
        if (!roles.has(role) || (manner !== undefined && manner !== 'bare'))
          rule(at, 'no-such-role', part[1] ?? '')
      }
      if (!areBracketsPaired(type.sentence[language]))
        rule(at, 'brackets-unpaired', type.sentence[language])
    }
  }
}

function areBracketsPaired(pattern: string): boolean {
  const rest = pattern.replaceAll(/\{[^{}]*\}/g, '').replaceAll(/\[[^[\]]*\]/g, '')
  return !/[[\]{}]/.test(rest)
}

export function findLabel(tagset: Tagset, id: string): SpanLabel | undefined {
  return tagset.spans.find((label) => label.id === id)
}

export function findFrameType(tagset: Tagset, id: string): FrameType | undefined {
  return tagset.frames.find((type) => type.id === id)
}

export function findRole(tagset: Tagset, type: string, role: string): RoleDefinition | undefined {
  return findFrameType(tagset, type)?.roles.find(({ id }) => id === role)
}
