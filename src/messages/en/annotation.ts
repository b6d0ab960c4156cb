import type { CommandFailure } from '#core/annotation/commands/command.ts'
import type { RoleRefusal } from '#core/annotation/roles.ts'
import type { SchemaReason } from '#core/annotation/schema-faults.ts'
import type { StepKind } from '#core/annotation/step-name.ts'
import type { SidecarFault, SidecarNotice } from '#core/sidecar/faults.ts'
import type { ProblemReason } from '#core/sidecar/validate.ts'

/**
 * Spans, frames and sidecars: names of steps, and what stands against an act. `label`, `role`,
 * `part` and `attribute` are names in the interface's language, from the tagset.
 */
export const annotation = {
  writer: 'the writer',
  and: ' and ',
  gap: '…',
  lostFiller: 'no longer there',
  /** What undo and redo name. */
  step: {
    'create-span': 'add “{{label, isolate}}”: {{quote, isolate}}',
    'delete-span': 'delete “{{label, isolate}}”: {{quote, isolate}}',
    'set-label': 'label as “{{label, isolate}}”: {{quote, isolate}}',
    'set-segments': 'move the edges of {{quote, isolate}}',
    'add-segment': 'add a piece to {{quote, isolate}}',
    'remove-segment': 'take a piece from {{quote, isolate}}',
    'set-span-attribute': 'set “{{part, isolate}}” of {{quote, isolate}}',
    'set-frame-attribute': 'set “{{part, isolate}}” of “{{label, isolate}}”',
    'set-document-attribute': 'set “{{part, isolate}}” of the article',
    'set-span-note': 'note on {{quote, isolate}}',
    'set-frame-note': 'note on “{{label, isolate}}”',
    'set-document-note': 'note on the article',
    'create-frame': 'build “{{label, isolate}}”',
    'delete-frame': 'delete “{{label, isolate}}”',
    'fill-role': 'fill “{{part, isolate}}” of “{{label, isolate}}”',
    'empty-role': 'empty “{{part, isolate}}” of “{{label, isolate}}”',
    submit: 'submit',
    withdraw: 'take back to draft',
    restore: 'restore',
    'put-comments': 'comment',
    'remove-comments': 'delete the comment',
    'put-reviews': 'review',
    'remove-reviews': 'take back the review',
    'put-decisions': 'decision',
    'remove-decisions': 'take back the decision',
    'put-conflicts': 'note the conflict',
    'remove-conflicts': 'settle the conflict',
    several_one: '{{count, number}} change',
    several_other: '{{count, number}} changes',
  } satisfies Record<Exclude<StepKind, 'several'> | 'several_one' | 'several_other', string>,
  /** Why a change was not made. */
  refused: {
    unchanged: 'It is so already.',
    'no-such-item': 'It is no longer there.',
    'id-taken': 'It is there already.',
    'still-in-frame': 'A frame holds it. Take it out of the frame first.',
    'no-such-filler': 'What was to fill the role is no longer there.',
    cycle: 'A frame cannot contain itself.',
    'no-segments': 'A span needs at least one piece of text. Delete the span instead.',
    'empty-segment': 'Select at least one letter.',
    'segments-overlap': 'The pieces of a span cannot overlap.',
    'no-such-segment': 'That piece is no longer there.',
    'already-fills': 'It is in that role already.',
    'does-not-fill': 'It is not in that role.',
  } satisfies Record<CommandFailure['kind'], string>,
  /** Why something may not fill a role. */
  role: {
    'unknown-frame-type': 'The tagset has no frame “{{type, isolate}}”.',
    'unknown-role': 'The tagset gives this frame no such role.',
    'no-such-item': 'It is no longer there.',
    'label-not-allowed':
      'A span labelled “{{label, isolate}}” cannot be here. Allowed: {{allowed, isolate}}.',
    'frame-type-not-allowed':
      'A frame of type “{{label, isolate}}” cannot be here. Allowed: {{allowed, isolate}}.',
    'writer-not-allowed': 'The writer cannot be in this role.',
    'already-fills': 'It is in this role already.',
    'count-reached': 'The role is full: at most {{max, number}}.',
    cycle: 'The frame would contain itself.',
  } satisfies Record<RoleRefusal['kind'], string>,
  /** What is odd about an item. */
  problem: {
    'unknown-label': 'The tagset has no label “{{label, isolate}}”. The span is kept.',
    'unknown-frame-type': 'The tagset has no frame “{{type, isolate}}”. It is kept.',
    'unknown-role': 'The tagset gives this frame no role “{{role, isolate}}”. It is kept.',
    'unknown-attribute': 'The tagset has no attribute “{{attribute, isolate}}” here. It is kept.',
    'unknown-value': '“{{attribute, isolate}}” has no value “{{value, isolate}}”. It is kept.',
    'wrong-value-type':
      'The value of “{{attribute, isolate}}” is of another kind than the tagset says.',
    unplaced: 'Its words were not found in the text. It is kept until you place it.',
    'inside-grapheme': 'An edge parts a letter from its marks.',
    'filler-not-allowed': 'Something in “{{role, isolate}}” does not fit there.',
    'too-many-fillers': '“{{role, isolate}}” holds more than {{max, number}}.',
    'missing-role': '“{{role, isolate}}” is still empty.',
    'contains-itself': 'The frame contains itself.',
    conflict: 'Two versions differ in “{{field, isolate}}”. Choose one.',
  } satisfies Record<ProblemReason['kind'], string>,
  /** A sidecar, tagset or project that cannot be read. */
  damaged: {
    sidecar:
      'The sidecar {{name, isolate}} is damaged. It is shown as far as it can be read, and will not be written.',
    tagset: 'The tagset {{name, isolate}} cannot be used.',
    project: 'The file {{name, isolate}} cannot be used.',
    safe: 'The file is kept as it is.',
    recovered_one: '{{count, number}} item was read whole.',
    recovered_other: '{{count, number}} items were read whole.',
    lost_one: '{{count, number}} item could not be read.',
    lost_other: '{{count, number}} items could not be read.',
    newer:
      'The sidecar {{name, isolate}} was written by a newer Isnad (format {{version, number}}). It is shown and will not be written.',
    gitConflict:
      'git left two versions of the sidecar {{name, isolate}} standing in it. Merge them to go on.',
    differentAnnotators:
      'The two sidecars belong to different people who chose one id, {{id, isolate}}. They are not merged.',
  },
  /** Where and why. `path` leads to the place in the file. */
  fault: {
    empty: 'The file is empty.',
    'only-nul': 'The file holds nothing but zero bytes, as after a power cut.',
    'byte-order-mark': 'The file begins with a byte order mark, which JSON does not allow.',
    'not-utf-8': 'The file is not UTF-8.',
    syntax: 'Line {{line, number}}, column {{column, number}} ({{path, isolate}}): not valid JSON.',
    'trailing-content': 'Line {{line, number}}: something follows after the end.',
    'too-deep': 'Nested deeper than {{limit, number}} levels.',
    'duplicate-key': 'Line {{line, number}}: {{path, isolate}} is said twice.',
    'forbidden-key': 'Line {{line, number}}: {{path, isolate}} is a name that is not allowed.',
    'number-out-of-range': '{{path, isolate}}: the number {{literal, isolate}} is out of range.',
    schema: '{{path, isolate}}: {{reason}}',
    'reversed-range': '{{path, isolate}}: it ends before it begins.',
    'empty-range': '{{path, isolate}}: it is empty.',
    'past-the-end':
      '{{path, isolate}}: {{end, number}} is past the end of the text ({{length, number}}).',
    'segments-overlap': '{{path, isolate}}: the pieces overlap or stand out of order.',
    'inside-surrogate-pair': '{{path, isolate}}: its edge cuts a character in half.',
    'duplicate-id': '{{path, isolate}}: the id {{id, isolate}} is there twice.',
    'dangling-role': '{{path, isolate}}: {{id, isolate}} is not there.',
    'wrong-text-length':
      '{{path, isolate}}: it says {{stated, number}} characters, and the text has {{true, number}}.',
  } satisfies Record<SidecarFault['kind'], string>,
  reason: {
    missing: 'it is missing.',
    'wrong-type': 'it is of kind {{found, isolate}} and should be {{expected, isolate}}.',
    'not-one-of': 'it should be one of: {{allowed, isolate}}.',
    'unknown-key': 'there is no such key: {{keys, isolate}}.',
    malformed: 'it is not in the right form.',
    'too-small': 'it is too small; at least {{minimum, number}}.',
    'too-large': 'it is too large; at most {{maximum, number}}.',
    rule: '{{detail, isolate}}: {{rule}}',
  } satisfies Record<SchemaReason['kind'], string>,
  /** Rules between the fields of a tagset. */
  rule: {
    'id-twice': 'this id is there twice.',
    'no-such-group': 'there is no such group.',
    'key-twice': 'this key is taken.',
    'no-such-label': 'there is no such label.',
    'no-such-frame-type': 'there is no such frame.',
    'nothing-may-fill-it': 'nothing may fill this role.',
    'more-than-the-most': 'more are wanted than allowed.',
    'no-such-role': 'there is no such role.',
    'brackets-unpaired': 'the brackets do not pair.',
  },
  notice: {
    'long-note':
      '{{path, isolate}} is {{characters, number}} characters long; its beginning is shown.',
    'markup-in-name': 'The name “{{name, isolate}}” holds markup; it is shown as plain text.',
    'controls-in-name':
      'The name at {{path, isolate}} holds invisible controls; they are shown as marks.',
  } satisfies Record<SidecarNotice['kind'], string>,
  /** What a merge did. */
  merged: {
    title: 'The sidecar was changed elsewhere and has been merged.',
    added_one: '{{count, number}} item came in.',
    added_other: '{{count, number}} items came in.',
    changed_one: '{{count, number}} item was changed.',
    changed_other: '{{count, number}} items were changed.',
    removed_one: '{{count, number}} item was deleted there.',
    removed_other: '{{count, number}} items were deleted there.',
    conflicts_one: '{{count, number}} difference is yours to decide.',
    conflicts_other: '{{count, number}} differences are yours to decide.',
    presence: 'deleted on one side, changed or used on the other',
  },
} as const
