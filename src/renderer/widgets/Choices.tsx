import { type FocusEvent, type ReactNode, useId, useState } from 'react'
import { moveAlongRow } from './roving-focus.ts'
import './Segmented.css'
import './Choices.css'

export interface Choice {
  readonly id: string
  readonly label: ReactNode
  /** Where the label shows no words, or not all of them. */
  readonly name?: string
}

interface ChoicesProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  /** Whether several can hold together. Either way what is chosen can be taken back. */
  readonly mode: 'one' | 'several'
  /** `bar` joins them into one control, as for values in order; `chips` lets them stand apart. */
  readonly look: 'bar' | 'chips'
  onChange(chosen: readonly string[]): void
  readonly isDisabled?: boolean
  readonly describedBy?: string | undefined
}

/**
 * A few things to choose from, all in sight; choosing again what is chosen takes it back. The buttons
 * are the browser's own: many of them come and go with what is selected.
 */
export function Choices(props: ChoicesProps) {
  const { label, isLabelHidden = false, choices, chosen, mode, look, onChange } = props
  const { isDisabled = false, describedBy } = props
  const labelId = useId()
  const [reached, setReached] = useState<string | null>(null)
  // One tab stop: where the focus is, or in a row of several was last, else on what is chosen.
  const stops = [reached, ...chosen]
  const stop = stops.find((id) => choices.some((choice) => choice.id === id)) ?? choices[0]?.id
  const choose = (id: string): void => {
    const isChosen = chosen.includes(id)
    if (mode === 'one') onChange(isChosen ? [] : [id])
    else
      onChange(
        choices.flatMap((choice) =>
          (choice.id === id ? !isChosen : chosen.includes(choice.id)) ? choice.id : [],
        ),
      )
  }
  const group = {
    role: mode === 'one' ? 'radiogroup' : 'toolbar',
    'aria-labelledby': labelId,
    'aria-describedby': describedBy,
    'aria-disabled': isDisabled || undefined,
    onKeyDown: moveAlongRow,
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (mode === 'one' && !currentTarget.contains(relatedTarget)) setReached(null)
    },
  }
  return (
    <div className="segmented">
      <span id={labelId} className={isLabelHidden ? 'visually-hidden' : 'segmented-label'}>
        {label}
      </span>
      <div className={look === 'bar' ? 'segments' : 'chips'} {...group}>
        {choices.map(({ id, label: shown, name }) => {
          const isChosen = chosen.includes(id)
          return (
            <button
              key={id}
              type="button"
              className={look === 'bar' ? 'segment' : 'chip'}
              {...(mode === 'one'
                ? { role: 'radio', 'aria-checked': isChosen }
                : { 'aria-pressed': isChosen })}
              aria-label={name}
              data-selected={isChosen || undefined}
              tabIndex={id === stop ? 0 : -1}
              disabled={isDisabled}
              onFocus={() => setReached(id)}
              onClick={() => choose(id)}
            >
              {shown}
            </button>
          )
        })}
      </div>
    </div>
  )
}
