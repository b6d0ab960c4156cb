import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useInspectorCall } from '#renderer/annotating/inspector-focus.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import './Inspector.css'

interface InspectorFrameProps {
  readonly label: string
  /** It stays in the document, since to fill it again is quicker than to make it. */
  readonly isHidden?: boolean
  readonly children: ReactNode
}

const controls =
  'textarea:not([readonly]), button:not(:disabled):not([tabindex="-1"]), [role="radio"][tabindex="0"]'

/** What holds an inspector: it takes the focus when it is called, and Escape gives it back. */
export function InspectorFrame({ label, isHidden = false, children }: InspectorFrameProps) {
  const section = useRef<HTMLElement>(null)
  const isWanted = useInspectorCall((state) => state.isWanted)
  useEffect(() => {
    if (!isWanted || section.current === null) return
    useInspectorCall.setState({ isWanted: false })
    const within = section.current.querySelector('[data-inspector-entrance]') ?? section.current
    const first =
      within.querySelector<HTMLElement>(controls) ??
      section.current.querySelector<HTMLElement>(controls)
    first?.focus()
  }, [isWanted])

  const onKeyDown = (event: KeyboardEvent): void => {
    // A drawer is closed by the window's own step back, which gives the page the focus too.
    if (event.key !== 'Escape' || event.defaultPrevented || useWindow.getState().drawer !== null)
      return
    event.preventDefault()
    useWindow.getState().page?.focus()
  }

  return (
    <section
      ref={section}
      className="inspector"
      aria-label={label}
      hidden={isHidden}
      onKeyDown={onKeyDown}
    >
      {children}
    </section>
  )
}
