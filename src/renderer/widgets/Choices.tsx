import { type ReactNode, useId } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
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

/** A few things to choose from, all in sight; choosing again what is chosen takes it back. */
export function Choices(props: ChoicesProps) {
  const { label, isLabelHidden = false, choices, chosen, mode, look, onChange } = props
  const { isDisabled = false, describedBy } = props
  const labelId = useId()
  return (
    <div className="segmented">
      <span id={labelId} className={isLabelHidden ? 'visually-hidden' : 'segmented-label'}>
        {label}
      </span>
      <ToggleButtonGroup
        className={look === 'bar' ? 'segments' : 'chips'}
        aria-labelledby={labelId}
        {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        selectionMode={mode === 'one' ? 'single' : 'multiple'}
        selectedKeys={chosen}
        isDisabled={isDisabled}
        onSelectionChange={(keys) => {
          onChange(choices.flatMap(({ id }) => (keys.has(id) ? id : [])))
        }}
      >
        {choices.map(({ id, label: shown, name }) => (
          <ToggleButton
            key={id}
            id={id}
            className={look === 'bar' ? 'segment' : 'chip'}
            {...(name === undefined ? {} : { 'aria-label': name })}
          >
            {shown}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
