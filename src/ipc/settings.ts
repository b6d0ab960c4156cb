import { z } from 'zod'

/** What an annotator sets once and finds again; kept by main in the app's own data. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'ar', 'en']),
  digits: z.enum(['european', 'arabic-indic']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  page: z.strictObject({
    font: z.enum(['noto-naskh', 'amiri', 'scheherazade']),
    /** CSS pixels. */
    size: z.number().int().min(14).max(40),
    /** Multiple of the size. */
    lineHeight: z.number().min(1.4).max(3),
    /** Longest line, in characters. */
    measure: z.number().int().min(40).max(100),
    showInvisibles: z.boolean(),
  }),
  panes: z.strictObject({
    /** CSS pixels. */
    shelfWidth: z.number().int().min(180).max(640),
    deskWidth: z.number().int().min(240).max(720),
    shelfOpen: z.boolean(),
    deskOpen: z.boolean(),
  }),
  /** Null until the first-run page is filled in. */
  annotator: z
    .strictObject({
      /** Slug that names the sidecars. */
      id: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .max(32)
        .refine((id) => id !== 'gold'),
      name: z.string().trim().min(1).max(100),
      /** UUID made once, which tells two people of one id apart. */
      key: z.uuid(),
    })
    .nullable(),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  language: 'system',
  digits: 'european',
  theme: 'system',
  page: { font: 'noto-naskh', size: 20, lineHeight: 2, measure: 68, showInvisibles: false },
  panes: { shelfWidth: 280, deskWidth: 340, shelfOpen: true, deskOpen: true },
  annotator: null,
}

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
