/** Filling roles from the page by their keys. */
import type { Command } from '#core/annotation/commands/command.ts'
import { madeSinceFrame } from '#core/annotation/history.ts'
import { framesWith, newFrame, type Span, writer } from '#core/annotation/model.ts'
import { spanEnd } from '#core/annotation/order.ts'
import type { RoleDefinition } from '#core/annotation/tagset.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { translator } from '#renderer/language.ts'
import { currentTime, newId } from '../act.ts'
import { type OpenSession, openSession } from '../annotating-state.ts'
import { pickedSpan } from '../picked-span.ts'
import { leaveFrame, usePicked } from '../selection-state.ts'
import {
  defaultLabel,
  type FrameSituation,
  isRoleKey,
  placeOfItem,
  placeOfNewSpan,
  type RolePlace,
  takenAlong,
} from './frame-choice.ts'
import { frameName, nameOfRole, refuse, refuseRole, say, spanText, tell } from './say.ts'
import { perform, selectedPieces, settleCaret, spanOf, spanThere } from './tagging.ts'
import { useTagging } from './tagging-state.ts'

/**
 * Fills the role of a key with what is at hand: the selection, as a span (there already, or made in
 * the same step); else the selected span or frame; else the span under the caret. With nothing at
 * hand the role waits for a span to be clicked.
 */
export function fillByKey(view: ArticleView, key: string): void {
  const now = openSession()
  if (now === null || !knowsKey(now, key)) return
  const segments = selectedPieces(view)
  if (segments.length > 0) {
    const place = placeOfNewSpan(situation(now), key)
    const label = place === null ? undefined : defaultLabel(place.role)
    if (place === null || label === undefined) {
      refuse(translator.t('tagging.takesNoSpan'))
      return
    }
    const there = spanThere(now, segments, place.role.spans)
    if (there === undefined) fillWithNew(view, now, place, spanOf(label, segments))
    else if (fillWith(now, key, there.id)) settleCaret(view, spanEnd(there))
    return
  }
  const item = itemAtHand(view, now, key)
  if (item === null) arm(now, key)
  else fillWith(now, key, item)
}

/** Fills the role of a key with the writer of the article. */
export function fillWithWriter(key: string): void {
  const now = openSession()
  if (now !== null && knowsKey(now, key)) fillWith(now, key, writer)
}

/**
 * Fills the role of a key with a frame: the selected one, else one that the selected span is in;
 * else the active frame itself, which then stands in a new frame.
 */
export function fillWithFrame(key: string): void {
  const now = openSession()
  if (now === null || !knowsKey(now, key)) return
  const { picked, frame } = usePicked.getState()
  const span = pickedSpan(now)
  const ofSpan =
    span === null
      ? []
      : framesWith(now.session.annotations, span.id)
          .map(({ frame: { id } }) => id)
          .filter((id) => id !== frame)
  const chosen = picked?.kind === 'frame' ? picked.id : (ofSpan[0] ?? frame)
  if (chosen === null) {
    refuse(translator.t('tagging.noFrameAtHand'))
    return
  }
  if (chosen === frame) leaveFrame()
  if (!fillWith(now, key, chosen)) usePicked.setState({ frame })
}

/** Fills the role that waits with the span that was clicked. */
export function fillArmed(id: string): void {
  const now = openSession()
  const { armed } = useTagging.getState()
  if (now !== null && armed !== null) fillWith(now, armed, id)
}

function situation(now: OpenSession): FrameSituation {
  return {
    tagset: now.tagset,
    annotations: now.session.annotations,
    active: usePicked.getState().frame,
    wantedType: useTagging.getState().wantedType,
  }
}

function knowsKey({ tagset }: OpenSession, key: string): boolean {
  if (isRoleKey(tagset, key)) return true
  refuse(translator.t('tagging.noSuchKey', { key }))
  return false
}

/** The selected span or frame, else the innermost span under the caret that fits. */
function itemAtHand(view: ArticleView, now: OpenSession, key: string): string | null {
  const { picked, frame } = usePicked.getState()
  if (picked !== null && !(picked.kind === 'frame' && picked.id === frame)) return picked.id
  const caret = view.selection()
  const under = caret === null ? [] : now.index.touching(caret.end)
  const fits = (span: Span): boolean => placeOfItem(situation(now), key, span.id)?.ok === true
  return (under.find(fits) ?? under[0])?.id ?? null
}

function arm(now: OpenSession, key: string): void {
  const place = placeOfNewSpan(situation(now), key)
  if (place === null) {
    refuse(translator.t('tagging.takesNoSpan'))
    return
  }
  useTagging.setState({ armed: key })
  say(translator.t('tagging.armed', { role: nameOfRole(place.role) }))
}

/** Fills the role of a key with an item that is there; false where it does not fit, which is said. */
function fillWith(now: OpenSession, key: string, filler: string): boolean {
  const place = placeOfItem(situation(now), key, filler)
  if (place === null) return false
  if (!place.ok) {
    refuseRole(now.tagset, place.failure)
    return false
  }
  const { command, frame } = fillCommand(place.value, filler)
  perform(command, () => filled(now, place.value, frame, filler))
  return true
}

function fillWithNew(view: ArticleView, now: OpenSession, place: RolePlace, span: Span): void {
  const { command, frame } = fillCommand(place, span.id)
  perform({ do: 'several', commands: [{ do: 'create-span', span }, command] }, () => {
    settleCaret(view, spanEnd(span))
    filled(now, place, frame, span.id)
  })
}

function fillCommand(
  { frame, type, role }: RolePlace,
  filler: string,
): { readonly command: Command; readonly frame: string } {
  const at = currentTime()
  if (frame !== null)
    return { frame, command: { do: 'fill-role', id: frame, role: role.id, filler, at } }
  const begun = newFrame({
    id: newId(),
    type: type.id,
    roles: { [role.id]: [filler] },
    origin: { kind: 'manual' },
    at,
  })
  return { frame: begun.id, command: { do: 'create-frame', frame: begun } }
}

/** `now` is the session as it was before the role was filled. */
function filled(now: OpenSession, place: RolePlace, frame: string, filler: string): void {
  const annotations = openSession()?.session.annotations
  const span = annotations?.spans.get(filler)
  const inner = annotations?.frames.get(filler)
  usePicked.setState({ picked: span === undefined ? null : { kind: 'span', id: filler }, frame })
  useTagging.setState({ armed: null, wantedType: null, among: null })
  const item =
    span !== undefined
      ? spanText(now.tagset, span)
      : inner !== undefined
        ? frameName(now.tagset, inner)
        : translator.t('annotation.writer')
  const said = translator.t('tagging.filled', {
    role: nameOfRole(place.role),
    frame: frameName(now.tagset, { type: place.type.id }),
    item,
  })
  const taken =
    place.frame !== null || annotations === undefined
      ? null
      : takenAlong(
          { tagset: now.tagset, annotations, text: now.at.text },
          place,
          filler,
          madeSinceFrame(now.session.history),
        )
  if (taken === null) say(said)
  else takeAlong(now, frame, taken, said)
}

/** Characters of a span's words in a message beside the strip, which shows it too. */
const longestShown = 30

/** A step of its own, so that undoing takes back this alone. */
function takeAlong(
  { tagset }: OpenSession,
  frame: string,
  { role, span }: { readonly role: RoleDefinition; readonly span: Span },
  said: string,
): void {
  const at = currentTime()
  perform({ do: 'fill-role', id: frame, role: role.id, filler: span.id, at }, () => {
    const also = (longest?: number): string =>
      translator.t('tagging.takenAlong', {
        role: nameOfRole(role),
        item: spanText(tagset, span, longest),
      })
    tell(also(longestShown), { undo: true, heard: `${said}. ${also()}` })
  })
}
