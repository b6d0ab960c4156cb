import { z } from 'zod'
import type { Command, Target } from '#core/annotation/commands/command.ts'
import type { Annotations } from '#core/annotation/model.ts'
import { attributeValueSchema, type Conflict, statuses } from '#core/annotation/records.ts'
import { toAnnotations } from '#core/sidecar/convert.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import { segmentSchema } from '#core/sidecar/schema.ts'
import { conflictAttribute } from '#renderer/annotating/desk/conflict-field.ts'

/** Makes a conflict go, leaving everything else as it stands. */
export function leaveConflict(conflict: Conflict): Command {
  return { do: 'change-entries', entries: { conflicts: { [conflict.id]: null } } }
}

/**
 * What makes one of a conflict's values the one that holds, and the conflict go; null where such a
 * field cannot be set by a command, so that what stands can only be left.
 */
export function settleConflict(
  conflict: Conflict,
  value: unknown,
  annotations: Annotations,
  { at, text }: { readonly at: string; readonly text: TextAtHand },
): Command | null {
  const setting = setField(conflict, value, annotations, { at, text })
  if (setting === null) return null
  return { do: 'several', commands: [...setting, leaveConflict(conflict)] }
}

function setField(
  { item, field }: Conflict,
  value: unknown,
  annotations: Annotations,
  { at, text }: { readonly at: string; readonly text: TextAtHand },
): readonly Command[] | null {
  const target = targetOf(annotations, item)
  if (target === null) return null
  const key = conflictAttribute(field)
  if (key !== null) {
    const read = attributeValueSchema.nullable().safeParse(value)
    return read.success ? [{ do: 'set-attribute', target, key, value: read.data, at }] : null
  }
  switch (field) {
    case 'note':
    case 'document.note':
      return typeof value === 'string' ? [{ do: 'set-note', target, note: value, at }] : null
    case 'status': {
      const status = statuses.find((each) => each === value)
      return status === undefined || target.on !== 'document'
        ? null
        : [{ do: 'set-status', status }]
    }
  }
  if (target.on === 'document') return null
  const { id } = target
  switch (field) {
    case 'presence':
      if (value === 'kept') return []
      if (value !== 'deleted') return null
      return [{ do: target.on === 'span' ? 'delete-span' : 'delete-frame', id, at }]
    case 'label':
      return typeof value === 'string' && target.on === 'span'
        ? [{ do: 'set-label', id, label: value, at }]
        : null
    case 'segments':
      return target.on === 'span' ? setSegments(id, value, annotations, { at, text }) : null
    default:
      return null
  }
}

function targetOf(annotations: Annotations, item: string | null): Target | null {
  if (item === null) return { on: 'document' }
  if (annotations.spans.has(item)) return { on: 'span', id: item }
  return annotations.frames.has(item) ? { on: 'frame', id: item } : null
}

/** Segments stand in a conflict as the file has them, in code points. */
function setSegments(
  id: string,
  value: unknown,
  annotations: Annotations,
  { at, text }: { readonly at: string; readonly text: TextAtHand },
): readonly Command[] | null {
  const read = z.array(segmentSchema).min(1).safeParse(value)
  const span = annotations.spans.get(id)
  if (!read.success || span === undefined) return null
  const placed = toAnnotations(
    {
      status: 'draft',
      document: { attributes: {}, note: '' },
      spans: [{ ...span, segments: read.data }],
      frames: [],
      comments: [],
      reviews: [],
      conflicts: [],
    },
    text.textSha256,
    text,
  ).spans.get(id)
  if (placed === undefined) return null
  const { segments, unplaced } = placed
  return [{ do: 'set-segments', id, segments, unplaced, at }]
}
