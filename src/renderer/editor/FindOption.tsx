import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

interface FindOptionProps {
  readonly name: string
  /** What it shows, being short. */
  readonly sign: string
  readonly chosen: boolean
  onChange(chosen: boolean): void
}

/** A way of searching that is on or off. */
export function FindOption({ name, sign, chosen, onChange }: FindOptionProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <ToggleButton
        className="find-option"
        aria-label={name}
        isSelected={chosen}
        onChange={onChange}
      >
        <span className="find-sign" data-sign={sign} aria-hidden="true" />
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {name}
      </Tooltip>
    </TooltipTrigger>
  )
}
