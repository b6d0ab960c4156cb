import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { framesWith, type Span } from '#core/annotation/model.ts'
import { findLabel, type Tagset } from '#core/annotation/tagset.ts'
import type { Language } from '#messages/numbers.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import { jumpToFrame, jumpToSpan } from '#renderer/annotating/desk/jump.ts'
import { problemsOf } from '#renderer/annotating/desk/problems.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { sentenceDirection, sentenceText } from '#renderer/annotating/desk/sentence-text.ts'
import { showTopic } from '#renderer/annotating/desk/topic.ts'
import { useNaming } from '#renderer/annotating/desk/use-session.ts'
import { pickedSpan } from '#renderer/annotating/picked-span.ts'
import { pickNothing } from '#renderer/annotating/selection-state.ts'
import { roleName } from '#renderer/annotating/tagset-names.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { type Option, Select } from '#renderer/widgets/Select.tsx'
import { AttributeForm } from './AttributeForm.tsx'
import { InspectorFrame } from './InspectorFrame.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import { NoteField } from './NoteField.tsx'
import { ProblemList } from './ProblemList.tsx'
import { SpanWords } from './SpanWords.tsx'

interface SpanInspectorProps {
  readonly session: OpenSession
  readonly span: Span
  readonly isHidden: boolean
}

/** Everything that is said of one span, and all of it to be changed. */
export const SpanInspector = memo(function SpanInspector(props: SpanInspectorProps) {
  const { session, span, isHidden } = props
  const { t } = useTranslation()
  return (
    <InspectorFrame label={t('annotating.inspector.span')} isHidden={isHidden}>
      <SpanDetails session={session} span={span} />
    </InspectorFrame>
  )
})

const SpanDetails = memo(function SpanDetails(props: Omit<SpanInspectorProps, 'isHidden'>) {
  const { session, span } = props
  const { t } = useTranslation()
  const naming = useNaming(session)
  const { tagset, session: now } = session
  const isDisabled = session.readOnly !== null
  const target = { on: 'span', id: span.id } as const
  const frames = framesWith(now.annotations, span.id)
  const problems = problemsOf(session)
  return (
    <>
      <header className="inspector-head">
        <LabelSelect
          tagset={tagset}
          language={naming.language}
          label={span.label}
          isDisabled={isDisabled}
        />
        <SpanTools hasPlace={span.segments.length > 0} />
      </header>
      <SpanWords span={span} session={session} />
      <ProblemList session={session} problems={problems} item={span.id} />
      <div className="inspector-form" data-inspector-entrance>
        <AttributeForm
          definitions={findLabel(tagset, span.label)?.attributes ?? []}
          attributes={span.attributes}
          target={target}
          isDisabled={isDisabled}
        />
        <NoteField key={span.id} note={span.note} target={target} isDisabled={isDisabled} />
      </div>
      {frames.length > 0 && (
        <div className="inspector-part">
          <h3>{t('annotating.inspector.takesPart')}</h3>
          <ul className="inspector-links">
            {frames.map(({ frame, roles }) => (
              <li key={frame.id}>
                <Button look="quiet" onPress={() => jumpToFrame(frame.id)}>
                  <Swatch tagset={tagset} kind="frame" id={frame.type} />
                  <span className="inspector-link-role">
                    {roles
                      .map((role) => roleName(tagset, frame.type, role, naming.language))
                      .join(' · ')}
                  </span>
                  <span className="inspector-link-words" dir={sentenceDirection(session, frame)}>
                    {sentenceText(naming, session, frame)}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <footer className="inspector-foot">
        <ItemFacts item={span} />
        <DeleteSpan isDisabled={isDisabled} />
        {frames.length > 0 && (
          <p className="inspector-hint">
            {t('annotating.inspector.leaves', { count: frames.length })}
          </p>
        )}
      </footer>
    </>
  )
})

interface LabelSelectProps {
  readonly tagset: Tagset
  readonly language: Language
  readonly label: string
  readonly isDisabled: boolean
}

/** The label of whichever span is selected. */
const LabelSelect = memo(function LabelSelect(props: LabelSelectProps) {
  const { tagset, language, label, isDisabled } = props
  const { t } = useTranslation()
  return (
    <Select
      label={t('annotating.inspector.label')}
      isLabelHidden
      look="quiet"
      value={label}
      placeholder=""
      groups={labelGroups(tagset, language, label)}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        const span = pickedSpan()
        if (span !== null)
          actOrTell({ do: 'set-label', id: span.id, label: chosen, at: currentTime() })
      }}
    />
  )
})

/** What can be done with whichever span is selected: the same buttons for one after another. */
const SpanTools = memo(function SpanTools({ hasPlace }: { readonly hasPlace: boolean }) {
  const { t } = useTranslation()
  const withSpan = (act: (span: Span) => void) => (): void => {
    const span = pickedSpan()
    if (span !== null) act(span)
  }
  return (
    <span className="inspector-tools">
      <IconButton
        label={t('annotating.inspector.goTo')}
        isDisabled={!hasPlace}
        onPress={withSpan(({ id }) => jumpToSpan(id))}
      >
        <Icon name="locate" />
      </IconButton>
      <IconButton
        label={t('annotating.inspector.guideline')}
        onPress={withSpan(({ label }) => showTopic({ kind: 'span', id: label }))}
      >
        <Icon name="help" />
      </IconButton>
      <IconButton label={t('annotating.inspector.leave')} onPress={pickNothing}>
        <Icon name="close" size={16} />
      </IconButton>
    </span>
  )
})

const DeleteSpan = memo(function DeleteSpan({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation()
  const onPress = (): void => {
    const span = pickedSpan()
    if (span !== null && actOrTell({ do: 'delete-span', id: span.id, at: currentTime() }))
      announce(t('annotating.inspector.deleted'))
  }
  return (
    <Button look="quiet" isDisabled={isDisabled} onPress={onPress}>
      <Icon name="bin" size={16} />
      {t('annotating.inspector.deleteSpan')}
    </Button>
  )
})

/** The tagset's labels by its groups, and the span's own where the tagset lacks it. */
function labelGroups(tagset: Tagset, language: Language, current: string) {
  const option = ({ id, name, help }: Tagset['spans'][number]): Option => ({
    id,
    name: name[language],
    help: help[language],
    sign: <Swatch tagset={tagset} kind="span" id={id} />,
  })
  const ungrouped = tagset.spans.filter(({ group }) => group === undefined).map(option)
  const isForeign = findLabel(tagset, current) === undefined
  const foreign: readonly Option[] = isForeign
    ? [{ id: current, name: current, sign: <Swatch tagset={tagset} kind="span" id={current} /> }]
    : []
  const grouped = tagset.groups.map(({ id, name }) => ({
    name: name[language],
    options: tagset.spans.filter(({ group }) => group === id).map(option),
  }))
  return [{ name: null, options: [...foreign, ...ungrouped] }, ...grouped].filter(
    ({ options }) => options.length > 0,
  )
}
