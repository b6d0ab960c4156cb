import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { Frame } from '#core/annotation/model.ts'
import { spanPieces } from '#core/annotation/sentence.ts'
import { commands } from '#ipc/commands.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { openInspector } from '#renderer/annotating/inspector-focus.ts'
import { type Picked, usePicked } from '#renderer/annotating/selection-state.ts'
import { wordsDirection } from '#renderer/annotating/words-direction.ts'
import type { DeskTabId } from '#renderer/desk/shown-tab.ts'
import { KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import { Swatch } from './Swatch.tsx'
import { sentenceDirection, sentenceText, shortened } from './sentence-text.ts'
import { useNaming, useSession } from './use-session.ts'
import './PickedLine.css'

/** Most characters of what is selected; the line has room for fewer. */
const longest = 80

/** What is selected, in one line over a tab that does not show it; pressed, it goes to its details. */
export default function PickedLine({ tab }: { readonly tab: DeskTabId }) {
  const picked = usePicked((state) => state.picked)
  if (picked === null || tab === (picked.kind === 'span' ? 'spans' : 'frames')) return null
  return <Line picked={picked} />
}

function Line({ picked }: { readonly picked: Picked }) {
  const { t } = useTranslation()
  const session = useSession()
  if (session === null) return null
  const { spans, frames } = session.session.annotations
  const span = picked.kind === 'span' ? spans.get(picked.id) : undefined
  const frame = picked.kind === 'frame' ? frames.get(picked.id) : undefined
  const { shortcut } = commands['open-inspector']
  if (span === undefined && frame === undefined) return null
  return (
    <Button className="picked-line" onPress={openInspector}>
      <span className="visually-hidden">{t(`annotating.inspector.${picked.kind}`)}</span>
      <Swatch tagset={session.tagset} kind={picked.kind} id={span?.label ?? frame?.type ?? ''} />
      {span !== undefined && (
        <span className="picked-words" dir={wordsDirection(session.article.document, span)}>
          {shortened(spanPieces(span).join(' … '), longest)}
        </span>
      )}
      {frame !== undefined && <FrameWords frame={frame} session={session} />}
      {shortcut !== undefined && <KeyLabel shortcut={shortcut} />}
    </Button>
  )
}

interface FrameWordsProps {
  readonly frame: Frame
  readonly session: OpenSession
}

function FrameWords({ frame, session }: FrameWordsProps) {
  const naming = useNaming(session)
  return (
    <span className="picked-words" dir={sentenceDirection(session, frame)}>
      {sentenceText(naming, session, frame)}
    </span>
  )
}
