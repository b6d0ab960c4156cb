import type { CommandId } from '#ipc/commands.ts'
import type { NoticeAction } from './describe-notice.ts'

/** The command that does what a notice offers. */
export const noticeCommands = {
  'choose-encoding': 'change-encoding',
  'whole-page': 'whole-page',
  'show-invisibles': 'show-invisibles',
} as const satisfies Record<NoticeAction, CommandId>
