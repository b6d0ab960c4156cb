import { z } from 'zod'
import { encodingIds } from '#core/text/encoding.ts'
import { commandIds } from './commands.ts'
import type { requestNames } from './contract.ts'
import { datasetRequestSchemas } from './dataset-requests.ts'
import { settingsChangeSchema } from './settings.ts'

const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
/** A path inside a folder; main resolves it and refuses what leads outside. */
const fileInFolder = z.string().min(1).max(4096)
const nothing = z.undefined()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** A sidecar of 100,000 annotations has some 60 million characters. */
const byte = z.number().int().min(0)
const textPiece = z.union([
  z.string().max(256 * 1024 * 1024),
  z.strictObject({ from: byte, to: byte }),
])
const sidecarText = z.string().max(256 * 1024 * 1024)
/** Of an entry in one of main's own lists. */
const entryId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** A file in the project's own folder: no path. */
const tagsetFileName = z.string().regex(/^[^/\\:]{1,200}\.json$/)
/** Of a span, frame or comment, as sidecars have it. */
const itemId = z.string().min(1).max(1000)
/** Of an entry in the bin, or of one item in it. */
const binId = z.string().regex(/^[A-Za-z0-9-]{1,64}(?:_.{1,1000})?$/)
/** What a save took out of the annotations. */
export const removedItemSchema = z.strictObject({
  kind: z.enum(['span', 'frame', 'comment']),
  id: itemId,
  label: z.string().nullable(),
  title: z.string().max(10_000),
  content: z.string(),
})
const codePoints = z.number().int().min(0)
const utf16 = z.number().int().min(0)
/** A correction that was not saved, as the window hands it over and the app's own data hold it. */
export const correctionDraftSchema = z.strictObject({
  at: z.number(),
  edits: z.array(z.strictObject({ start: utf16, removed: z.string(), inserted: z.string() })),
})

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
  showMenu: z.strictObject({
    enabled: z.array(z.enum(commandIds)).max(500),
    labels: z.partialRecord(z.enum(commandIds), z.string().max(200)),
  }),
  openAnnotations: z.strictObject({ token, isWhole: z.boolean().optional() }),
  closeAnnotations: z.strictObject({ token }),
  sendAhead: z.strictObject({
    id: z.uuid(),
    of: sha256.optional(),
    pieces: z.array(textPiece).max(1000),
  }),
  saveAnnotations: z.strictObject({
    token,
    base: sha256.nullable(),
    content: sidecarText,
    ahead: z.uuid().optional(),
    removed: z.array(removedItemSchema).max(200_000),
    restored: z
      .array(z.union([binId, itemId]))
      .max(200_000)
      .optional(),
  }),
  replaceSidecar: z.strictObject({ token, base: sha256, content: sidecarText }),
  discardPending: z.strictObject({ token }),
  claimSidecar: z.strictObject({ token }),
  putAwayCopy: z.strictObject({ token, id: entryId }),
  followArticle: z.strictObject({ token, ids: z.array(entryId).max(1000) }),
  listTagsets: z.strictObject({ token }),
  chooseTagset: z.strictObject({
    token,
    tagset: z.strictObject({ id: z.string().min(1).max(64), file: tagsetFileName.nullable() }),
  }),
  saveProject: z.strictObject({
    token,
    change: z.strictObject({
      name: z.string().max(1000).nullable().optional(),
      encoding: z.enum(encodingIds).nullable().optional(),
    }),
  }),
  listBin: z.strictObject({ token }),
  restoreFromBin: z.strictObject({ token, id: binId }),
  findDraft: z.strictObject({ sha256 }),
  keepDraft: z.strictObject({ sha256, draft: correctionDraftSchema.nullable() }),
  articleSource: z.strictObject({ token, encoding: z.enum(encodingIds) }),
  saveCorrection: z.strictObject({
    token,
    text: z.string(),
    encoding: z.enum(encodingIds),
    expectedSha256: sha256,
    replacements: z.array(
      z.strictObject({ start: codePoints, removed: codePoints, inserted: codePoints }),
    ),
    sidecar: z.strictObject({ base: sha256.nullable(), content: sidecarText }).nullable(),
  }),
  listRecovered: nothing,
  applyRecovered: z.strictObject({ id: entryId }),
  discardRecovered: z.strictObject({ id: entryId }),
  openRecovered: z.strictObject({ id: entryId }),
  flushed: nothing,
  ...datasetRequestSchemas,
} as const satisfies Record<(typeof requestNames)[number], z.ZodType>

/** Paths that the preload hands over after a drop. */
export const dropSchema = z.array(z.string().min(1).max(32_768)).min(1).max(100)
