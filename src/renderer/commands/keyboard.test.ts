import { describe, expect, it } from 'vitest'
import { commandIds, commands } from '#ipc/commands.ts'
import { arabicKeyCap, keyCaps } from './key-caps.ts'
import { commandOf, isHeardAt, type KeyPress, meantCode } from './keyboard.ts'

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }
}

const ctrl = { ctrlKey: true }

describe('the key that is meant', () => {
  it('is the Latin letter where the layout gives one', () => {
    expect(meantCode(press('o', 'KeyO'))).toBe('KeyO')
    expect(meantCode(press('o', 'KeyS'))).toBe('KeyO')
    expect(meantCode(press('a', 'KeyQ'))).toBe('KeyA')
    expect(meantCode(press('K', 'KeyK'))).toBe('KeyK')
  })

  it('is the key’s place where the layout gives none', () => {
    expect(meantCode(press('خ', 'KeyO'))).toBe('KeyO')
    expect(meantCode(press('لا', 'KeyB'))).toBe('KeyB')
    expect(meantCode(press('л', 'KeyK'))).toBe('KeyK')
    expect(meantCode(press('ظ', 'Slash'))).toBe('Slash')
    expect(meantCode(press('٠', 'Digit0'))).toBe('Digit0')
  })

  it('takes signs and digits wherever they are', () => {
    expect(meantCode(press('/', 'Digit7', { shiftKey: true }))).toBe('Slash')
    expect(meantCode(press('+', 'BracketRight'))).toBe('Equal')
    expect(meantCode(press('+', 'NumpadAdd'))).toBe('Equal')
    expect(meantCode(press('0', 'Numpad0'))).toBe('Digit0')
  })
})

describe('the command of a key', () => {
  it.each([
    [press('k', 'KeyK', ctrl), 'command-palette'],
    [press('ن', 'KeyK', ctrl), 'command-palette'],
    [press('خ', 'KeyO', ctrl), 'open-article'],
    [press('×', 'KeyO', { ...ctrl, shiftKey: true }), 'open-folder'],
    [press('+', 'Equal', { ...ctrl, shiftKey: true }), 'larger-text'],
    [press('=', 'Equal', ctrl), 'larger-text'],
    [press('ظ', 'Slash', ctrl), 'shortcuts'],
    [press('F6', 'F6'), 'next-pane'],
    [press('F6', 'F6', { shiftKey: true }), 'previous-pane'],
    [press('F3', 'F3', { shiftKey: true }), 'find-previous'],
  ] as const)('%o', (pressed, id) => {
    expect(commandOf(pressed, false)).toBe(id)
  })

  it('is none where other keys are held', () => {
    expect(commandOf(press('k', 'KeyK'), false)).toBeNull()
    expect(commandOf(press('k', 'KeyK', { ...ctrl, altKey: true }), false)).toBeNull()
    expect(commandOf(press('k', 'KeyK', { ...ctrl, shiftKey: true }), false)).toBeNull()
    expect(commandOf(press('k', 'KeyK', { ...ctrl, metaKey: true }), false)).toBeNull()
  })

  it('goes by Command on macOS', () => {
    expect(commandOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('command-palette')
    expect(commandOf(press('k', 'KeyK', ctrl), true)).toBeNull()
  })
})

const shortcuts = commandIds.flatMap((id) => {
  const { shortcut, otherShortcut } = commands[id]
  return [shortcut, otherShortcut].flatMap((each) =>
    each === undefined ? [] : [{ id, shortcut: each }],
  )
})

describe('the shortcuts', () => {
  it('are no two alike', () => {
    const shown = shortcuts.map(({ shortcut }) => keyCaps(shortcut, 'linux').join('+'))
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('each find their own command on an Arabic keyboard', () => {
    for (const { id, shortcut } of shortcuts) {
      const key = arabicKeyCap(shortcut.code) ?? shortcut.code
      const pressed = press(key, shortcut.code, {
        ctrlKey: shortcut.mod ?? false,
        shiftKey: shortcut.shift ?? false,
        altKey: shortcut.alt ?? false,
      })
      expect(commandOf(pressed, false), id).toBe(id)
    }
  })
})

describe('a key of the page', () => {
  it('is heard on the text alone', () => {
    expect(isHeardAt('page', 'page')).toBe(true)
    expect(isHeardAt('page', 'field')).toBe(false)
    expect(isHeardAt('page', 'elsewhere')).toBe(false)
  })

  it('is never a bare letter or digit: those are the tagset’s', () => {
    for (const { id, shortcut } of shortcuts)
      if (!shortcut.mod) expect(shortcut.code, id).not.toMatch(/^(Key|Digit)/)
  })

  it('leaves undo to fields that have their own', () => {
    expect(isHeardAt('outside-fields', 'field')).toBe(false)
    expect(isHeardAt('outside-fields', 'page')).toBe(true)
    expect(isHeardAt('anywhere', 'field')).toBe(true)
  })
})

describe('the names of keys', () => {
  const shortcut = { code: 'KeyO', mod: true, shift: true } as const

  it('are those engraved, in the order in which they are pressed', () => {
    expect(keyCaps(shortcut, 'linux')).toEqual(['Ctrl', 'Shift', 'O'])
    expect(keyCaps(shortcut, 'darwin')).toEqual(['⌘', '⇧', 'O'])
    expect(keyCaps({ code: 'Digit0', mod: true }, 'win32')).toEqual(['Ctrl', '0'])
  })
})
