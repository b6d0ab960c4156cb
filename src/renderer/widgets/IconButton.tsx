import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { type CommandId, commands } from '#ipc/commands.ts'
import { KeyLabel } from './KeyLabel.tsx'
import './Button.css'

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** Its accessible name, which the tooltip shows too. */
  readonly label: string
  /** The command that does the same, whose key the tooltip shows. */
  readonly command?: CommandId
  readonly children: ReactNode
}

/** A button that shows only a sign; its tooltip gives its name and key. */
export function IconButton({ label, command, children, ...props }: IconButtonProps) {
  const shortcut = command === undefined ? undefined : commands[command].shortcut
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Button {...props} aria-label={label} className="icon-button">
        {children}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut !== undefined && <KeyLabel shortcut={shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
