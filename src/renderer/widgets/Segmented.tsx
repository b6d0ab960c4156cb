import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import './Segmented.css'

interface Segment<V extends string> {
  readonly value: V
  readonly label: ReactNode
  /** Where the label shows no words. */
  readonly name?: string
}

interface SegmentedProps<V extends string> {
  readonly label: string
  /** Null where none of them is chosen. */
  readonly value: V | null
  readonly segments: readonly Segment<V>[]
  onChange(value: V): void
}

/** A choice of one among a few, all in sight. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { label, value, segments, onChange } = props
  const choose = (chosen: string): void => {
    const segment = segments.find((each) => each.value === chosen)
    if (segment !== undefined) onChange(segment.value)
  }
  return (
    <RadioGroup className="segmented" value={value} onChange={choose} orientation="horizontal">
      <Label className="segmented-label">{label}</Label>
      <div className="segments">
        {segments.map((segment) => (
          <Radio
            key={segment.value}
            value={segment.value}
            className="segment"
            {...(segment.name === undefined ? {} : { 'aria-label': segment.name })}
          >
            {segment.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
