import { z } from 'zod'
import { encodingIds } from '#core/text/encoding.ts'
import { commandIds } from './commands.ts'
import type { requestNames } from './contract.ts'
import { settingsChangeSchema } from './settings.ts'

const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
/** A path inside a folder; main resolves it and refuses what leads outside. */
const fileInFolder = z.string().min(1).max(4096)
const nothing = z.undefined()

/** The argument of each request, checked by main before anything is done with it. */
export const requestSchemas = {
  appInfo: nothing,
  windowReady: nothing,
  changeSettings: settingsChangeSchema,
  chooseArticle: nothing,
  chooseFolder: nothing,
  openSample: nothing,
  listRecent: nothing,
  openRecent: z.strictObject({ id: token }),
  clearRecent: nothing,
  loadArticle: z.strictObject({ token, encoding: z.enum(encodingIds).optional() }),
  cancelLoad: z.strictObject({ token }),
  listFolder: z.strictObject({ token }),
  cancelListing: z.strictObject({ token }),
  openInFolder: z.strictObject({ token, file: fileInFolder }),
  firstLines: z.strictObject({ token, files: z.array(fileInFolder).max(500) }),
  showMenu: z.strictObject({ enabled: z.array(z.enum(commandIds)).max(500) }),
} as const satisfies Record<(typeof requestNames)[number], z.ZodType>

/** Paths that the preload hands over after a drop. */
export const dropSchema = z.array(z.string().min(1).max(32_768)).min(1).max(100)
