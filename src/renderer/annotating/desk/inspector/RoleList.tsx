import { useTranslation } from 'react-i18next'
import type { Frame } from '#core/annotation/model.ts'
import { fillersIn } from '#core/annotation/roles.ts'
import { findFrameType, type RoleDefinition } from '#core/annotation/tagset.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import { describeRefusal } from '#renderer/annotating/desk/describe-problem.ts'
import { itemWords } from '#renderer/annotating/desk/item-words.ts'
import { jumpToFrame, jumpToSpan } from '#renderer/annotating/desk/jump.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { shortened } from '#renderer/annotating/desk/sentence-text.ts'
import { useNaming } from '#renderer/annotating/desk/use-session.ts'
import { stopFilling, useFilling } from '#renderer/annotating/filling.ts'
import { roleName } from '#renderer/annotating/tagset-names.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import { FillerPicker } from './FillerPicker.tsx'
import './RoleList.css'

interface RoleListProps {
  readonly session: OpenSession
  readonly frame: Frame
}

/** The frame's roles in the tagset's order, each with what fills it; then those that it does not know. */
export function RoleList({ session, frame }: RoleListProps) {
  const known = findFrameType(session.tagset, frame.type)?.roles ?? []
  const foreign = Object.keys(frame.roles).filter((id) => !known.some((role) => role.id === id))
  return (
    <ul className="roles" data-inspector-entrance>
      {known.map((role) => (
        <Role key={role.id} session={session} frame={frame} id={role.id} definition={role} />
      ))}
      {foreign.map((id) => (
        <Role key={id} session={session} frame={frame} id={id} definition={null} />
      ))}
    </ul>
  )
}

interface RoleProps extends RoleListProps {
  readonly id: string
  /** Null where the tagset does not know the role. */
  readonly definition: RoleDefinition | null
}

function Role({ session, frame, id, definition }: RoleProps) {
  const { t } = useTranslation()
  const naming = useNaming(session)
  const name = roleName(session.tagset, frame.type, id, naming.language)
  const fillers = fillersIn(frame, id)
  const isMissing = definition !== null && fillers.length < definition.min
  const isFull = definition !== null && definition.max !== null && fillers.length >= definition.max
  return (
    <li className="role">
      <div className="role-head">
        <span className="role-name">{name}</span>
        {definition !== null && <KeyCaps caps={[definition.key]} />}
        {isMissing && <span className="role-missing">{t('annotating.role.toFill')}</span>}
        <span className="role-gap" />
        {definition !== null && !isFull && session.readOnly === null && (
          <FillerPicker session={session} frame={frame} role={definition} />
        )}
      </div>
      <Waiting session={session} frame={frame} role={id} name={name} />
      {fillers.length > 0 && (
        <ul className="fillers">
          {fillers.map((filler) => (
            <Filler
              key={filler}
              session={session}
              frame={frame}
              role={id}
              name={name}
              filler={filler}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

interface WaitingProps extends RoleListProps {
  readonly role: string
  readonly name: string
}

/** Says that the role waits for a span to be picked on the page, and why the last one did not fit. */
function Waiting({ session, frame, role, name }: WaitingProps) {
  const { t } = useTranslation()
  const naming = useNaming(session)
  const filling = useFilling((state) => state.filling)
  if (filling?.frame !== frame.id || filling.role !== role) return null
  return (
    <div className="role-waiting" role="status">
      <p>
        {filling.refusal !== null && (
          <strong className="role-refused">{describeRefusal(naming, filling.refusal)} </strong>
        )}
        {t('annotating.role.filling', { role: name })}
      </p>
      <Button look="quiet" onPress={stopFilling}>
        {t('annotating.role.stopFilling')}
      </Button>
    </div>
  )
}

interface FillerProps extends WaitingProps {
  readonly filler: string
}

function Filler({ session, frame, role, name, filler }: FillerProps) {
  const { t } = useTranslation()
  const naming = useNaming(session)
  const { kind, type, words, direction } = itemWords(naming, session, filler)
  return (
    <li className="filler">
      <Button
        look="quiet"
        isDisabled={type === null}
        onPress={() => (kind === 'frame' ? jumpToFrame(filler) : jumpToSpan(filler))}
      >
        {type !== null && <Swatch tagset={session.tagset} kind={kind} id={type} />}
        {kind === 'writer' && <Icon name="person" size={15} />}
        <bdi className="filler-words" dir={direction}>
          {words}
        </bdi>
      </Button>
      <IconButton
        label={t('annotating.role.remove', { words: shortened(words, 24), role: name })}
        isDisabled={session.readOnly !== null}
        onPress={() =>
          actOrTell({ do: 'empty-role', id: frame.id, role, filler, at: currentTime() })
        }
      >
        <Icon name="close" size={14} />
      </IconButton>
    </li>
  )
}
