import type { AttributeValue } from '#core/annotation/records.ts'
import { attributeTypes } from './code-book.ts'
import { childrenOf, guidIn, type RefiElement, reference, textIn } from './project.ts'

export interface ReadCode {
  readonly name: string
  readonly description: string
  readonly parent: ReadCode | null
}

/** The codes of a project that is read. */
export class ReadCodes {
  readonly #codes = new Map<string, ReadCode>()
  readonly #named = new Map<string, number>()

  constructor(root: RefiElement) {
    for (const book of childrenOf(root, 'CodeBook'))
      for (const codes of childrenOf(book, 'Codes'))
        for (const code of childrenOf(codes, 'Code')) this.#enter(code, null)
  }

  /** The code that a coding applies. */
  of(coding: RefiElement): ReadCode | undefined {
    return this.#codes.get(reference(coding, 'CodeRef'))
  }

  /** A code's own name, or with those above it where another has the same. */
  labelOf(code: ReadCode | undefined): string {
    if (code === undefined) return 'code'
    if ((this.#named.get(code.name) ?? 0) < 2 || code.parent === null) return code.name || 'code'
    return `${this.labelOf(code.parent)}/${code.name}`
  }

  #enter(element: RefiElement, parent: ReadCode | null): void {
    const name = element.attributes.get('name') ?? ''
    const made = { name, description: textIn(element, 'Description'), parent }
    this.#codes.set(guidIn(element, 'guid'), made)
    this.#named.set(name, (this.#named.get(name) ?? 0) + 1)
    for (const child of childrenOf(element, 'Code')) this.#enter(child, made)
  }
}

/** The attributes that codes of ours stand for. */
export function choose(
  attributes: Record<string, AttributeValue>,
  codes: readonly ReadCode[],
): void {
  for (const code of codes) {
    const attribute = attributeTypes.some((type) => type === code.description)
      ? code
      : (code.parent ?? code)
    const owner = attribute.parent
    if (owner === null) continue
    const name = attribute.name.slice(owner.name.length + 1)
    const value = code === attribute ? null : code.name.slice(attribute.name.length + 1)
    if (attribute.description === 'list') {
      const known = attributes[name]
      const list = Array.isArray(known) ? known : []
      attributes[name] = value === null ? list : [...list, value]
    } else if (value !== null)
      attributes[name] = attribute.description === 'boolean' ? value === 'true' : value
  }
}
