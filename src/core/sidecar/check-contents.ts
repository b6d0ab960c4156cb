import { writer } from '#core/annotation/model.ts'
import { bidiControlPattern } from '#core/text/bidi.ts'
import type { CodePoint } from '#core/text/offsets.ts'
import type { ContentFault, SidecarNotice } from './faults.ts'
import type { Sidecar, SidecarFrame, SidecarSegment, SidecarSpan } from './schema.ts'

/** What the schema cannot say: ranges, ids and references that contradict one another. */
export function checkContents(sidecar: Sidecar): ContentFault[] {
  const { spans, frames, comments, reviews, decisions = [], conflicts } = sidecar
  const faults: ContentFault[] = []
  const items = new Set<string>()
  const add = (ids: Set<string>, id: string, path: string): void => {
    if (ids.has(id)) faults.push({ kind: 'duplicate-id', path, id })
    ids.add(id)
  }
  spans.forEach((span, i) => {
    add(items, span.id, `spans[${i}].id`)
    for (const fault of segmentFaults(span, `spans[${i}]`, sidecar.article.textLength))
      faults.push(fault)
  })
  frames.forEach((frame, i) => {
    add(items, frame.id, `frames[${i}].id`)
  })
  frames.forEach((frame, i) => {
    for (const fault of danglingFillers(frame, `frames[${i}]`, items)) faults.push(fault)
  })
  for (const [name, list] of Object.entries({ comments, reviews, decisions, conflicts })) {
    const ids = new Set<string>()
    for (const [i, { id }] of list.entries()) add(ids, id, `${name}[${i}].id`)
  }
  return faults
}

/** Faults of a span's segments; `textLength` is what the sidecar says of its own text. */
export function segmentFaults(
  span: Pick<SidecarSpan, 'segments'>,
  path: string,
  textLength: number,
): ContentFault[] {
  const faults: ContentFault[] = []
  let before: SidecarSegment | null = null
  span.segments.forEach((segment, i) => {
    const { start, end, quote, prefix, suffix, textSha256 } = segment
    const at = `${path}.segments[${i}]`
    if (end < start) faults.push({ kind: 'reversed-range', path: at })
    else if (end === start) faults.push({ kind: 'empty-range', path: at })
    if (textSha256 === undefined && end > textLength)
      faults.push({ kind: 'past-the-end', path: `${at}.end`, end, length: textLength })
    if (!(quote.isWellFormed() && prefix.isWellFormed() && suffix.isWellFormed()))
      faults.push({ kind: 'inside-surrogate-pair', path: at })
    if (before !== null && before.textSha256 === textSha256 && start < before.end)
      faults.push({ kind: 'segments-overlap', path: at })
    before = segment
  })
  return faults
}

/**
 * What a sidecar that names exactly this text says wrongly of it: its length, or a place beyond its
 * end. Nothing where the sidecar is of another text: its spans are then for anchoring to judge.
 */
export function textFaults(
  sidecar: Sidecar,
  text: { readonly textSha256: string; readonly textLength: CodePoint },
): ContentFault[] {
  const { textSha256, textLength: stated } = sidecar.article
  if (textSha256 !== text.textSha256 || stated === text.textLength) return []
  const beyond = sidecar.spans.flatMap((span, i) =>
    segmentFaults(span, `spans[${i}]`, text.textLength),
  )
  const path = 'article.textLength'
  return [{ kind: 'wrong-text-length', path, stated, true: text.textLength }, ...beyond]
}

function danglingFillers(
  frame: SidecarFrame,
  path: string,
  items: ReadonlySet<string>,
): ContentFault[] {
  return Object.entries(frame.roles).flatMap(([role, fillers]) =>
    fillers.flatMap((id, i): ContentFault[] =>
      id === writer || items.has(id)
        ? []
        : [{ kind: 'dangling-role', path: `${path}.roles.${role}[${i}]`, id }],
    ),
  )
}

/** Notes longer than this are shown cut, and said to be long. */
const longNote = 100_000

export function sidecarNotices({ document, spans, frames }: Sidecar): SidecarNotice[] {
  const notices: SidecarNotice[] = []
  const note = (text: string, path: string): void => {
    if (text.length > longNote) notices.push({ kind: 'long-note', path, characters: text.length })
  }
  const name = (name: string, path: string): void => {
    if (/[<>&]/.test(name)) notices.push({ kind: 'markup-in-name', path, name })
    if (bidiControlPattern.test(name) || /\p{Cc}/u.test(name))
      notices.push({ kind: 'controls-in-name', path, name })
  }
  note(document.note, 'document.note')
  spans.forEach((span, i) => {
    note(span.note, `spans[${i}].note`)
    name(span.label, `spans[${i}].label`)
  })
  frames.forEach((frame, i) => {
    note(frame.note, `frames[${i}].note`)
    name(frame.type, `frames[${i}].type`)
  })
  return notices
}
