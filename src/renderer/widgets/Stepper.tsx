import { useId } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Icon } from './Icon.tsx'
import './Stepper.css'

interface StepperProps {
  readonly label: string
  /** The value in words. */
  readonly value: string
  readonly lessLabel: string
  readonly moreLabel: string
  readonly atLeast: boolean
  readonly atMost: boolean
  onLess(): void
  onMore(): void
}

/** A value that is set by steps down and up. */
export function Stepper(props: StepperProps) {
  const id = useId()
  return (
    <Group className="stepper" aria-labelledby={id}>
      <span id={id} className="stepper-label">
        {props.label}
      </span>
      <Button
        className="icon-button"
        aria-label={props.lessLabel}
        isDisabled={props.atLeast}
        onPress={props.onLess}
      >
        <Icon name="minus" size={16} />
      </Button>
      <output className="stepper-value" aria-live="polite">
        {props.value}
      </output>
      <Button
        className="icon-button"
        aria-label={props.moreLabel}
        isDisabled={props.atMost}
        onPress={props.onMore}
      >
        <Icon name="plus" size={16} />
      </Button>
    </Group>
  )
}
