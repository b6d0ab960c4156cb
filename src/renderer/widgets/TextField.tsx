import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './Field.css'

interface TextFieldProps {
  readonly label: string
  /** What to write, where the label does not say it all. */
  readonly hint?: string
  /** What is wrong with the value, or null. */
  readonly problem: string | null
  readonly value: string
  onChange(value: string): void
  onBlur?(): void
  readonly dir?: 'auto' | 'ltr'
  readonly autoFocus?: boolean
  readonly isRequired?: boolean
}

export function TextField(props: TextFieldProps) {
  const { label, hint, problem, value, onChange, onBlur, dir = 'auto' } = props
  const { autoFocus = false, isRequired = true } = props
  return (
    <AriaTextField
      className="text-field"
      value={value}
      onChange={onChange}
      {...(onBlur === undefined ? {} : { onBlur })}
      isInvalid={problem !== null}
      validationBehavior="aria"
      autoFocus={autoFocus}
      isRequired={isRequired}
    >
      <Label className="text-label">{label}</Label>
      <Input className="text-input" dir={dir} autoComplete="off" spellCheck={false} />
      <FieldError className="text-problem">{problem}</FieldError>
      {hint !== undefined && (
        <Text slot="description" className="text-hint">
          {hint}
        </Text>
      )}
    </AriaTextField>
  )
}
