import { appearance } from './appearance.ts'
import { command, menuGroup } from './commands.ts'
import { desk } from './desk.ts'
import { failures } from './failures.ts'
import { firstRun } from './first-run.ts'
import { notices } from './notices.ts'
import { palette, shortcutList } from './palette.ts'
import { shelf } from './shelf.ts'
import { shell } from './shell.ts'
import { status } from './status.ts'

/** Every message in English, by area. An area is a file of its own. */
export const en = {
  appearance,
  command,
  desk,
  failures,
  firstRun,
  menuGroup,
  notices,
  palette,
  shelf,
  shell,
  shortcutList,
  status,
} as const
