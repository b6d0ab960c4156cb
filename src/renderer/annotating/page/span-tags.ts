import type { Frame, Span } from '#core/annotation/model.ts'
import { changedBetween } from '#core/annotation/shared-ends.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { type OpenSession, openSession } from '../annotating-state.ts'
import { frameColour, labelColour } from '../label-colours.ts'
import { pickedSpan } from '../picked-span.ts'
import { usePicked } from '../selection-state.ts'
import { labelOf, roleName } from '../tagset-names.ts'
import { type Point, placeOfEdge } from './geometry.ts'
import type { Drawing } from './overlay.ts'
import { drawSlips, type Slip } from './slips.ts'
import { useTagging } from './tagging-state.ts'

/** With more spans of unknown labels near the window than this, the slips say no more than that. */
const mostNamedUnknown = 12

/** Slips drawn near the window; where spans are denser none could be read. */
const mostSlips = 300

/**
 * Slips over the text that name spans: the selected one its label, the active frame's fillers their
 * roles, and those that the tagset does not know always; all of them on demand and where colours
 * cannot be relied on.
 */
export class SpanTags implements Drawing {
  readonly #view: ArticleView
  readonly #group: HTMLElement
  #seen: readonly Span[] = []
  readonly #unknown = new Set<Span>()

  constructor(view: ArticleView, layer: HTMLElement) {
    this.#view = view
    this.#group = document.createElement('div')
    this.#group.className = 'overlay-group'
    layer.append(this.#group)
  }

  draw(origin: Point): void {
    const now = openSession()
    drawSlips(this.#group, now === null ? [] : this.#slips(now, origin))
  }

  #slips(now: OpenSession, origin: Point): readonly Slip[] {
    const picked = pickedSpan(now)
    const roles = rolesOf(now, usePicked.getState().frame)
    const slips: Slip[] = []
    const named = [...this.#namedSpans(now, picked, roles)]
    const areUnknownNamed = named.filter((span) => isUnknown(now, span)).length <= mostNamedUnknown
    for (const span of named) {
      if (slips.length === mostSlips) break
      const [piece] = span.segments
      const place = piece && placeOfEdge(this.#view.page, piece, 'start', origin)
      if (!place) continue
      const role = roles.get(span.id)
      const isPicked = span === picked
      const usual = isUnknown(now, span) ? 'unknown' : 'plain'
      const kind = isPicked ? 'picked' : role === undefined ? usual : 'role'
      const colour = kind === 'role' && role ? role.colour : labelColour(now.tagset, span.label)
      const words = [
        ...(kind === 'role' ? [] : [tagText(now, span, isPicked || areUnknownNamed)]),
        ...(role === undefined ? [] : [role.name]),
        ...(isPicked ? amongText() : []),
      ]
      slips.push({ place, text: words.join(' · '), colour, kind })
    }
    return slips
  }

  /** The spans near the window that are named now: the selected one and the frame's first. */
  #namedSpans(
    now: OpenSession,
    picked: Span | null,
    roles: ReadonlyMap<string, FilledRole>,
  ): Iterable<Span> {
    const { spans } = now.session.annotations
    const { painter, page } = this.#view
    const named = new Set<Span>(picked === null ? [] : [picked])
    const add = (span: Span | undefined): void => {
      const start = span?.segments[0]?.start
      const leaf = start === undefined ? undefined : page.leaves[page.leafAt(start)]
      if (span !== undefined && leaf !== undefined && painter.near.has(leaf)) named.add(span)
    }
    for (const id of roles.keys()) add(spans.get(id))
    if (namesAllSpans()) {
      for (const leaf of painter.near) for (const span of now.index.overlapping(leaf)) add(span)
    } else for (const span of this.#unknownSpans(now)) add(span)
    return named
  }

  /** Spans whose label the tagset lacks, kept up from one state of the spans to the next. */
  #unknownSpans(now: OpenSession): Iterable<Span> {
    const { ordered } = now.index
    const { gone, came } = changedBetween(this.#seen, ordered)
    for (const span of gone) this.#unknown.delete(span)
    for (const span of came) if (isUnknown(now, span)) this.#unknown.add(span)
    this.#seen = ordered
    return this.#unknown
  }
}

interface FilledRole {
  readonly name: string
  readonly colour: string
}

/** Names of the roles that spans fill in a frame; the spans of a frame in it stand for that one. */
function rolesOf(now: OpenSession, id: string | null): ReadonlyMap<string, FilledRole> {
  const { language } = currentLocale()
  const { annotations } = now.session
  const frame: Frame | undefined = id === null ? undefined : annotations.frames.get(id)
  const roles = new Map<string, FilledRole>()
  if (frame === undefined) return roles
  const colour = frameColour(now.tagset, frame.type)
  for (const [role, fillers] of Object.entries(frame.roles)) {
    const name = roleName(now.tagset, frame.type, role, language)
    for (const filler of fillers) {
      const before = roles.get(filler)
      roles.set(filler, { colour, name: before === undefined ? name : `${before.name} · ${name}` })
    }
  }
  return roles
}

function isUnknown({ tagset }: OpenSession, { label }: Span): boolean {
  return labelOf(tagset, label) === undefined
}

function tagText({ tagset }: OpenSession, { label }: Span, isUnknownNamed: boolean): string {
  const { language } = currentLocale()
  const shown = isUnknownNamed ? label : ''
  return (
    labelOf(tagset, label)?.tag[language] ?? translator.t('tagging.unknownTag', { label: shown })
  )
}

function amongText(): readonly string[] {
  const { among } = useTagging.getState()
  if (among === null) return []
  const { place, count } = among
  return [translator.t('tagging.place', { place, total: count })]
}

/** By choice, and where the reader or the system has asked for contrast over colour. */
export function namesAllSpans(): boolean {
  return (
    useSettings.getState().settings.page.labelTags ||
    document.documentElement.dataset.theme === 'contrast' ||
    matchMedia('(forced-colors: active)').matches
  )
}
