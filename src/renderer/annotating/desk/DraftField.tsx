import { useId } from 'react'
import type { Command } from '#core/annotation/commands/command.ts'
import { useDraft } from './use-draft.ts'

interface DraftFieldProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly value: string
  /** What puts the text into the annotations. */
  command(text: string): Command
  readonly placeholder?: string
  readonly isDisabled: boolean
  readonly describedBy?: string | undefined
}

/** A field for a note or another free text, as high as what is in it. Keyed by what it is of. */
export function DraftField(props: DraftFieldProps) {
  const {
    label,
    isLabelHidden = false,
    value,
    command,
    placeholder,
    isDisabled,
    describedBy,
  } = props
  const id = useId()
  const { text, onChange, onBlur } = useDraft(value, command)
  return (
    <div className="draft-field">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : 'attribute-name'}>
        {label}
      </label>
      <textarea
        id={id}
        className="draft-input"
        dir="auto"
        rows={1}
        spellCheck={false}
        value={text}
        placeholder={placeholder}
        readOnly={isDisabled}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
    </div>
  )
}
