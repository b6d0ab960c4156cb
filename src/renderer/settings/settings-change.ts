import type { Settings, SettingsChange } from '#ipc/settings.ts'

/**
 * The settings as they will be once main has kept the change, to show at once. The annotator is
 * left as it is: its key is main's to make.
 */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  return {
    language: change.language ?? settings.language,
    digits: change.digits ?? settings.digits,
    theme: change.theme ?? settings.theme,
    page: { ...settings.page, ...defined(change.page) },
    panes: { ...settings.panes, ...defined(change.panes) },
    annotator: settings.annotator,
  }
}

/** A part of the settings without the fields that name no value. */
function defined<T extends object>(
  part: T | undefined,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  if (part === undefined) return kept
  for (const key of Object.keys(part) as (keyof T)[]) {
    const value = part[key]
    if (value !== undefined) kept[key] = value as Exclude<T[typeof key], undefined>
  }
  return kept
}

/** `value` moved by `step` and held within the limits, on the grid of the step. */
export function stepped(
  value: number,
  step: number,
  limits: { readonly min: number; readonly max: number },
): number {
  const grid = Math.abs(step)
  const moved = Math.round((value + step) / grid) * grid
  return Number(Math.min(limits.max, Math.max(limits.min, moved)).toFixed(3))
}
