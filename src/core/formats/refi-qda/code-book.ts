import { compareText } from '#core/annotation/order.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition, Bilingual, Tagset } from '#core/annotation/tagset.ts'
import { guidOf } from '../guid.ts'
import { escapeXml } from '../xml.ts'

/**
 * The code book of a REFI-QDA project. Every label is a code, every type of frame one that begins with
 * `frame:`. Below each stand its attributes, and below those their values, so that what a person chose
 * can be asked for as any code can. The names of codes differ throughout a project, as QualCoder wants
 * it: `claim`, `claim.kind`, `claim.kind=denial`. The description of an attribute's code is its type.
 */
export const framePrefix = 'frame:'
export const attributeTypes = ['text', 'boolean', 'list'] as const
export type AttributeType = (typeof attributeTypes)[number]

interface Code {
  readonly guid: string
  readonly name: string
  readonly description: string
  readonly colour: string | null
  readonly children: Map<string, Code>
}

type Owner = 'span' | 'frame'

export class CodeBook {
  readonly #tagset: Tagset | null
  readonly #codes = new Map<string, Code>()

  constructor(tagset: Tagset | null) {
    this.#tagset = tagset
    for (const { id, attributes } of tagset?.spans ?? []) this.#define('span', id, attributes)
    for (const { id, attributes } of tagset?.frames ?? []) this.#define('frame', id, attributes)
  }

  /** The GUID of a label's or a frame type's code. */
  of(owner: Owner, id: string): string {
    return this.#owner(owner, id).guid
  }

  /** The codes of what was chosen of the owner's attributes, and the attributes that are written freely. */
  chosen(
    owner: Owner,
    id: string,
    attributes: Attributes,
  ): {
    readonly codes: readonly string[]
    readonly written: readonly (readonly [string, string])[]
  } {
    const codes: string[] = []
    const written: (readonly [string, string])[] = []
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'string' && !this.#isEnum(owner, id, name)) {
        written.push([name, value])
        continue
      }
      const attribute = this.#attribute(owner, id, name, typeOf(value))
      const values = typeof value === 'object' ? value : [String(value)]
      codes.push(
        ...(values.length === 0
          ? [attribute.guid]
          : values.map((one) => this.#value(attribute, one).guid)),
      )
    }
    return { codes, written }
  }

  xml(): string {
    if (this.#codes.size === 0) return ''
    return `<CodeBook>\n<Codes>\n${inOrder(this.#codes).map(codeXml).join('')}</Codes>\n</CodeBook>\n`
  }

  #define(owner: Owner, id: string, attributes: readonly AttributeDefinition[]): void {
    this.#owner(owner, id)
    for (const definition of attributes) {
      if (definition.type === 'text') continue
      const type = { enum: 'text', multi: 'list', boolean: 'boolean' } as const
      const code = this.#attribute(owner, id, definition.id, type[definition.type])
      const values =
        definition.type === 'boolean' ? ['true', 'false'] : definition.values.map((one) => one.id)
      for (const value of values) this.#value(code, value)
    }
  }

  #isEnum(owner: Owner, id: string, name: string): boolean {
    const list = owner === 'span' ? this.#tagset?.spans : this.#tagset?.frames
    const definition = list
      ?.find((one) => one.id === id)
      ?.attributes.find((attribute) => attribute.id === name)
    return definition?.type === 'enum'
  }

  #owner(owner: Owner, id: string): Code {
    const name = owner === 'frame' ? framePrefix + id : id
    const list = owner === 'span' ? this.#tagset?.spans : this.#tagset?.frames
    const known = list?.find((one) => one.id === id)
    const words = (text: Bilingual | undefined) =>
      text === undefined ? [] : [`${text.ar} · ${text.en}`]
    return child(this.#codes, name, () => ({
      guid: guidOf('code', name),
      name,
      description: [...words(known?.name), ...words(known?.help)].join('\n'),
      colour: known?.colours.light ?? null,
      children: new Map(),
    }))
  }

  #attribute(owner: Owner, id: string, attribute: string, type: AttributeType): Code {
    const parent = this.#owner(owner, id)
    const name = `${parent.name}.${attribute}`
    return child(parent.children, `${type} ${name}`, () => ({
      guid: guidOf('code', name, type),
      name,
      description: type,
      colour: parent.colour,
      children: new Map(),
    }))
  }

  #value(attribute: Code, value: string): Code {
    const name = `${attribute.name}=${value}`
    return child(attribute.children, name, () => ({
      guid: guidOf('code', name, attribute.description),
      name,
      description: '',
      colour: attribute.colour,
      children: new Map(),
    }))
  }
}

export function typeOf(value: AttributeValue): AttributeType {
  if (typeof value === 'string') return 'text'
  return typeof value === 'boolean' ? 'boolean' : 'list'
}

function child(codes: Map<string, Code>, key: string, make: () => Code): Code {
  const known = codes.get(key)
  if (known !== undefined) return known
  const made = make()
  codes.set(key, made)
  return made
}

function inOrder(codes: ReadonlyMap<string, Code>): readonly Code[] {
  return [...codes].sort(([a], [b]) => compareText(a, b)).map(([, code]) => code)
}

function codeXml({ guid, name, description, colour, children }: Code): string {
  const color = colour === null ? '' : ` color="${colour}"`
  const described =
    description === '' ? '' : `<Description>${escapeXml(description)}</Description>\n`
  return `<Code guid="${guid}" name="${escapeXml(name)}" isCodable="true"${color}>\n${described}${inOrder(children).map(codeXml).join('')}</Code>\n`
}
