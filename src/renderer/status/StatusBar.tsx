import { lazy, Suspense, useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { CodePoint } from '#core/text/offsets.ts'
import type { OpenedArticle } from '#ipc/contract.ts'
import { useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { useCorrecting } from '#renderer/correcting/correcting-state.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { usePosition } from '#renderer/shell/position-store.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { codePointAt } from './code-point-position.ts'
import { DirectionMenu } from './DirectionMenu.tsx'
import { EncodingMenu } from './EncodingMenu.tsx'
import { countInPauses, type ShownCounts } from './shown-counts.ts'
import './StatusBar.css'

const SavingStatus = lazy(() => import('#renderer/annotating/sidecars/SavingStatus.tsx'))
const TagsetStatus = lazy(() => import('#renderer/annotating/sidecars/TagsetStatus.tsx'))

/** The thin line at the window's foot: who annotates, how the text was read, where one is in it. */
export function StatusBar() {
  const article = useWorkspace(({ article }) => (article.kind === 'open' ? article.article : null))
  const isAnnotating = useAnnotating(({ now }) => now.kind !== 'none')
  const isCorrecting = useCorrecting(({ session }) => session !== null)
  return (
    <footer className="status" data-pane="status">
      {isAnnotating && (
        <Suspense>
          <SavingStatus />
        </Suspense>
      )}
      <Annotator />
      {isAnnotating && (
        <Suspense>
          <TagsetStatus />
        </Suspense>
      )}
      {article !== null && (
        <>
          <span className="status-gap" />
          {isCorrecting ? (
            <CorrectedPosition />
          ) : (
            <>
              <Position article={article} />
              <Counts article={article} />
            </>
          )}
          <EncodingMenu article={article} />
          <DirectionMenu />
        </>
      )}
    </footer>
  )
}

function Annotator() {
  const { t } = useTranslation()
  const annotator = useSettings((state) => state.settings.annotator)
  return (
    <Button
      className="status-item status-button status-name"
      aria-label={
        annotator === null
          ? t('status.noAnnotator')
          : t('status.annotator', { name: annotator.name })
      }
      onPress={() => showOverlay('annotator')}
    >
      <Icon name="person" size={15} />
      <bdi>{annotator === null ? t('status.noAnnotator') : annotator.name}</bdi>
    </Button>
  )
}

function Position({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const position = usePosition((state) => state.position)
  if (position === null) return null
  const { document } = article
  const { selection } = position
  const selected =
    selection === null
      ? 0
      : codePointAt(document, selection.end) - codePointAt(document, selection.start)
  return (
    <Place
      of={t('status.block', { block: position.block + 1 })}
      character={codePointAt(document, position.focus)}
      selected={selected}
    />
  )
}

/** While the text is corrected its words are not counted: the counts are of the text in the file. */
function CorrectedPosition() {
  const { t } = useTranslation()
  const place = usePosition((state) => state.corrected)
  if (place === null) return null
  const { line, character, selected } = place
  return (
    <Place of={t('status.line', { line: line + 1 })} character={character} selected={selected} />
  )
}

interface PlaceProps {
  /** The paragraph or line. */
  readonly of: string
  readonly character: CodePoint
  readonly selected: number
}

function Place({ of, character, selected }: PlaceProps) {
  const { t } = useTranslation()
  return (
    <>
      {selected > 0 && (
        <span className="status-item status-selected">
          {t('status.selected', { count: selected })}
        </span>
      )}
      <span className="status-item status-position">
        {of}
        {' · '}
        {t('status.codePoint', { at: character + 1 })}
      </span>
    </>
  )
}

function Counts({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const wholePage = useWorkspace((state) => state.wholePage)
  const isPainted = useWorkspace((state) => state.painted === article)
  const [counts, setCounts] = useState<ShownCounts | null>(null)
  useEffect(() => {
    setCounts(null)
    return isPainted ? countInPauses(article.document, wholePage, setCounts) : undefined
  }, [article, wholePage, isPainted])
  if (counts === null) return <span className="status-item">{t('status.counting')}</span>
  return (
    <>
      <span className="status-item status-words">{t('status.words', { count: counts.words })}</span>
      <span className="status-item status-characters">
        {t('status.characters', { count: counts.characters })}
      </span>
    </>
  )
}
