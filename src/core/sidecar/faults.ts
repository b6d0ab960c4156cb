import type { SchemaFault } from '#core/annotation/schema-faults.ts'
import type { JsonFault } from '#core/json.ts'

/** Why a sidecar cannot be trusted to be written again: where, and what. */
export type SidecarFault = JsonFault | SchemaFault | EncodingFault | ContentFault

/** The bytes are not UTF-8; `encoding` is what they seem to be, where that can be told. */
export interface EncodingFault {
  readonly kind: 'not-utf-8'
  readonly encoding: 'utf-16le' | 'utf-16be' | null
}

/** Fields that have the right form and contradict one another. */
export type ContentFault =
  | { readonly kind: 'reversed-range' | 'empty-range'; readonly path: string }
  | {
      readonly kind: 'past-the-end'
      readonly path: string
      readonly end: number
      readonly length: number
    }
  | { readonly kind: 'segments-overlap'; readonly path: string }
  /** Half a character: offsets were counted in UTF-16 and fall inside a surrogate pair. */
  | { readonly kind: 'inside-surrogate-pair'; readonly path: string }
  | { readonly kind: 'duplicate-id'; readonly path: string; readonly id: string }
  | { readonly kind: 'dangling-role'; readonly path: string; readonly id: string }
  | {
      readonly kind: 'wrong-text-length'
      readonly path: string
      readonly stated: number
      readonly true: number
    }

/** What is worth telling of a sound sidecar. */
export type SidecarNotice =
  | { readonly kind: 'long-note'; readonly path: string; readonly characters: number }
  /** Shown as plain text. */
  | { readonly kind: 'markup-in-name'; readonly path: string; readonly name: string }
  | { readonly kind: 'controls-in-name'; readonly path: string; readonly name: string }
