import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shippedTagset, tagsetFolder } from '#core/testing/tagsets.ts'
import { commandIds, commands } from '#ipc/commands.ts'
import { commandOf, type KeyPress } from '#renderer/commands/keyboard.ts'
import { meaningOfDigits, tagsetKeyOf } from './tagset-keys.ts'

const shipped = readdirSync(tagsetFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => shippedTagset(name.slice(0, -'.json'.length)))

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }
}

describe('the key of a label', () => {
  it.each([
    press('1', 'Digit1'),
    press('١', 'Digit1'),
    press('&', 'Digit1'),
    press('1', 'Numpad1'),
  ])('%o is the first', (pressed) => {
    expect(tagsetKeyOf(pressed)).toEqual({ kind: 'digit', digit: '1', second: false })
  })

  it('with Shift gives a second label', () => {
    expect(tagsetKeyOf(press('!', 'Digit1', { shiftKey: true }))).toMatchObject({ second: true })
  })

  it('may be two digits, one after the other', () => {
    const propaganda = shipped.find(({ id }) => id === 'propaganda')
    if (propaganda === undefined) throw new Error('propaganda is not shipped')
    expect(meaningOfDigits(propaganda, '2')).toEqual({ kind: 'more' })
    expect(meaningOfDigits(propaganda, '25')).toMatchObject({
      kind: 'label',
      label: { id: 'questioning-reputation' },
    })
    expect(meaningOfDigits(propaganda, '29')).toEqual({ kind: 'none' })
    expect(meaningOfDigits(propaganda, '9')).toEqual({ kind: 'none' })
  })
})

describe('the key of a role', () => {
  it('goes by its place where the layout gives no Latin letter', () => {
    for (const pressed of [press('ؤ', 'KeyC'), press('c', 'KeyC'), press('C', 'KeyC')])
      expect(tagsetKeyOf(pressed)).toEqual({ kind: 'role', key: 'C', with: 'span' })
  })

  it('takes the writer with Shift and a frame with Alt', () => {
    expect(tagsetKeyOf(press('ٍ', 'KeyS', { shiftKey: true }))).toMatchObject({ with: 'writer' })
    expect(tagsetKeyOf(press('ç', 'KeyC', { altKey: true }))).toMatchObject({ with: 'frame' })
  })

  it('is none with Ctrl or Command', () => {
    expect(tagsetKeyOf(press('c', 'KeyC', { ctrlKey: true }))).toBeNull()
    expect(tagsetKeyOf(press('1', 'Digit1', { metaKey: true }))).toBeNull()
  })
})

describe.each(shipped)('the keys of $id', (tagset) => {
  const roles = tagset.frames.flatMap((type) => type.roles)
  const presses = [
    ...tagset.spans.flatMap(({ hotkey }) => [...(hotkey ?? '')].map((d) => press(d, `Digit${d}`))),
    ...roles.map(({ key }) => press(key.toLowerCase(), `Key${key}`)),
  ]

  it('are each heard as the tagset’s, also with Shift and, for roles, Alt', () => {
    for (const pressed of presses) expect(tagsetKeyOf(pressed)).not.toBeNull()
  })

  it('are no command’s', () => {
    for (const pressed of presses)
      for (const held of [{}, { shiftKey: true }, { altKey: true }])
        expect(commandOf({ ...pressed, ...held }, false)).toBeNull()
  })
})

describe('the commands of the page', () => {
  it('leave every key of the tagset alone', () => {
    for (const id of commandIds) {
      const { shortcut, place } = commands[id]
      if (place === 'page' && shortcut !== undefined)
        expect(tagsetKeyOf(press('', shortcut.code)), id).toBeNull()
    }
  })
})
