import type { Frame } from '#core/annotation/model.ts'
import { compareText } from '#core/annotation/order.ts'
import type { Attributes } from '#core/annotation/records.ts'
import type { AttributeDefinition, Tagset } from '#core/annotation/tagset.ts'
import { bratName } from './brat-writing.ts'

/** Names that stand in the files: the configuration must know each of them. */
export class UsedNames {
  readonly spans = new Set<string>()
  readonly frames = new Map<string, Set<string>>()
  readonly attributes = new Map<string, Set<string> | 'binary'>()

  span(label: string): void {
    this.spans.add(label)
  }

  frame({ type, roles }: Pick<Frame, 'type' | 'roles'>): void {
    const known = this.frames.get(type) ?? new Set<string>()
    for (const role of Object.keys(roles)) known.add(role)
    this.frames.set(type, known)
  }

  attribute(name: string, value: Attributes[string]): void {
    const known = this.attributes.get(name)
    if (value === true) this.attributes.set(name, known ?? 'binary')
    else if (typeof value === 'string') {
      const values = known === undefined || known === 'binary' ? new Set<string>() : known
      this.attributes.set(name, values.add(value))
    }
  }
}

/** `annotation.conf`: what the tagset allows and what stands in the files; all may overlap. */
export function configuration(tagset: Tagset | null, used: UsedNames): string {
  for (const { id } of tagset?.spans ?? []) used.span(id)
  for (const { id, roles } of tagset?.frames ?? [])
    used.frame({ type: id, roles: Object.fromEntries(roles.map((role) => [role.id, []])) })
  const definitions = [...(tagset?.spans ?? []), ...(tagset?.frames ?? [])]
  for (const definition of definitions.flatMap(({ attributes }) => attributes))
    for (const value of valuesOf(definition)) used.attribute(definition.id, value)
  const section = (name: string, lines: readonly string[]) => `[${name}]\n${lines.join('')}\n`
  const sorted = (names: Iterable<string>) => [...names].sort(compareText)
  return [
    section(
      'entities',
      sorted(used.spans).map((label) => `${bratName(label)}\n`),
    ),
    section('relations', ['<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n']),
    section(
      'events',
      sorted(used.frames.keys()).map((type) => {
        const roles = [...(used.frames.get(type) ?? [])].map(
          (role) => `${bratName(role, true)}*:<ENTITY>|<EVENT>`,
        )
        return `${bratName(type)}\t${roles.join(', ')}\n`
      }),
    ),
    section(
      'attributes',
      sorted(used.attributes.keys()).map((name) => {
        const values = used.attributes.get(name)
        const list =
          values === undefined || values === 'binary' ? '' : `, Value:${sorted(values).join('|')}`
        return `${name}\tArg:<ANY>${list}\n`
      }),
    ),
  ].join('')
}

function valuesOf(definition: AttributeDefinition): readonly (string | boolean)[] {
  switch (definition.type) {
    case 'enum':
      return definition.values.map(({ id }) => id)
    case 'boolean':
      return [true]
    case 'multi':
    case 'text':
      return []
  }
}
