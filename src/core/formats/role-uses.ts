import { writer } from '#core/annotation/model.ts'
import type { ImportedDocument } from './importer.ts'

/** What fills a role: spans of a label, frames of a type, or the writer. */
export interface RoleFiller {
  readonly of: 'span' | 'frame' | 'writer'
  /** The file's own name of the label or the type; `#writer`. */
  readonly filler: string
}

/** A role in frames of one type, filled by one kind of thing, in the file's own names. */
export interface RoleUse extends RoleFiller {
  readonly frame: string
  readonly role: string
}

/** The name that a mapping has for a use of a role, where what the role becomes depends on it. */
export function roleUseKey({ frame, role, filler }: Omit<RoleUse, 'of'>): string {
  return `${frame} › ${role} › ${filler}`
}

/** What the ids of a document stand for when they fill a role. */
export function fillersOf({ spans, frames }: ImportedDocument): ReadonlyMap<string, RoleFiller> {
  return new Map<string, RoleFiller>([
    [writer, { of: 'writer', filler: writer }],
    ...frames.map(({ id, type }) => [id, { of: 'frame', filler: type }] as const),
    ...spans.map(({ id, label }) => [id, { of: 'span', filler: label }] as const),
  ])
}
