import { type ReactNode, useRef, useState } from 'react'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from './Icon.tsx'
import './Menu.css'
import './Select.css'

export interface Option {
  readonly id: string
  readonly name: string
  /** Its name where it stands without the heading of its group. */
  readonly fullName?: string
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

/**
 * A choice of one among many, in a list that opens. Closed, it is a button and nothing more: many of
 * them come and go with what is selected, and their lists are rarely asked for.
 */
export function Select(props: SelectProps) {
  const { label, isLabelHidden = false, value, groups, placeholder } = props
  const { isDisabled = false, look = 'field', describedBy } = props
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const chosen = groups.flatMap(({ options }) => options).find(({ id }) => id === value)
  const shown = chosen?.fullName ?? chosen?.name ?? placeholder
  const close = (): void => setOpen(false)
  return (
    <div className="select">
      {!isLabelHidden && (
        <span className="select-label" aria-hidden="true">
          {label}
        </span>
      )}
      <button
        ref={button}
        type="button"
        className={`select-button select-button-${look}`}
        aria-label={`${label} ${shown}`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-describedby={describedBy}
        disabled={isDisabled}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <span className="select-value" data-placeholder={chosen === undefined || undefined}>
          <span className="select-name">
            {chosen?.sign}
            <span className="select-shown">{shown}</span>
          </span>
        </span>
        <Icon name="down" size={14} />
      </button>
      {isOpen && (
        <Popover
          className="popover select-popover"
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
          placement="bottom start"
        >
          <Options {...props} onClose={close} />
        </Popover>
      )}
    </div>
  )
}

function Options({ label, value, groups, onChange, onClose }: SelectProps & { onClose(): void }) {
  return (
    <ListBox
      className="menu"
      aria-label={label}
      autoFocus
      selectionMode="single"
      disallowEmptySelection={value !== null}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChange(String(key))
        onClose()
      }}
    >
      {groups.map(({ name, options }) => (
        <ListBoxSection key={name ?? ''} id={name ?? '-'}>
          {name !== null && <Header className="menu-heading">{name}</Header>}
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.name}
              className="select-item"
              // What is chosen already may be chosen again.
              {...(option.id === value && { onPress: onClose })}
            >
              {({ isSelected }) => (
                <>
                  <span className="select-name">
                    {option.sign}
                    <span>{option.name}</span>
                  </span>
                  {option.help !== undefined && <span className="select-help">{option.help}</span>}
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
  )
}
