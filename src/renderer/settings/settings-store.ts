import { create } from 'zustand'
import type { AppInfo } from '#ipc/contract.ts'
import { defaultSettings } from '#ipc/default-settings.ts'
import { resolveLanguage } from '#ipc/language.ts'
import type { Settings, SettingsChange } from '#ipc/settings.ts'
import { messageOf, tell } from '#renderer/banners/window-notices.ts'
import { bridge } from '#renderer/bridge.ts'
import { showLanguage } from '#renderer/language.ts'
import { showAppearance, watchSystemTheme } from '#renderer/theme/appearance.ts'
import { withChange } from './settings-change.ts'

interface SettingsState {
  readonly settings: Settings
  readonly info: Omit<AppInfo, 'settings'>
}

export const useSettings = create<SettingsState>(() => ({
  settings: defaultSettings,
  info: { version: '', platform: 'linux', systemLocale: 'en' },
}))

/** Changes on their way to main; what main says in the meantime is older than what is shown. */
let underway = 0

/** Takes over what main knows at the start, and follows it and the system from then on. */
export async function startSettings({ settings, ...info }: AppInfo): Promise<void> {
  useSettings.setState({ info })
  await take(settings)
  bridge.on('settingsChanged', (changed) => {
    if (underway === 0) void take(changed)
  })
  watchSystemTheme(() => {
    const { settings, info } = useSettings.getState()
    showAppearance(resolveLanguage(settings.language, info.systemLocale), settings.theme)
  })
}

/** Shows a change at once and has main keep it; false where it could not be kept, which is announced. */
export async function changeSettings(change: SettingsChange): Promise<boolean> {
  underway++
  void take(withChange(useSettings.getState().settings, change))
  try {
    const kept = await bridge.changeSettings(change)
    if (underway === 1) await take(kept)
    return true
  } catch (error) {
    tell({ kind: 'setting-not-saved', detail: messageOf(error) })
    return false
  } finally {
    underway--
  }
}

async function take(settings: Settings): Promise<void> {
  const before = useSettings.getState()
  useSettings.setState({ settings })
  const language = resolveLanguage(settings.language, before.info.systemLocale)
  showAppearance(language, settings.theme)
  await showLanguage(language, settings.digits)
}
