/** The annotator's settings: read once, changed by part, kept in the app's own data. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { defaultSettings } from '#ipc/default-settings.ts'
import { type Settings, type SettingsChange, settingsSchema } from '#ipc/settings.ts'
import type { Recovered, StateFile } from './files/state-file.ts'

export class SettingsStore {
  readonly #file: StateFile<Settings>
  #current: Settings

  constructor(file: StateFile<Settings>) {
    this.#file = file
    this.#current = file.read(recoverSettings)
  }

  get current(): Settings {
    return this.#current
  }

  /** Takes effect at once; `saved` tells when it has been written too. */
  change(change: SettingsChange): Settings {
    this.#current = applyChange(this.#current, change, randomUUID)
    void this.#file.save(this.#current)
    return this.#current
  }

  saved(): Promise<void> {
    return this.#file.saved()
  }
}

/** The settings with what `change` names replaced. A new annotator id is a new person: a new key. */
export function applyChange(
  settings: Settings,
  change: SettingsChange,
  newKey: () => string,
): Settings {
  const { page, panes, annotator, ...plain } = change
  return settingsSchema.parse({
    ...settings,
    ...defined(plain),
    page: { ...settings.page, ...defined(page ?? {}) },
    panes: { ...settings.panes, ...defined(panes ?? {}) },
    annotator:
      annotator === undefined
        ? settings.annotator
        : {
            ...annotator,
            key: settings.annotator?.id === annotator.id ? settings.annotator.key : newKey(),
          },
  })
}

/** Without the keys that are there but undefined, which would erase what they meet. */
function defined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/**
 * Settings from whatever the file held: each value that is valid is kept, each that is missing takes
 * its default (an older version wrote the file), and one that is wrong makes the whole damaged.
 */
export function recoverSettings(parsed: unknown): Recovered<Settings> {
  const found = fieldsOf(parsed)
  const { page: foundPage = {}, panes: foundPanes = {}, ...foundRest } = found ?? {}
  const page = recoverFields(settingsSchema.shape.page, defaultSettings.page, foundPage)
  const panes = recoverFields(settingsSchema.shape.panes, defaultSettings.panes, foundPanes)
  const rest = recoverFields(settingsSchema, defaultSettings, foundRest)
  return {
    value: { ...rest.value, page: page.value, panes: panes.value },
    whole: found !== null && rest.whole && page.whole && panes.whole,
  }
}

function recoverFields<T extends object>(
  schema: z.ZodType<T> & { readonly shape: Readonly<Record<string, z.ZodType>> },
  defaults: T,
  parsed: unknown,
): Recovered<T> {
  const found = fieldsOf(parsed)
  const fields = new Map<string, unknown>(Object.entries(defaults))
  let whole = found !== null
  for (const [name, field] of Object.entries(schema.shape)) {
    if (found === null || !Object.hasOwn(found, name)) continue
    const checked = field.safeParse(found[name])
    if (checked.success) fields.set(name, checked.data)
    else whole = false
  }
  return { value: schema.parse(Object.fromEntries(fields)), whole }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}
