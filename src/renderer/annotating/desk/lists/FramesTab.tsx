import { useEffect, useMemo, useState } from 'react'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { listFrames } from '#core/annotation/filter.ts'
import { newFrame } from '#core/annotation/model.ts'
import { currentTime, newId } from '#renderer/annotating/act.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import { FrameInspector } from '#renderer/annotating/desk/inspector/FrameInspector.tsx'
import { jumpToFrame } from '#renderer/annotating/desk/jump.ts'
import { NoSession } from '#renderer/annotating/desk/NoSession.tsx'
import { problemsOf } from '#renderer/annotating/desk/problems.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { useNaming, useSession } from '#renderer/annotating/desk/use-session.ts'
import { openInspector } from '#renderer/annotating/inspector-focus.ts'
import { pickFrame, usePicked } from '#renderer/annotating/selection-state.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { SearchField } from '#renderer/widgets/SearchField.tsx'
import { VirtualList } from '#renderer/widgets/VirtualList.tsx'
import '#renderer/widgets/Menu.css'
import { FrameRow, frameRowHeight } from './FrameRow.tsx'
import { type ChosenLabels, LabelChips } from './LabelChips.tsx'
import './Lists.css'

/** The frame that is selected or being built on top, all frames of the article below. */
export default function FramesTab() {
  const session = useSession()
  const picked = usePicked((state) =>
    state.picked?.kind === 'frame' ? state.picked.id : state.frame,
  )
  if (session === null) return <NoSession />
  const { annotations } = session.session
  const frame = picked === null ? undefined : annotations.frames.get(picked)
  const problems = problemsOf(session)
  return (
    <div className="items-tab">
      {frame !== undefined && (
        <FrameInspector session={session} frame={frame} problems={problems} />
      )}
      <FrameList session={session} picked={picked} />
    </div>
  )
}

interface FrameListProps {
  readonly session: OpenSession
  readonly picked: string | null
}

const noneChosen: ChosenLabels = { labels: [], onlyProblems: false }

function FrameList({ session, picked }: FrameListProps) {
  const { t } = useTranslation()
  const naming = useNaming(session)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(noneChosen)
  const [active, setActive] = useState(0)
  const { tagset, session: now } = session
  const { annotations } = now
  const problems = problemsOf(session)
  const odd = useMemo(
    () => new Set([...annotations.frames.keys()].filter((id) => problems.has(id))),
    [annotations, problems],
  )
  const frames = useMemo(() => {
    const { labels, onlyProblems } = chosen
    return listFrames(annotations, {
      text,
      ...(labels.length > 0 && { types: new Set(labels) }),
      ...(onlyProblems && { among: odd }),
    })
  }, [annotations, text, chosen, odd])
  useEffect(() => {
    const at = frames.findIndex(({ id }) => id === picked)
    if (at !== -1) setActive(at)
  }, [frames, picked])

  if (annotations.frames.size === 0)
    return (
      <div className="items-empty">
        <h3>{t('annotating.list.noFrames')}</h3>
        <p>{t('annotating.list.noFramesHint')}</p>
        <NewFrame session={session} />
      </div>
    )
  const counts = new Map<string, number>()
  for (const { type } of annotations.frames.values()) counts.set(type, (counts.get(type) ?? 0) + 1)
  const isFiltering = text !== '' || chosen.labels.length > 0 || chosen.onlyProblems
  const types = [...new Set([...tagset.frames.map(({ id }) => id), ...counts.keys()])]
  return (
    <div className="items">
      <div
        className="items-head"
        data-brief={picked !== null && annotations.frames.has(picked) && !isFiltering}
      >
        <SearchField
          label={t('annotating.list.searchFrames')}
          placeholder={t('annotating.list.placeholder')}
          clearLabel={t('annotating.list.clear')}
          value={text}
          onChange={setText}
        />
        <LabelChips
          label={t('annotating.list.types')}
          tagset={tagset}
          kind="frame"
          counts={types.map((id) => ({ id, count: counts.get(id) ?? 0 }))}
          odd={odd.size}
          chosen={chosen}
          onChange={setChosen}
        />
        <div className="items-line items-always">
          <span className="items-count" role="status">
            {isFiltering
              ? t('annotating.list.shown', {
                  shown: frames.length,
                  all: annotations.frames.size,
                })
              : t('annotating.list.frameCount', { count: annotations.frames.size })}
          </span>
          <span className="items-choices">
            <NewFrame session={session} />
          </span>
        </div>
      </div>
      {frames.length === 0 ? (
        <div className="items-empty">
          <p>{t('annotating.list.noMatch')}</p>
          <Button
            look="quiet"
            onPress={() => {
              setText('')
              setChosen(noneChosen)
            }}
          >
            {t('annotating.list.clearFilters')}
          </Button>
        </div>
      ) : (
        <VirtualList
          label={t('annotating.list.frames')}
          items={frames}
          keyOf={({ id }) => id}
          rowHeight={frameRowHeight}
          active={active}
          selected={picked}
          isEntrance
          onMove={setActive}
          onChoose={({ id }) => (id === picked ? openInspector() : jumpToFrame(id))}
          onKey={({ key }, { id }) => {
            if (key !== 'Delete') return false
            if (actOrTell({ do: 'delete-frame', id, at: currentTime() }))
              announce(t('annotating.inspector.deleted'))
            return true
          }}
          row={(frame) => (
            <FrameRow
              session={session}
              frame={frame}
              naming={naming}
              hasProblem={odd.has(frame.id)}
            />
          )}
        />
      )}
    </div>
  )
}

/** Begins a frame: its roles are filled afterwards. */
function NewFrame({ session }: { readonly session: OpenSession }) {
  const { t } = useTranslation()
  const { language } = useNaming(session)
  const { frames } = session.tagset
  if (frames.length === 0 || session.readOnly !== null) return null
  const begin = (type: string): void => {
    const id = newId()
    const frame = newFrame({ id, type, origin: { kind: 'manual' }, at: currentTime() })
    if (!actOrTell({ do: 'create-frame', frame })) return
    pickFrame(id)
    openInspector()
  }
  return (
    <MenuTrigger>
      <Button look="quiet">
        <Icon name="plus" size={14} />
        {t('annotating.list.newFrame')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('annotating.list.newFrame')}
          onAction={(type) => begin(String(type))}
        >
          {frames.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="menu-item new-frame" textValue={name[language]}>
              <Swatch tagset={session.tagset} kind="frame" id={id} />
              <span>{name[language]}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
