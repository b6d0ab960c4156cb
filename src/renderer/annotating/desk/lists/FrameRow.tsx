import type { Frame } from '#core/annotation/model.ts'
import { missingRoles } from '#core/annotation/roles.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import type { Naming } from '#renderer/annotating/desk/describe-problem.ts'
import { separator } from '#renderer/annotating/desk/names.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { sentenceDirection, sentenceText } from '#renderer/annotating/desk/sentence-text.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'

/** CSS pixels: a frame's sentence has two lines. */
export const frameRowHeight = 76

interface FrameRowProps {
  readonly session: OpenSession
  readonly frame: Frame
  readonly naming: Naming
  readonly hasProblem: boolean
}

/** One frame: its sentence, and what it lacks. */
export function FrameRow({ session, frame, naming, hasProblem }: FrameRowProps) {
  const { t } = naming
  const missing = missingRoles(session.tagset, frame)
  return (
    <div className="item-row frame-row">
      <Swatch tagset={session.tagset} kind="frame" id={frame.type} />
      <span className="item-words" dir={sentenceDirection(session, frame)}>
        {sentenceText(naming, session, frame)}
      </span>
      <span className="item-signs">
        {frame.note !== '' && (
          <span role="img" aria-label={t('annotating.list.hasNote')}>
            <Icon name="note" size={14} />
          </span>
        )}
        {hasProblem && missing.length === 0 && (
          <span className="item-problem" role="img" aria-label={t('annotating.list.hasProblem')}>
            <Icon name="warning" size={14} />
          </span>
        )}
      </span>
      <span className="item-said">
        {missing.length > 0 &&
          `${t('annotating.role.toFill')}: ${missing
            .map(({ role }) => role.name[naming.language])
            .join(separator(naming.language))}`}
      </span>
    </div>
  )
}
