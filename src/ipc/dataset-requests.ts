import { z } from 'zod'
import { statuses } from '#core/annotation/records.ts'
import { languageTags } from '#core/formats/language-tags.ts'
import { exportFormatIds } from './dataset-formats.ts'
import type { datasetRequestNames } from './datasets.ts'
import { importRequestSchemas } from './import-requests.ts'

const job = z.uuid()
const token = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/)
/** A label, an attribute, an annotator: names that tagsets and sidecars have. */
const name = z.string().min(1).max(200)
const share = z.number().min(0).max(1_000_000)

const datasetName = z.string().min(1).max(200)
const annotators = z.union([z.literal('all'), z.array(name).min(1).max(10_000)])

export const exportChoicesSchema = z.strictObject({
  format: z.enum(exportFormatIds),
  annotators,
  status: z.enum(statuses).nullable(),
  labels: z.array(name).max(10_000).nullable(),
  layer: name.nullable(),
  split: z
    .strictObject({
      shares: z
        .strictObject({ train: share, validation: share, test: share })
        .refine(({ train, validation, test }) => train + validation + test > 0),
      seed: z.string().max(200),
      groupBy: z.union([
        z.enum(['article', 'folder', 'site', 'author']),
        z.strictObject({ attribute: name }),
      ]),
      stratified: z.boolean(),
    })
    .nullable(),
  pseudonyms: z.boolean(),
  licence: z.string().min(1).max(1000).nullable(),
  languages: z
    .array(z.string().refine((tag) => languageTags(tag)?.[0] === tag))
    .min(1)
    .max(50)
    .default(['ar']),
})

/** The argument of each request about data sets. */
export const datasetRequestSchemas = {
  ...importRequestSchemas,
  surveyFolder: z.strictObject({ job, folder: token }),
  chooseDestination: z.undefined(),
  lastExport: z.undefined(),
  previewExport: z.strictObject({
    job,
    folder: token,
    choices: exportChoicesSchema,
    name: z.string().max(200),
  }),
  checkExport: z.strictObject({ job, folder: token, choices: exportChoicesSchema }),
  exportDataset: z.strictObject({
    job,
    folder: token,
    choices: exportChoicesSchema,
    destination: token,
    name: datasetName,
    force: z.boolean(),
  }),
  showDataset: z.strictObject({ destination: token, name: datasetName }),
  countFolder: z.strictObject({ job, folder: token, annotators }),
  saveTable: z.strictObject({
    name: z.string().max(200),
    rows: z.array(z.array(z.union([z.string(), z.number()])).max(100)).max(200_000),
  }),
  cancelDatasetJob: z.strictObject({ job }),
} as const satisfies Record<(typeof datasetRequestNames)[number], z.ZodType>
