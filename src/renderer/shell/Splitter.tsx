import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import './Splitter.css'

interface SplitterProps {
  readonly label: string
  /** Id of the pane whose width it sets. */
  readonly controls: string
  /** The side of the page that the pane is on. */
  readonly side: 'start' | 'end'
  /** CSS pixels. */
  readonly width: number
  readonly limits: { readonly min: number; readonly max: number }
  readonly usual: number
  /** The most of the window's width that the pane may take; the sheet holds it to the same. */
  readonly share: number
  /** Shows a width while the hand is still on it. */
  onMove(width: number): void
  /** Keeps it. */
  onDone(width: number): void
}

const keyStep = 16

/** The line between a pane and the page: by mouse, by arrow keys, Home and End; a double click resets. */
export function Splitter(props: SplitterProps) {
  const { label, controls, side, limits, usual, share, onMove, onDone } = props
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const most = Math.min(limits.max, Math.floor(window.innerWidth * share))
  const width = Math.min(props.width, most)
  const within = (wanted: number): number =>
    Math.round(Math.min(most, Math.max(limits.min, wanted)))

  /** How much wider the pane grows for each pixel to the right. */
  const growth = (): 1 | -1 => {
    const isLtr = document.documentElement.dir === 'ltr'
    return isLtr === (side === 'start') ? 1 : -1
  }
  const widthAt = (event: PointerEvent): number =>
    grip.current === null
      ? width
      : within(grip.current.width + growth() * (event.clientX - grip.current.x))

  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: width + growth() * keyStep,
      ArrowLeft: width - growth() * keyStep,
      Home: limits.min,
      End: most,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    onDone(within(target))
  }

  return (
    <hr
      className="splitter"
      data-side={side}
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={width}
      aria-valuemin={limits.min}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onDone(usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        grip.current = { x: event.clientX, width }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (grip.current !== null) onMove(widthAt(event))
      }}
      onPointerUp={(event) => {
        if (grip.current === null) return
        const reached = widthAt(event)
        grip.current = null
        if (reached !== width) onDone(reached)
      }}
      onPointerCancel={() => {
        grip.current = null
        onMove(width)
      }}
    />
  )
}
