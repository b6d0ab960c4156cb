import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { commands } from '#ipc/commands.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { openInspector } from '#renderer/annotating/inspector-focus.ts'
import { usePicked } from '#renderer/annotating/selection-state.ts'
import type { DeskTabId } from '#renderer/desk/shown-tab.ts'
import { KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import { itemWords } from './item-words.ts'
import { Swatch } from './Swatch.tsx'
import { shortened } from './sentence-text.ts'
import { useNaming, useSession } from './use-session.ts'
import './PickedLine.css'

/** Most characters of what is selected; the line has room for fewer. */
const longest = 80

/** What is selected, in one line over a tab that does not show it; pressed, it goes to its details. */
export default function PickedLine({ tab }: { readonly tab: DeskTabId }) {
  const session = useSession()
  const picked = usePicked((state) => state.picked)
  if (session === null || picked === null) return null
  if (tab === (picked.kind === 'span' ? 'spans' : 'frames')) return null
  return <ItemLine session={session} id={picked.id} />
}

interface ItemLineProps {
  readonly session: OpenSession
  readonly id: string
}

function ItemLine({ session, id }: ItemLineProps) {
  const { t } = useTranslation()
  const { kind, type, words, direction } = itemWords(useNaming(session), session, id)
  const { shortcut } = commands['open-inspector']
  if (type === null) return null
  return (
    <Button className="picked-line" onPress={openInspector}>
      <span className="visually-hidden">{t(`annotating.inspector.${kind}`)}</span>
      <Swatch tagset={session.tagset} kind={kind} id={type} />
      <span className="picked-words" dir={direction}>
        {kind === 'span' ? shortened(words, longest) : words}
      </span>
      {shortcut !== undefined && <KeyLabel shortcut={shortcut} />}
    </Button>
  )
}
