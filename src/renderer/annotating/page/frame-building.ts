/** Beginning, finishing and deleting frames from the page, and taking spans out of them. */
import type { Command } from '#core/annotation/commands/command.ts'
import { missingRoles } from '#core/annotation/roles.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import { currentTime } from '../act.ts'
import { openSession } from '../annotating-state.ts'
import { pickedSpan } from '../picked-span.ts'
import { leaveFrame, pickNothing, usePicked } from '../selection-state.ts'
import { frameTypeName, frameTypeOf } from '../tagset-names.ts'
import { frameName, nameOfRole, refuse, say, spanText, tell } from './say.ts'
import { perform } from './tagging.ts'
import { useTagging } from './tagging-state.ts'

/** Begins a new frame with the next role: of the type named, else again and again of the next type. */
export function beginFrame(type?: string): void {
  const now = openSession()
  if (now === null) return
  const { frames } = now.tagset
  const { frame } = usePicked.getState()
  const { wantedType } = useTagging.getState()
  const active = frame === null ? undefined : now.session.annotations.frames.get(frame)
  const at = frames.findIndex(({ id }) => id === wantedType)
  const next =
    type !== undefined
      ? frameTypeOf(now.tagset, type)
      : wantedType === null
        ? (frames.find(({ id }) => id === active?.type) ?? frames[0])
        : frames[(at + 1) % frames.length]
  if (next === undefined) {
    refuse(translator.t('tagging.noFrames'))
    return
  }
  leaveFrame()
  useTagging.setState({ wantedType: next.id, armed: null })
  say(
    translator.t('tagging.newFrame', {
      frame: frameTypeName(now.tagset, next.id, currentLocale().language),
    }),
  )
}

/** Leaves the active frame, and says what it still lacks: a reminder, no error. */
export function finishFrame(): void {
  const now = openSession()
  const { frame, picked } = usePicked.getState()
  const finished = frame === null ? undefined : now?.session.annotations.frames.get(frame)
  leaveFrame()
  useTagging.setState({ wantedType: null, armed: null })
  if (picked?.kind === 'frame') pickNothing()
  if (now === null || finished === undefined) return
  const name = frameName(now.tagset, finished)
  const missing = missingRoles(now.tagset, finished).map(({ role }) => nameOfRole(role))
  if (missing.length === 0) say(translator.t('tagging.finished', { frame: name }))
  else {
    const roles = currentLocale().list(missing)
    tell(translator.t('tagging.finishedWithout', { frame: name, roles }))
  }
}

/** Takes the selected span out of the active frame. */
export function takeOut(): void {
  const now = openSession()
  const { frame } = usePicked.getState()
  const span = pickedSpan(now)
  if (now === null || frame === null || span === null) return
  const found = now.session.annotations.frames.get(frame)
  const roles = Object.keys(found?.roles ?? {}).filter((role) =>
    found?.roles[role]?.includes(span.id),
  )
  if (found === undefined || roles.length === 0) {
    refuse(translator.t('tagging.notInFrame'))
    return
  }
  const at = currentTime()
  const commands = roles.map(
    (role): Command => ({ do: 'empty-role', id: frame, role, filler: span.id, at }),
  )
  perform(oneOrSeveral(commands), () =>
    say(
      translator.t('tagging.takenOut', {
        span: spanText(now.tagset, span),
        frame: frameName(now.tagset, found),
      }),
    ),
  )
}

/** Deletes a frame; its spans stay. */
export function deleteFrame(id: string): void {
  const now = openSession()
  const frame = now?.session.annotations.frames.get(id)
  if (now === null || frame === undefined) return
  const name = frameName(now.tagset, frame)
  perform({ do: 'delete-frame', id, at: currentTime() }, () => {
    leaveFrame()
    if (usePicked.getState().picked?.kind === 'frame') pickNothing()
    tell(translator.t('tagging.frameDeleted', { frame: name }), { undo: true })
  })
}

function oneOrSeveral(commands: readonly Command[]): Command {
  const [only, ...more] = commands
  return only !== undefined && more.length === 0 ? only : { do: 'several', commands }
}
