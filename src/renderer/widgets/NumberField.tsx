import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { useLocale } from '#renderer/language.ts'
import './Field.css'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly max: number
  onChange(value: number): void
}

/** A number from zero, typed in whichever digits. */
export function NumberField({ label, value, max, onChange }: NumberFieldProps) {
  const { typingTag } = useLocale()
  return (
    <I18nProvider locale={typingTag}>
      <AriaNumberField
        className="text-field"
        value={value}
        minValue={0}
        maxValue={max}
        onChange={(typed) => onChange(Number.isNaN(typed) ? 0 : typed)}
      >
        <Label className="text-label">{label}</Label>
        <Input className="text-input" />
      </AriaNumberField>
    </I18nProvider>
  )
}
