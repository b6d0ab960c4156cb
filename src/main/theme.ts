/** The system's side of the theme: what `prefers-color-scheme` says, and the window's first colour. */
import { nativeTheme } from 'electron'
import type { Settings } from '#ipc/settings.ts'
import { surfaceOf } from './surfaces.ts'

/** Makes the system's colour scheme follow the setting; high contrast leaves it to the system. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme
}

/** The colour of a window that shows nothing yet, once `followTheme` has been called. */
export function firstSurface(theme: Settings['theme']): string {
  return surfaceOf(theme, nativeTheme.shouldUseDarkColors)
}
