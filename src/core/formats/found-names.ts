import { compareText } from '#core/annotation/order.ts'
import type { Attributes } from '#core/annotation/records.ts'
import type { ImportedDocument, ImportedSpan } from './importer.ts'
import { fillersOf, type RoleUse, roleUseKey } from './role-uses.ts'

/** A name that stands in files to be read in. */
export interface FoundName {
  readonly name: string
  readonly count: number
  /** The first few words that it was said of. */
  readonly examples: readonly string[]
}

/** What an attribute is said of. */
export type AttributeOwner = 'document' | 'span' | 'frame'

export interface FoundAttribute extends FoundName {
  readonly owners: readonly AttributeOwner[]
  /** Its values; of those that no list could hold (texts), the first. Examples are labels. */
  readonly values: readonly FoundName[]
  /** There are more values than these. */
  readonly hasMore: boolean
}

/** A use of a role, by how often and of which words. Its name is the role's. */
export interface FoundRoleUse extends RoleUse, Omit<FoundName, 'name'> {}

export interface FoundRole extends FoundName {
  readonly uses: readonly FoundRoleUse[]
}

/** All names of the files, in the order of their number, then of their letters. */
export interface FoundNames {
  readonly labels: readonly FoundName[]
  readonly frames: readonly FoundName[]
  readonly roles: readonly FoundRole[]
  readonly attributes: readonly FoundAttribute[]
}

const mostExamples = 3
/** Characters of an example. */
const longestExample = 60
/** An attribute with more values has texts for values. */
export const mostValues = 100

/** Counts the names of documents that are read in, one after the other. */
export class NamesFound {
  readonly #labels = new Counts()
  readonly #frames = new Counts()
  readonly #roles = new Counts()
  readonly #attributes = new Counts()
  readonly #uses = new Counts()
  readonly #usesByKey = new Map<string, RoleUse>()
  readonly #values = new Map<string, Counts>()
  readonly #owners = new Map<string, Set<AttributeOwner>>()

  add(document: ImportedDocument): void {
    const words = new Map<string, string>()
    this.#addAttributes(document.attributes, 'document', document.name)
    for (const span of document.spans) {
      const said = wordsOf(span, document.text)
      words.set(span.id, said)
      this.#labels.add(span.label, said)
      this.#addAttributes(span.attributes, 'span', said)
    }
    const fillers = fillersOf(document)
    for (const frame of document.frames) {
      const filled = Object.entries(frame.roles)
      const said = (ids: readonly string[]): string =>
        ids.flatMap((id) => words.get(id) ?? []).join(' · ')
      this.#frames.add(frame.type, said(filled.flatMap(([, ids]) => ids)))
      for (const [role, ids] of filled) {
        this.#roles.add(role, said(ids))
        for (const id of ids) {
          const filler = fillers.get(id)
          if (filler !== undefined) this.#addUse({ frame: frame.type, role, ...filler }, said([id]))
        }
      }
      this.#addAttributes(frame.attributes, 'frame', frame.type)
    }
  }

  get found(): FoundNames {
    return {
      labels: this.#labels.list(),
      frames: this.#frames.list(),
      roles: this.#roles.list().map((role) => ({ ...role, uses: this.#usesOf(role.name) })),
      attributes: this.#attributes.list().map((attribute) => {
        const values = this.#values.get(attribute.name)?.list() ?? []
        return {
          ...attribute,
          owners: [...(this.#owners.get(attribute.name) ?? [])],
          values: values.slice(0, mostValues),
          hasMore: values.length > mostValues,
        }
      }),
    }
  }

  #addUse(use: RoleUse, words: string): void {
    const key = roleUseKey(use)
    if (!this.#usesByKey.has(key)) this.#usesByKey.set(key, use)
    this.#uses.add(key, words)
  }

  #usesOf(role: string): readonly FoundRoleUse[] {
    return this.#uses.list().flatMap(({ name, count, examples }) => {
      const use = this.#usesByKey.get(name)
      return use?.role === role ? [{ ...use, count, examples }] : []
    })
  }

  #addAttributes(attributes: Attributes, owner: AttributeOwner, of: string): void {
    for (const [name, value] of Object.entries(attributes)) {
      const owners = this.#owners.get(name) ?? new Set()
      this.#owners.set(name, owners.add(owner))
      this.#attributes.add(name, of)
      const values = this.#values.get(name) ?? new Counts()
      this.#values.set(name, values)
      const all = Array.isArray(value) ? value : [String(value)]
      for (const one of all) if (values.size <= mostValues || values.has(one)) values.add(one, of)
    }
  }
}

function wordsOf({ segments, unplaced }: ImportedSpan, text: string | null): string {
  const placed = text === null ? [] : segments.map(({ start, end }) => text.slice(start, end))
  return [...placed, ...unplaced.map(({ quote }) => quote)].join(' … ')
}

class Counts {
  readonly #counts = new Map<string, { count: number; examples: string[] }>()

  get size(): number {
    return this.#counts.size
  }

  has(name: string): boolean {
    return this.#counts.has(name)
  }

  add(name: string, example: string): void {
    const known = this.#counts.get(name) ?? { count: 0, examples: [] }
    this.#counts.set(name, known)
    known.count++
    if (example === '' || known.examples.length >= mostExamples) return
    const characters = [...example]
    const short =
      characters.length > longestExample
        ? `${characters.slice(0, longestExample).join('')}…`
        : example
    if (!known.examples.includes(short)) known.examples.push(short)
  }

  list(): readonly FoundName[] {
    return [...this.#counts]
      .map(([name, counted]) => ({ name, ...counted }))
      .sort((a, b) => b.count - a.count || compareText(a.name, b.name))
  }
}
