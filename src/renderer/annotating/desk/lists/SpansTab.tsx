import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listSpans } from '#core/annotation/filter.ts'
import type { Span } from '#core/annotation/model.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import { SpanInspector } from '#renderer/annotating/desk/inspector/SpanInspector.tsx'
import { jumpToSpan } from '#renderer/annotating/desk/jump.ts'
import { NoSession } from '#renderer/annotating/desk/NoSession.tsx'
import { nameOf } from '#renderer/annotating/desk/names.ts'
import { orderedSpans } from '#renderer/annotating/desk/ordered-spans.ts'
import { type Problems, problemsOf } from '#renderer/annotating/desk/problems.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { useNaming, useSession } from '#renderer/annotating/desk/use-session.ts'
import { openInspector } from '#renderer/annotating/inspector-focus.ts'
import { usePicked } from '#renderer/annotating/selection-state.ts'
import { wordsDirection } from '#renderer/annotating/words-direction.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import { VirtualList } from '#renderer/widgets/VirtualList.tsx'
import { SpanFilters } from './SpanFilters.tsx'
import { SpanRow, spanRowHeight } from './SpanRow.tsx'
import { coreFilter, filterSpans, noFilter, useSpanFilter } from './span-filter.ts'
import './Lists.css'

/** The selected span on top, all spans of the article below. */
export default function SpansTab() {
  const session = useSession()
  const picked = usePicked((state) => (state.picked?.kind === 'span' ? state.picked.id : null))
  if (session === null) return <NoSession />
  return (
    <div className="items-tab">
      <PickedSpan session={session} picked={picked} />
      <SpanList session={session} picked={picked} />
    </div>
  )
}

interface PickedSpanProps {
  readonly session: OpenSession
  readonly picked: string | null
}

/** The inspector of the selected span; with none selected it stays out of sight as it last was. */
function PickedSpan({ session, picked }: PickedSpanProps) {
  const span = picked === null ? undefined : session.session.annotations.spans.get(picked)
  const [last, setLast] = useState<{ readonly session: OpenSession; readonly span: Span } | null>(
    null,
  )
  if (span !== undefined && (last?.span !== span || last.session !== session))
    setLast({ session, span })
  if (last !== null && last.session.article !== session.article && span === undefined) setLast(null)
  return last === null ? null : <SpanInspector {...last} isHidden={span === undefined} />
}

function SpanList({ session, picked }: PickedSpanProps) {
  const { t } = useTranslation()
  const naming = useNaming(session)
  const filter = useSpanFilter()
  const [active, setActive] = useState(0)
  const [followed, setFollowed] = useState<{
    readonly picked: string | null
    readonly spans: readonly Span[]
  } | null>(null)
  const { tagset, session: now } = session
  const { annotations } = now
  const problems = problemsOf(session)
  useEffect(() => {
    const { of } = useSpanFilter.getState()
    if (of !== session.article) useSpanFilter.setState({ ...noFilter, of: session.article })
  }, [session.article])

  const ordered = useMemo(() => orderedSpans(session), [session])
  const spans = useMemo(
    () =>
      listSpans(annotations, coreFilter(filter, tagset, idsOf(problems)), {
        order: filter.order,
        tagset,
        ordered,
      }),
    [annotations, ordered, filter, tagset, problems],
  )
  if (followed?.picked !== picked || followed.spans !== spans) {
    setFollowed({ picked, spans })
    const at = picked === null ? -1 : spans.findIndex(({ id }) => id === picked)
    if (at !== -1) setActive(at)
  }

  if (annotations.spans.size === 0) return <NoSpans session={session} />
  return (
    <div className="items">
      <SpanFilters
        session={session}
        ordered={ordered}
        filter={filter}
        shown={spans.length}
        problems={problems}
        isBrief={picked !== null && annotations.spans.has(picked)}
      />
      {spans.length === 0 ? (
        <div className="items-empty">
          <p>{t('annotating.list.noMatch')}</p>
          <Button look="quiet" onPress={() => filterSpans(noFilter)}>
            {t('annotating.list.clearFilters')}
          </Button>
        </div>
      ) : (
        <VirtualList
          label={t('annotating.list.spans')}
          items={spans}
          keyOf={({ id }) => id}
          rowHeight={spanRowHeight}
          active={active}
          selected={picked}
          isEntrance
          onMove={setActive}
          onChoose={({ id }) => (id === picked ? openInspector() : jumpToSpan(id))}
          onKey={({ key }, span) =>
            key === 'Delete' && remove(span, t('annotating.inspector.deleted'))
          }
          row={(span) => (
            <SpanRow
              span={span}
              naming={naming}
              hasProblem={problems.has(span.id)}
              direction={wordsDirection(session.article.document, span)}
            />
          )}
        />
      )}
    </div>
  )
}

function remove(span: Span, said: string): boolean {
  if (actOrTell({ do: 'delete-span', id: span.id, at: currentTime() })) announce(said)
  return true
}

function idsOf(problems: Problems): ReadonlySet<string> {
  return new Set([...problems.keys()].filter((id) => id !== null))
}

/** Before the first span: how to make one. */
function NoSpans({ session }: { readonly session: OpenSession }) {
  const { t } = useTranslation()
  const { language } = useNaming(session)
  const { tagset } = session
  return (
    <div className="items-empty">
      <h3>{t('annotating.list.noSpans')}</h3>
      {session.readOnly === null && (
        <>
          <p>{t('annotating.list.noSpansHint')}</p>
          <ul className="label-keys">
            {tagset.spans.map((label) => (
              <li key={label.id}>
                <Swatch tagset={tagset} kind="span" id={label.id} />
                <span className="label-keys-name">{nameOf(language, label, label.id)}</span>
                {label.hotkey !== undefined && <KeyCaps caps={[...label.hotkey]} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
