import { Icon } from './Icon.tsx'
import './DropSign.css'

interface DropSignProps {
  readonly title: string
  readonly hint: string
}

/** Lies over the whole window while files hang over it, and says what becomes of them. */
export function DropSign({ title, hint }: DropSignProps) {
  return (
    <div className="drop-veil">
      <div className="drop-frame">
        <Icon name="drop" size={40} />
        <p className="drop-title">{title}</p>
        <p>{hint}</p>
      </div>
    </div>
  )
}
