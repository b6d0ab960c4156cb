import type { CommandId } from '#ipc/commands.ts'
import { defaultSettings, settingsLimits } from '#ipc/default-settings.ts'
import type { Settings } from '#ipc/settings.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import { stepped } from './settings-change.ts'
import { changeSettings, useSettings } from './settings-store.ts'

/** How much one step changes. */
export const steps = { size: 2, lineHeight: 0.1, measure: 4 } as const
export type SteppedSetting = keyof typeof steps

export function stepSetting(name: SteppedSetting, direction: 1 | -1): void {
  const { page } = useSettings.getState().settings
  const value = stepped(page[name], direction * steps[name], settingsLimits[name])
  void changeSettings({ page: { [name]: value } })
}

function step(name: SteppedSetting, direction: 1 | -1): CommandHandler {
  const end = direction === 1 ? 'max' : 'min'
  return {
    run: () => stepSetting(name, direction),
    enabled: ({ settings }) => settings.page[name] !== settingsLimits[name][end],
  }
}

function choose<K extends 'language' | 'digits' | 'theme'>(
  name: K,
  value: Settings[K],
): CommandHandler {
  return {
    run: () => void changeSettings({ [name]: value }),
    checked: ({ settings }) => settings[name] === value,
  }
}

function font(value: Settings['page']['font']): CommandHandler {
  return {
    run: () => void changeSettings({ page: { font: value } }),
    checked: ({ settings }) => settings.page.font === value,
  }
}

function toggle(name: 'showInvisibles' | 'labelBar' | 'labelTags' | 'allFrames'): CommandHandler {
  return {
    run: () => {
      const { page } = useSettings.getState().settings
      void changeSettings({ page: { [name]: !page[name] } })
    },
    checked: ({ settings }) => settings.page[name],
  }
}

export const settingsCommands = {
  'language-arabic': choose('language', 'ar'),
  'language-english': choose('language', 'en'),
  'digits-european': choose('digits', 'european'),
  'digits-arabic-indic': choose('digits', 'arabic-indic'),
  'theme-system': choose('theme', 'system'),
  'theme-light': choose('theme', 'light'),
  'theme-dark': choose('theme', 'dark'),
  'theme-contrast': choose('theme', 'contrast'),
  'show-invisibles': toggle('showInvisibles'),
  'label-bar': toggle('labelBar'),
  'show-label-tags': toggle('labelTags'),
  'show-all-frames': toggle('allFrames'),
  'larger-text': step('size', 1),
  'smaller-text': step('size', -1),
  'reset-text-size': {
    run: () => void changeSettings({ page: { size: defaultSettings.page.size } }),
    enabled: ({ settings }) => settings.page.size !== defaultSettings.page.size,
  },
  'looser-lines': step('lineHeight', 1),
  'tighter-lines': step('lineHeight', -1),
  'font-noto-naskh': font('noto-naskh'),
  'font-amiri': font('amiri'),
  'font-scheherazade': font('scheherazade'),
} as const satisfies Partial<Record<CommandId, CommandHandler>>
