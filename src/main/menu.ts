/**
 * The application menu, made of the commands in the interface's language. A click sends the
 * command to the window. Keys are shown but not registered: the window hears them itself, by their
 * physical place, so that they work on an Arabic keyboard.
 */
import type { MenuItemConstructorOptions } from 'electron'
import {
  type CommandId,
  type CommandLabels,
  commandIds,
  commands,
  type MenuGroup,
  menuGroups,
  type Shortcut,
} from '#ipc/commands.ts'
import type { Settings } from '#ipc/settings.ts'
import { command as arabicCommand, menuGroup as arabicGroup } from '#messages/ar/commands.ts'
import { menu as arabicMenu } from '#messages/ar/menu.ts'
import { command as englishCommand, menuGroup as englishGroup } from '#messages/en/commands.ts'
import { menu as englishMenu } from '#messages/en/menu.ts'
import type { Language } from '#messages/numbers.ts'

const arabic = { command: arabicCommand, group: arabicGroup, menu: arabicMenu }
const english = { command: englishCommand, group: englishGroup, menu: englishMenu }

export interface MenuState {
  readonly language: Language
  readonly platform: NodeJS.Platform
  readonly settings: Settings
  /** The commands that can run now. */
  readonly enabled: ReadonlySet<CommandId>
  /** What commands are called now that say more than their name: the step that undo takes back. */
  readonly labels: CommandLabels
}

/** The template of the menu; `run` hears of a click. */
export function menuTemplate(
  state: MenuState,
  run: (id: CommandId) => void,
): MenuItemConstructorOptions[] {
  const words = wordsIn(state.language)
  const isMac = state.platform === 'darwin'
  const groups = menuGroups.map((group) => ({
    label: words.group[group],
    submenu: [
      ...itemsOf(group, state, run),
      ...(group === 'edit' && isMac ? textFieldItems(state.language) : []),
      ...(group === 'file' && !isMac ? quitItems(state.language) : []),
    ],
  }))
  if (!isMac) return groups
  return [
    appMenu(state, run),
    ...groups.slice(0, -1),
    windowMenu(state.language),
    ...groups.slice(-1),
  ]
}

/** The words of menus and dialogs in a language. */
export function wordsIn(language: Language) {
  return language === 'ar' ? arabic : english
}

/** A choice among several is shown as such: the settings say which of them holds. */
function checkOf(id: CommandId, { settings, language }: MenuState): boolean | null {
  switch (id) {
    case 'language-arabic':
      return language === 'ar'
    case 'language-english':
      return language === 'en'
    case 'digits-european':
      return settings.digits === 'european'
    case 'digits-arabic-indic':
      return settings.digits === 'arabic-indic'
    case 'theme-system':
    case 'theme-light':
    case 'theme-dark':
    case 'theme-contrast':
      return id === `theme-${settings.theme}`
    case 'font-noto-naskh':
    case 'font-amiri':
    case 'font-scheherazade':
      return id === `font-${settings.page.font}`
    case 'show-invisibles':
      return settings.page.showInvisibles
    case 'label-bar':
      return settings.page.labelBar
    case 'show-label-tags':
      return settings.page.labelTags
    case 'show-all-frames':
      return settings.page.allFrames
    default:
      return null
  }
}

function itemsOf(
  group: MenuGroup,
  state: MenuState,
  run: (id: CommandId) => void,
): MenuItemConstructorOptions[] {
  const words = wordsIn(state.language)
  return commandIds
    .filter((id) => commands[id].group === group)
    .filter((id) => !(id === 'about' && state.platform === 'darwin'))
    .map((id) => {
      const { shortcut, place } = commands[id]
      // macOS hears every key that its menu shows, and would take it from the fields.
      const isShown = shortcut !== undefined && !(place === 'page' && state.platform === 'darwin')
      const check = checkOf(id, state)
      return {
        id,
        label: state.labels[id] ?? words.command[id],
        enabled: state.enabled.has(id),
        click: () => run(id),
        ...(isShown ? { accelerator: acceleratorOf(shortcut), registerAccelerator: false } : {}),
        ...(check === null ? {} : { type: 'checkbox' as const, checked: check }),
      }
    })
}

/** Fields in dialogs have no keys on macOS but those of the menu. */
function textFieldItems(language: Language): MenuItemConstructorOptions[] {
  const words = wordsIn(language).menu.edit
  return [
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ]
}

function quitItems(language: Language): MenuItemConstructorOptions[] {
  return [{ type: 'separator' }, { role: 'quit', label: wordsIn(language).menu.quit }]
}

function appMenu(state: MenuState, run: (id: CommandId) => void): MenuItemConstructorOptions {
  const words = wordsIn(state.language).menu.app
  return {
    label: 'Isnad',
    submenu: [
      { id: 'about', label: words.about, click: () => run('about') },
      { type: 'separator' },
      { role: 'services', label: words.services },
      { type: 'separator' },
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      { type: 'separator' },
      { role: 'quit', label: words.quit },
    ],
  }
}

function windowMenu(language: Language): MenuItemConstructorOptions {
  const words = wordsIn(language).menu.window
  return {
    label: words.title,
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'zoom', label: words.zoom },
      { type: 'separator' },
      { role: 'front', label: words.front },
    ],
  }
}

const keyNames: Readonly<Record<string, string>> = {
  Equal: '=',
  Minus: '-',
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Quote: "'",
  Space: 'Space',
  Enter: 'Enter',
  Escape: 'Esc',
  Delete: 'Delete',
  Tab: 'Tab',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Home: 'Home',
  End: 'End',
}

/** Electron's name for a shortcut, e.g. `CmdOrCtrl+Shift+O`, on the layout that has Latin letters. */
export function acceleratorOf({ code, mod, shift, alt }: Shortcut): string {
  const key = /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2}))$/.exec(code)
  const name = key?.[1] ?? key?.[2] ?? key?.[3] ?? keyNames[code]
  if (name === undefined) throw new Error(`No accelerator is known for the key ${code}`)
  return [
    ...(mod === true ? ['CmdOrCtrl'] : []),
    ...(alt === true ? ['Alt'] : []),
    ...(shift === true ? ['Shift'] : []),
    name,
  ].join('+')
}
