import { create } from 'zustand'
import { mayFill, type RoleRefusal } from '#core/annotation/roles.ts'
import { act, currentTime } from './act.ts'
import { openSession } from './annotating-state.ts'
import { usePicked } from './selection-state.ts'

/** A role that waits for the next span or frame to be picked, wherever that is done. */
export interface Filling {
  readonly frame: string
  readonly role: string
  /** Why what was picked last does not fit; null: nothing was picked yet. */
  readonly refusal: RoleRefusal | null
}

export const useFilling = create<{ readonly filling: Filling | null }>(() => ({ filling: null }))

let stopListening: (() => void) | null = null

/** From now on what is picked goes into the role, until it fits or `stopFilling` is called. */
export function startFilling(frame: string, role: string): void {
  stopFilling()
  useFilling.setState({ filling: { frame, role, refusal: null } })
  const backToFrame = (): void =>
    usePicked.setState({ picked: { kind: 'frame', id: frame }, frame })
  const stopPicks = usePicked.subscribe(({ picked }, before) => {
    if (picked === before.picked || picked === null || picked.id === frame) return
    const refusal = fillRole(frame, role, picked.id)
    if (refusal === null) stopFilling()
    else useFilling.setState({ filling: { frame, role, refusal } })
    backToFrame()
  })
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    stopFilling()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  stopListening = () => {
    stopPicks()
    window.removeEventListener('keydown', onKey, { capture: true })
  }
}

export function stopFilling(): void {
  stopListening?.()
  stopListening = null
  if (useFilling.getState().filling !== null) useFilling.setState({ filling: null })
}

/** Puts an item into a role; why it does not fit, or null where it is done. */
export function fillRole(frame: string, role: string, filler: string): RoleRefusal | null {
  const now = openSession()
  const found = now?.session.annotations.frames.get(frame)
  if (now === null || found === undefined) return { kind: 'no-such-item', id: frame }
  const may = mayFill(now.tagset, now.session.annotations, found, role, filler)
  if (!may.ok) return may.failure
  const done = act({ do: 'fill-role', id: frame, role, filler, at: currentTime() })
  return done.ok ? null : { kind: 'no-such-item', id: filler }
}
