import { memo } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { Icon } from './Icon.tsx'
import './Field.css'

interface SearchFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly clearLabel: string
  readonly value: string
  onChange(value: string): void
  readonly inputId?: string
  readonly autoFocus?: boolean
}

/** A field to search with; Escape empties it first, and only then steps back. */
export const SearchField = memo(function SearchField(props: SearchFieldProps) {
  const { label, placeholder, clearLabel, value, onChange, inputId, autoFocus = false } = props
  return (
    <AriaSearchField
      className="search-field"
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
    >
      <Icon name="search" size={16} />
      <Input
        className="search-input"
        placeholder={placeholder}
        dir="auto"
        {...(inputId === undefined ? {} : { id: inputId })}
      />
      {value !== '' && (
        <Button className="search-clear" aria-label={clearLabel}>
          <Icon name="close" size={14} />
        </Button>
      )}
    </AriaSearchField>
  )
})
