import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Icon } from './Icon.tsx'
import './Menu.css'
import './Select.css'

export interface Option {
  readonly id: string
  readonly name: string
  /** A line beneath the name. */
  readonly help?: string | undefined
  /** Stands before the name. */
  readonly sign?: ReactNode
}

interface OptionGroup {
  /** Null: these options stand without a heading. */
  readonly name: string | null
  readonly options: readonly Option[]
}

interface SelectProps {
  readonly label: string
  /** The label is for the ear alone: what it is of is plain to see. */
  readonly isLabelHidden?: boolean
  /** Null where nothing is chosen. */
  readonly value: string | null
  readonly groups: readonly OptionGroup[]
  readonly placeholder: string
  onChange(value: string): void
  readonly isDisabled?: boolean
  /** `field` has a border; `quiet` is for a choice that stands in a line. */
  readonly look?: 'field' | 'quiet'
  readonly describedBy?: string | undefined
}

/** A choice of one among many, in a list that opens. */
export function Select(props: SelectProps) {
  const { label, isLabelHidden = false, value, groups, placeholder, onChange } = props
  const { isDisabled = false, look = 'field', describedBy } = props
  return (
    <AriaSelect
      className="select"
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {!isLabelHidden && <Label className="select-label">{label}</Label>}
      <Button className={`select-button select-button-${look}`}>
        <SelectValue className="select-value" />
        <Icon name="down" size={14} />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="menu">
          {groups.map(({ name, options }) => (
            <ListBoxSection key={name ?? ''} id={name ?? '-'}>
              {name !== null && <Header className="menu-heading">{name}</Header>}
              {options.map((option) => (
                <ListBoxItem
                  key={option.id}
                  id={option.id}
                  textValue={option.name}
                  className="select-item"
                >
                  {({ isSelected }) => (
                    <>
                      <span className="select-name">
                        {option.sign}
                        <span>{option.name}</span>
                      </span>
                      {option.help !== undefined && (
                        <span className="select-help">{option.help}</span>
                      )}
                      {isSelected && (
                        <span className="select-check">
                          <Icon name="check" size={16} />
                        </span>
                      )}
                    </>
                  )}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
