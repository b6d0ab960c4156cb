/**
 * A UIMA CAS (OASIS UIMA 1.0): texts, and feature structures of declared types that point into them and
 * at one another, however it is written. Offsets are UTF-16, as everywhere in UIMA's own Java.
 */

export interface Reference {
  readonly ref: string
}

export type FeatureValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Reference
  | readonly Reference[]

export interface FeatureStructure {
  /** Unique in the CAS: digits. */
  readonly id: string
  /** `package.Name`. */
  readonly type: string
  readonly features: ReadonlyMap<string, FeatureValue>
}

/** A text, the subject of analysis; null where it is not in the file. */
export interface Sofa {
  readonly id: string
  readonly name: string
  readonly text: string | null
}

export interface Cas {
  readonly sofas: readonly Sofa[]
  /** All others: sofas are not among them, nor arrays, which are values here. */
  readonly structures: readonly FeatureStructure[]
}

export type FeatureRange =
  | { readonly kind: 'string' | 'boolean' | 'integer' | 'strings' }
  | { readonly kind: 'reference'; readonly to: string }
  | { readonly kind: 'references'; readonly to: string }

export interface FeatureDescription {
  readonly name: string
  readonly description: string
  readonly range: FeatureRange
}

export interface TypeDescription {
  readonly name: string
  readonly description: string
  readonly supertype: string
  readonly features: readonly FeatureDescription[]
}

export const annotationType = 'uima.tcas.Annotation'
export const topType = 'uima.cas.TOP'
/** The view of a CAS that has only one. */
export const initialView = '_InitialView'

export function isReference(value: FeatureValue | undefined): value is Reference {
  return typeof value === 'object' && 'ref' in value
}

/** A list of references; an empty list is one of strings. */
export function isReferences(value: FeatureValue | undefined): value is readonly Reference[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object')
}

export function isStrings(value: FeatureValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

/** The last part of a type's name. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1)
}
