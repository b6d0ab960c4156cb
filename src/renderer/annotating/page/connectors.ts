/**
 * Connectors of frames: an upright in the margin and, for each filler, a hairline through the white
 * space over its line to a dot at the span. The text is never covered, and what is not near the
 * window is not measured.
 */
import type { Annotations, Frame, Span } from '#core/annotation/model.ts'
import { spanStart } from '#core/annotation/order.ts'
import { firstStrongDirection } from '#core/text/direction.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import type { Direction } from '#renderer/editor/page.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { type OpenSession, openSession } from '../annotating-state.ts'
import { frameColour } from '../label-colours.ts'
import { usePicked } from '../selection-state.ts'
import { firstLineOf, type Point } from './geometry.ts'
import { marginColumns, type Upright } from './margin-columns.ts'
import type { Drawing } from './overlay.ts'

/** Pixels from the text to the first upright, and from one to the next. */
const firstColumn = 8
const nextColumn = 6
/** Uprights that the narrowest margin has room for. */
const mostColumns = 4
/** Connectors drawn at once; more could not be told apart. */
const mostFrames = 60
const corner = 5

const svgNamespace = 'http://www.w3.org/2000/svg'

interface End {
  readonly y: number
  /** Where the hairline ends; null where the filler is far from the window. */
  readonly x: number | null
  /** The filler is a frame, seen at its first span. */
  readonly isFrame: boolean
}

interface Connector extends Upright {
  readonly frame: Frame
  readonly ends: readonly End[]
}

export class Connectors implements Drawing {
  readonly #view: ArticleView
  /** The article's own: its lines begin beside the margin that has the uprights. */
  readonly #direction: Direction
  readonly #svg: SVGSVGElement

  constructor(view: ArticleView, layer: HTMLElement) {
    this.#view = view
    this.#direction = firstStrongDirection(view.page.text) ?? 'rtl'
    this.#svg = document.createElementNS(svgNamespace, 'svg')
    this.#svg.classList.add('connectors')
    layer.append(this.#svg)
  }

  draw(origin: Point): void {
    const now = openSession()
    const connectors = now === null ? [] : this.#connectors(now, origin)
    if (connectors.length === 0) {
      this.#svg.replaceChildren()
      return
    }
    const edge = this.#marginEdge(origin)
    const columns = marginColumns(connectors, mostColumns)
    const active = usePicked.getState().frame
    const drawn = connectors.map(({ frame, ends }, i) => {
      const out = this.#direction === 'rtl' ? 1 : -1
      const x = edge + out * (firstColumn + nextColumn * (columns[i] ?? 0))
      const group = document.createElementNS(svgNamespace, 'g')
      group.classList.toggle('active', frame.id === active)
      group.style.setProperty('--hue', now === null ? '' : frameColour(now.tagset, frame.type))
      group.append(pathOf(x, -out, ends), ...ends.flatMap((end) => dotOf(end)))
      return group
    })
    this.#svg.replaceChildren(...drawn)
  }

  /** Where the text begins, and the margin before it ends. */
  #marginEdge(origin: Point): number {
    const { root } = this.#view.page
    const box = root.getBoundingClientRect()
    const block = root.querySelector('.block')
    const padding =
      block === null ? 0 : Number.parseFloat(getComputedStyle(block).paddingInlineStart)
    return (this.#direction === 'rtl' ? box.right - padding : box.left + padding) - origin.x
  }

  #connectors(now: OpenSession, origin: Point): readonly Connector[] {
    const { annotations } = now.session
    const connectors: Connector[] = []
    for (const frame of this.#shownFrames(now)) {
      const ends = endsOf(this.#view, this.#direction, annotations, frame, origin)
      if (ends.length === 0) continue
      const ys = ends.map(({ y }) => y)
      connectors.push({ frame, ends, top: Math.min(...ys), bottom: Math.max(...ys) })
    }
    return connectors
  }

  /** The active frame; with all asked for, those too that have a span near the window. */
  #shownFrames(now: OpenSession): readonly Frame[] {
    const { frames } = now.session.annotations
    const { frame: active } = usePicked.getState()
    const shown = new Set<Frame>()
    const add = (frame: Frame | undefined): void => void (frame && shown.add(frame))
    if (useSettings.getState().settings.page.allFrames) {
      const near = new Set<string>()
      for (const leaf of this.#view.painter.near)
        for (const { id } of now.index.overlapping(leaf)) near.add(id)
      for (const frame of frames.values()) {
        if (shown.size === mostFrames) break
        if (Object.values(frame.roles).some((ids) => ids.some((id) => near.has(id)))) add(frame)
      }
    }
    if (active !== null) add(frames.get(active))
    return [...shown]
  }
}

function endsOf(
  view: ArticleView,
  direction: Direction,
  annotations: Annotations,
  frame: Frame,
  origin: Point,
): readonly End[] {
  const { page, painter } = view
  const seen = new Set<string>()
  return Object.values(frame.roles).flatMap((fillers) =>
    fillers.flatMap((filler): End[] => {
      if (seen.has(filler)) return []
      seen.add(filler)
      const span = annotations.spans.get(filler) ?? firstSpanIn(annotations, filler, [])
      const [piece] = span?.segments ?? []
      const leaf = piece && page.leaves[page.leafAt(piece.start)]
      if (piece === undefined || leaf === undefined) return []
      const isFrame = annotations.frames.has(filler)
      if (!painter.near.has(leaf)) {
        const { top } = leaf.element.getBoundingClientRect()
        return [{ x: null, y: top - origin.y, isFrame }]
      }
      const line = firstLineOf(page, piece, origin)
      if (line === null) return []
      return [{ x: direction === 'rtl' ? line.right : line.left, y: line.top + 1, isFrame }]
    }),
  )
}

/** The first span of a frame in text order, frames inside it included. */
function firstSpanIn(
  annotations: Annotations,
  id: string,
  above: readonly string[],
): Span | undefined {
  let first: Span | undefined
  if (above.includes(id)) return first
  for (const filler of Object.values(annotations.frames.get(id)?.roles ?? {}).flat()) {
    const span = annotations.spans.get(filler) ?? firstSpanIn(annotations, filler, [...above, id])
    if (span && span.segments.length > 0 && (!first || spanStart(span) < spanStart(first)))
      first = span
  }
  return first
}

/** The upright with its hairlines; `inward` is 1 where the text is to the right of it, else -1. */
function pathOf(x: number, inward: number, ends: readonly End[]): SVGPathElement {
  const ys = ends.map(({ y }) => y)
  const top = Math.min(...ys)
  const bottom = Math.max(...ys)
  const bend = Math.min(corner, (bottom - top) / 2)
  const parts = [`M${x} ${top + bend}V${bottom - bend}`]
  for (const end of ends) {
    if (end.x === null) continue
    if (end.y === top && bend > 0)
      parts.push(`M${x} ${top + bend}q0 ${-bend} ${inward * bend} ${-bend}H${end.x}`)
    else if (end.y === bottom && bend > 0)
      parts.push(`M${x} ${bottom - bend}q0 ${bend} ${inward * bend} ${bend}H${end.x}`)
    else parts.push(`M${x} ${end.y}H${end.x}`)
  }
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('d', parts.join(''))
  return path
}

function dotOf({ x, y, isFrame }: End): readonly SVGElement[] {
  if (x === null) return []
  const dot = document.createElementNS(svgNamespace, 'circle')
  dot.setAttribute('cx', String(x))
  dot.setAttribute('cy', String(y))
  dot.setAttribute('r', isFrame ? '4' : '2.5')
  dot.classList.toggle('of-frame', isFrame)
  return [dot]
}
