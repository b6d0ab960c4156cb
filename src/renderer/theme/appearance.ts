import type { Settings } from '#ipc/settings.ts'
import type { Language } from '#messages/numbers.ts'

export type Theme = 'light' | 'dark' | 'contrast'

const moreContrast = '(prefers-contrast: more)'
const darkScheme = '(prefers-color-scheme: dark)'

/** The theme to show: the user's, or what the system asks for. */
export function resolveTheme(
  choice: Settings['theme'],
  system: { readonly moreContrast: boolean; readonly dark: boolean },
): Theme {
  if (choice !== 'system') return choice
  if (system.moreContrast) return 'contrast'
  return system.dark ? 'dark' : 'light'
}

/** Puts language, direction and theme on the document's root, where the style sheets find them. */
export function showAppearance(language: Language, choice: Settings['theme']): void {
  const root = document.documentElement
  root.lang = language
  root.dir = language === 'ar' ? 'rtl' : 'ltr'
  root.dataset.theme = resolveTheme(choice, {
    moreContrast: matchMedia(moreContrast).matches,
    dark: matchMedia(darkScheme).matches,
  })
}

/** Calls `changed` whenever the system's theme or contrast changes. */
export function watchSystemTheme(changed: () => void): void {
  for (const query of [moreContrast, darkScheme])
    matchMedia(query).addEventListener('change', changed)
}
