/** The system's side of the theme: what `prefers-color-scheme` says, and the window's first colour. */
import { nativeTheme } from 'electron'
import type { Settings } from '#ipc/settings.ts'

type Theme = Settings['theme']

/** `--surface` of theme/tokens.css, light and dark: what shows before the first paint, so that nothing flashes. */
const surfaces = {
  usual: { light: '#f4f0e8', dark: '#1a1a19' },
  contrast: { light: '#ffffff', dark: '#000000' },
} as const

/** Makes the system's colour scheme follow the setting; high contrast leaves it to the system. */
export function followTheme(theme: Theme): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'system' : theme
}

/** The colour of a window that shows nothing yet, once `followTheme` has been called. */
export function firstSurface(theme: Theme): string {
  const pair = theme === 'contrast' ? surfaces.contrast : surfaces.usual
  return nativeTheme.shouldUseDarkColors ? pair.dark : pair.light
}
