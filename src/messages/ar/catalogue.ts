import { anchoring } from './anchoring.ts'
import { annotating } from './annotating.ts'
import { annotation } from './annotation.ts'
import { appearance } from './appearance.ts'
import { command, menuGroup } from './commands.ts'
import { correcting } from './correcting.ts'
import { datasets } from './datasets.ts'
import { desk } from './desk.ts'
import { exporting } from './exporting.ts'
import { failures } from './failures.ts'
import { faults } from './faults.ts'
import { firstRun } from './first-run.ts'
import { importing } from './importing.ts'
import { menu } from './menu.ts'
import { notices } from './notices.ts'
import { page } from './page.ts'
import { palette, shortcutList } from './palette.ts'
import { shelf } from './shelf.ts'
import { shell } from './shell.ts'
import { sidecars } from './sidecars.ts'
import { statistics } from './statistics.ts'
import { status } from './status.ts'
import { tagging } from './tagging.ts'
import { tagset } from './tagset.ts'

/** Every message in Arabic, by area. An area is a file of its own. */
export const ar = {
  anchoring,
  annotation,
  annotating,
  appearance,
  command,
  correcting,
  datasets,
  desk,
  exporting,
  failures,
  faults,
  firstRun,
  importing,
  menu,
  menuGroup,
  notices,
  page,
  palette,
  shelf,
  shell,
  shortcutList,
  sidecars,
  statistics,
  status,
  tagging,
  tagset,
} as const
