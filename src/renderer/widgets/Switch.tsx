import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import './Switch.css'

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  onChange(isOn: boolean): void
}

export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <AriaSwitch className="switch" isSelected={isOn} onChange={onChange}>
      <span className="switch-track" />
      {label}
    </AriaSwitch>
  )
}
