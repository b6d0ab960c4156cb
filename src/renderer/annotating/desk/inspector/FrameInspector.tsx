import { useTranslation } from 'react-i18next'
import { type Frame, framesWith } from '#core/annotation/model.ts'
import { findFrameType } from '#core/annotation/tagset.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import type { Problems } from '#renderer/annotating/desk/problems.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { showTopic } from '#renderer/annotating/desk/topic.ts'
import { useNaming } from '#renderer/annotating/desk/use-session.ts'
import { leaveFrame, pickNothing } from '#renderer/annotating/selection-state.ts'
import { frameTypeName } from '#renderer/annotating/tagset-names.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { AttributeForm } from './AttributeForm.tsx'
import { FrameSentence } from './FrameSentence.tsx'
import { InspectorFrame } from './InspectorFrame.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import { NoteField } from './NoteField.tsx'
import { ProblemList } from './ProblemList.tsx'
import { RoleList } from './RoleList.tsx'

interface FrameInspectorProps {
  readonly session: OpenSession
  readonly frame: Frame
  readonly problems: Problems
}

/** One frame: what it says, who and what takes part in it, and what is said of it. */
export function FrameInspector({ session, frame, problems }: FrameInspectorProps) {
  const { t } = useTranslation()
  const { language } = useNaming(session)
  const { tagset, session: now } = session
  const isDisabled = session.readOnly !== null
  const target = { on: 'frame', id: frame.id } as const
  const type = findFrameType(tagset, frame.type)
  const above = framesWith(now.annotations, frame.id)
  const others = withoutReminders(problems, frame.id)
  return (
    <InspectorFrame label={t('annotating.inspector.frame')}>
      <header className="inspector-head">
        <h2 className="inspector-title">
          <Swatch tagset={tagset} kind="frame" id={frame.type} />
          {frameTypeName(tagset, frame.type, language)}
        </h2>
        <span className="inspector-tools">
          <IconButton
            label={t('annotating.inspector.guideline')}
            onPress={() => showTopic({ kind: 'frame', id: frame.type })}
          >
            <Icon name="help" />
          </IconButton>
          <IconButton
            label={t('annotating.inspector.leave')}
            onPress={() => {
              pickNothing()
              leaveFrame()
            }}
          >
            <Icon name="close" size={16} />
          </IconButton>
        </span>
      </header>
      <FrameSentence session={session} frame={frame} />
      <ProblemList session={session} problems={others} item={frame.id} />
      <RoleList key={frame.id} session={session} frame={frame} />
      <div className="inspector-form">
        <AttributeForm
          key={`attributes ${frame.id}`}
          definitions={type?.attributes ?? []}
          attributes={frame.attributes}
          target={target}
          isDisabled={isDisabled}
        />
        <NoteField
          key={`note ${frame.id}`}
          note={frame.note}
          target={target}
          isDisabled={isDisabled}
        />
      </div>
      <footer className="inspector-foot">
        <ItemFacts item={frame} />
        <Button
          look="quiet"
          isDisabled={isDisabled}
          onPress={() => {
            if (actOrTell({ do: 'delete-frame', id: frame.id, at: currentTime() }))
              announce(t('annotating.inspector.deleted'))
          }}
        >
          <Icon name="bin" size={16} />
          {t('annotating.inspector.deleteFrame')}
        </Button>
        <p className="inspector-hint">
          {above.length > 0
            ? t('annotating.inspector.leaves', { count: above.length })
            : t('annotating.inspector.keepsSpans')}
        </p>
      </footer>
    </InspectorFrame>
  )
}

/** What is still to fill is said at the role itself. */
function withoutReminders(problems: Problems, frame: string): Problems {
  const odd = (problems.get(frame) ?? []).filter(({ kind }) => kind !== 'missing-role')
  return new Map([[frame, odd]])
}
