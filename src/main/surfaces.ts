import type { Settings } from '#ipc/settings.ts'

/** `--surface` of theme/tokens.css: what a window shows before its first paint, so that nothing flashes. */
export const surfaces = {
  usual: { light: '#f4f0e8', dark: '#1a1a19' },
  contrast: { light: '#ffffff', dark: '#000000' },
} as const

export function surfaceOf(theme: Settings['theme'], systemIsDark: boolean): string {
  const pair = theme === 'contrast' ? surfaces.contrast : surfaces.usual
  return systemIsDark ? pair.dark : pair.light
}
