import type { Edge, EdgeMove } from './boundaries.ts'

/**
 * What commands ask of the annotations on the page. The tools come with the page, later than the
 * commands, which must not wait for them.
 */
export interface PageTools {
  /** Puts the focus among the labels offered for the selection or the selected span. */
  chooseLabel(): void
  walk(step: 1 | -1): void
  pickUnderCaret(): void
  deletePicked(): void
  moveEdge(edge: Edge, move: EdgeMove): void
  peelProclitic(): void
  restoreProclitic(): void
  toggleQuotes(): void
  addSegment(): void
  removeSegment(): void
  /** Labels the selection, else the selected span. */
  label(id: string): void
  /** Begins a frame of this type; where none is named, of the next one. */
  newFrame(type?: string): void
  finishFrame(): void
  takeOutOfFrame(): void
  deleteFrame(): void
  /** Undoes or does again, and shows where. */
  step(way: 'undo' | 'redo'): void
  /** One step back from what is selected or under way; false where nothing is. */
  stepBack(): boolean
}

let tools: PageTools | null = null

export function pageTools(): PageTools | null {
  return tools
}

/** Hands over the tools of the page that is shown; the function returned takes them back. */
export function offerPageTools(offered: PageTools): () => void {
  tools = offered
  return () => {
    if (tools === offered) tools = null
  }
}
