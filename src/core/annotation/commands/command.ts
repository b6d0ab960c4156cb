import type { Frame, Segment, Span, UnplacedSegment } from '../model.ts'
import type { AttributeValue, Status } from '../records.ts'
import type { Edit, EditFailure, EntryChanges } from './edit.ts'

/** What an attribute or note is on. */
export type Target =
  | { readonly on: 'span'; readonly id: string }
  | { readonly on: 'frame'; readonly id: string }
  | { readonly on: 'document' }

/**
 * Everything an annotator can do, as data. `at` is the time of doing, which becomes the item's
 * `modified`.
 */
export type Command =
  | { readonly do: 'create-span'; readonly span: Span }
  /** Takes the span out of the roles it fills; the frames keep their other fillers. */
  | { readonly do: 'delete-span'; readonly id: string; readonly at: string }
  | { readonly do: 'set-label'; readonly id: string; readonly label: string; readonly at: string }
  | {
      readonly do: 'set-segments'
      readonly id: string
      readonly segments: readonly Segment[]
      /** Pieces still without a place; none where left out. */
      readonly unplaced?: readonly UnplacedSegment[]
      readonly at: string
    }
  | {
      readonly do: 'add-segment'
      readonly id: string
      readonly segment: Segment
      readonly at: string
    }
  | {
      readonly do: 'remove-segment'
      readonly id: string
      readonly index: number
      readonly at: string
    }
  /** null takes the attribute away. */
  | {
      readonly do: 'set-attribute'
      readonly target: Target
      readonly key: string
      readonly value: AttributeValue | null
      readonly at: string
    }
  | {
      readonly do: 'set-note'
      readonly target: Target
      readonly note: string
      readonly at: string
    }
  | { readonly do: 'create-frame'; readonly frame: Frame }
  | {
      readonly do: 'fill-role'
      readonly id: string
      readonly role: string
      readonly filler: string
      readonly at: string
    }
  | {
      readonly do: 'empty-role'
      readonly id: string
      readonly role: string
      /** One filler, or all where left out. */
      readonly filler?: string
      readonly at: string
    }
  /** Takes the frame out of the roles it fills; its own fillers stay. */
  | { readonly do: 'delete-frame'; readonly id: string; readonly at: string }
  | { readonly do: 'set-status'; readonly status: Status }
  /** Comments, reviews, decisions and conflicts: put or, by null, taken away. */
  | { readonly do: 'change-entries'; readonly entries: EntryChanges }
  /** All or none; steps that change nothing are passed over. */
  | { readonly do: 'several'; readonly commands: readonly Command[] }
  /** Takes another command back; made by `apply` alone. */
  | { readonly do: 'restore'; readonly edits: readonly Edit[] }

export type CommandFailure =
  | EditFailure
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'no-segments'; readonly id: string }
  | { readonly kind: 'empty-segment'; readonly start: number; readonly end: number }
  | { readonly kind: 'segments-overlap'; readonly start: number; readonly end: number }
  | { readonly kind: 'no-such-segment'; readonly id: string; readonly index: number }
  | { readonly kind: 'already-fills'; readonly id: string; readonly role: string }
  | { readonly kind: 'does-not-fill'; readonly id: string; readonly role: string }
