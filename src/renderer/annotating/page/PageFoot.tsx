import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFocusWithin } from 'react-aria/useFocusWithin'
import { useHover } from 'react-aria/useHover'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { commands } from '#ipc/commands.ts'
import { runCommand } from '#renderer/commands/registry.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import type { OpenSession } from '../annotating-state.ts'
import { usePicked } from '../selection-state.ts'
import { FrameStrip } from './FrameStrip.tsx'
import { type Toast, useTagging } from './tagging-state.ts'
import { toasts } from './toasts.ts'
import './PageFoot.css'

interface PageFootProps {
  readonly view: ArticleView
  readonly now: OpenSession
}

/** Pixels between the caret and the foot, and under the foot. */
const footGap = 24

/** At the foot of the page: what was just done or refused, and the frame that is being built. */
export function PageFoot({ view, now }: PageFootProps) {
  const toast = useTagging((state) => state.toast)
  const frame = usePicked((state) => state.frame)
  const foot = useRef<HTMLDivElement>(null)
  // What was just marked is not to lie under what is said of it; to measure nothing would lay out the page.
  useLayoutEffect(() => {
    if (toast === null && frame === null) return
    const height = foot.current?.offsetHeight ?? 0
    if (height > 0) view.keepClear(height + footGap)
  }, [view, toast, frame])
  const page = view.page.root.closest('.article-page')
  if (page === null) return null
  return createPortal(
    <div ref={foot} className="page-foot">
      {toast !== null && <PageToast view={view} toast={toast} />}
      <FrameStrip view={view} now={now} />
    </div>,
    page,
  )
}

function PageToast({ view, toast }: { readonly view: ArticleView; readonly toast: Toast }) {
  const { t } = useTranslation()
  const { shortcut } = commands.undo
  const [isHovered, setHovered] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const { hoverProps } = useHover({ onHoverChange: setHovered })
  const { focusWithinProps } = useFocusWithin({ onFocusWithinChange: setFocused })
  const isHeld = isHovered || isFocused
  useEffect(() => {
    if (!isHeld) return
    toasts.hold()
    return () => toasts.release()
  }, [isHeld])
  return (
    <div className="page-toast" data-urgent={toast.urgent} {...hoverProps} {...focusWithinProps}>
      <p aria-hidden="true">{toast.text}</p>
      {toast.undo && (
        <Button
          look="quiet"
          onPress={() => {
            view.focus()
            runCommand('undo')
          }}
        >
          {t('command.undo')}
          {shortcut !== undefined && <KeyLabel shortcut={shortcut} />}
        </Button>
      )}
    </div>
  )
}
