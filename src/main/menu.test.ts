import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { type CommandId, commandIds, commands } from '#ipc/commands.ts'
import { defaultSettings } from '#ipc/default-settings.ts'
import { acceleratorOf, type MenuState, menuTemplate } from './menu.ts'

const state: MenuState = {
  language: 'ar',
  platform: 'linux',
  settings: defaultSettings,
  enabled: new Set<CommandId>(['open-article']),
  labels: {},
}

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => (Array.isArray(item.submenu) ? items(item.submenu) : [item]))
}

function item(id: CommandId, changes: Partial<MenuState> = {}, run = (_: CommandId) => {}) {
  const found = items(menuTemplate({ ...state, ...changes }, run)).find((each) => each.id === id)
  if (found === undefined) throw new Error(`${id} is not in the menu`)
  return found
}

describe('menuTemplate', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('holds every command once on %s', (platform) => {
    const ids = items(menuTemplate({ ...state, platform }, () => {}))
      .map((each) => each.id)
      .filter((id) => id !== undefined)
    expect(ids.toSorted()).toEqual([...commandIds].toSorted())
  })

  it('speaks the language of the interface', () => {
    expect(menuTemplate(state, () => {})[0]?.label).toBe('ملف')
    expect(item('find').label).toBe('البحث في المقال')
    expect(item('find', { language: 'en' }).label).toBe('Find in article')
  })

  it('enables what can run and sends what is clicked', () => {
    const sent: CommandId[] = []
    const click = item('open-article', {}, (id) => sent.push(id)).click as () => void
    click()
    expect(sent).toEqual(['open-article'])
    expect(item('open-article').enabled).toBe(true)
    expect(item('find').enabled).toBe(false)
  })

  it('shows keys and leaves them to the window', () => {
    for (const id of commandIds) {
      const shown = item(id)
      expect(shown.accelerator !== undefined, id).toBe(commands[id].shortcut !== undefined)
      if (shown.accelerator !== undefined) expect(shown.registerAccelerator, id).toBe(false)
    }
    expect(item('open-folder').accelerator).toBe('CmdOrCtrl+Shift+O')
  })

  it('says what undo would take back', () => {
    expect(item('undo', { labels: { undo: 'تراجع: إضافة مقطع' } }).label).toBe('تراجع: إضافة مقطع')
    expect(item('undo').label).toBe('تراجع')
  })

  it('leaves keys of the page out of the menu of macOS, which would take them from fields', () => {
    for (const id of commandIds) {
      const shown = item(id, { platform: 'darwin' }).accelerator !== undefined
      if (id !== 'about')
        expect(shown, id).toBe(commands[id].shortcut !== undefined && commands[id].place !== 'page')
    }
  })

  it('marks what the settings hold', () => {
    const settings = { ...defaultSettings, theme: 'dark', digits: 'arabic-indic' } as const
    expect(item('theme-dark', { settings }).checked).toBe(true)
    expect(item('theme-light', { settings }).checked).toBe(false)
    expect(item('digits-arabic-indic', { settings }).checked).toBe(true)
    expect(item('language-arabic').checked).toBe(true)
    expect(item('language-english').checked).toBe(false)
    expect(item('find').checked).toBeUndefined()
  })

  it('gives macOS its own menu, and the edit keys that dialogs need there', () => {
    const roles = items(menuTemplate({ ...state, platform: 'darwin' }, () => {})).map((i) => i.role)
    expect(roles).toEqual(expect.arrayContaining(['hide', 'quit', 'paste', 'minimize']))
  })
})

describe('acceleratorOf', () => {
  it.each([
    [{ code: 'KeyK', mod: true }, 'CmdOrCtrl+K'],
    [{ code: 'Digit0', mod: true, alt: true }, 'CmdOrCtrl+Alt+0'],
    [{ code: 'F6', shift: true }, 'Shift+F6'],
    [{ code: 'Equal', mod: true }, 'CmdOrCtrl+='],
    [{ code: 'PageDown', mod: true }, 'CmdOrCtrl+PageDown'],
  ])('%j is %s', (shortcut, expected) => {
    expect(acceleratorOf(shortcut)).toBe(expected)
  })

  it('refuses a key that it has no name for', () => {
    expect(() => acceleratorOf({ code: 'LaunchMail' })).toThrow('LaunchMail')
  })
})
