import { z } from 'zod'
import { annotatorIdPattern, reservedAnnotatorId, settingsLimits } from './default-settings.ts'

const between = (limits: { readonly min: number; readonly max: number }) =>
  z.number().min(limits.min).max(limits.max)

/** What an annotator sets once and finds again; kept by main in the app's own data. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'ar', 'en']),
  digits: z.enum(['european', 'arabic-indic']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  page: z.strictObject({
    font: z.enum(['noto-naskh', 'amiri', 'scheherazade']),
    /** CSS pixels. */
    size: between(settingsLimits.size).int(),
    /** Multiple of the size. */
    lineHeight: between(settingsLimits.lineHeight),
    /** Longest line, in characters. */
    measure: between(settingsLimits.measure).int(),
    showInvisibles: z.boolean(),
    /** Offers the labels beside a selection made with the mouse. */
    labelBar: z.boolean(),
    /** Writes each span's label beside it. */
    labelTags: z.boolean(),
    /** Draws the connectors of all frames, not only of the active one. */
    allFrames: z.boolean(),
  }),
  panes: z.strictObject({
    /** CSS pixels. */
    shelfWidth: between(settingsLimits.shelfWidth).int(),
    deskWidth: between(settingsLimits.deskWidth).int(),
    shelfOpen: z.boolean(),
    deskOpen: z.boolean(),
  }),
  /** Null until the first-run page is filled in. */
  annotator: z
    .strictObject({
      /** Slug that names the sidecars. */
      id: z
        .string()
        .regex(annotatorIdPattern)
        .max(settingsLimits.annotatorId)
        .refine((id) => id !== reservedAnnotatorId),
      name: z.string().trim().min(1).max(settingsLimits.annotatorName),
      /** UUID made once, which tells two people of one id apart. */
      key: z.uuid(),
    })
    .nullable(),
})
export type Settings = z.infer<typeof settingsSchema>

/** A change names what changes; the annotator's key is main's to make, so it is not part of one. */
export const settingsChangeSchema = z.strictObject({
  language: settingsSchema.shape.language.optional(),
  digits: settingsSchema.shape.digits.optional(),
  theme: settingsSchema.shape.theme.optional(),
  page: settingsSchema.shape.page.partial().optional(),
  panes: settingsSchema.shape.panes.partial().optional(),
  annotator: settingsSchema.shape.annotator.unwrap().omit({ key: true }).optional(),
})
export type SettingsChange = z.infer<typeof settingsChangeSchema>
