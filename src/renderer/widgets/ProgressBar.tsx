import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import './ProgressBar.css'

interface ProgressBarProps {
  readonly label: string
  /** How far, in words; shown beside the label. */
  readonly words: string
  readonly done: number
  /** 0: not known yet. */
  readonly total: number
}

/** How far long work is. */
export function ProgressBar({ label, words, done, total }: ProgressBarProps) {
  const isKnown = total > 0
  return (
    <AriaProgressBar
      className="progress-bar"
      aria-label={label}
      isIndeterminate={!isKnown}
      maxValue={isKnown ? total : 1}
      value={done}
      valueLabel={words}
    >
      {({ percentage }) => (
        <>
          <span className="progress-words">
            <span>{label}</span>
            {isKnown && <span>{words}</span>}
          </span>
          <span className="progress-track">
            <span
              // Another one once it is known: it does not run back from what was no measure.
              key={String(isKnown)}
              className="progress-fill"
              data-unknown={!isKnown}
              style={{ inlineSize: `${percentage ?? 30}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  )
}
