import { describe, expect, it } from 'vitest'
import { defaultSettings, settingsLimits } from '#ipc/default-settings.ts'
import { stepped, withChange } from './settings-change.ts'

describe('withChange', () => {
  it('changes what is named and nothing else', () => {
    const changed = withChange(defaultSettings, { theme: 'dark', page: { size: 24 } })
    expect(changed).toEqual({
      ...defaultSettings,
      theme: 'dark',
      page: { ...defaultSettings.page, size: 24 },
    })
  })

  it('leaves a field that is named without a value', () => {
    expect(withChange(defaultSettings, { page: { size: undefined } })).toEqual(defaultSettings)
  })

  it('leaves the annotator to main, which makes the key', () => {
    const changed = withChange(defaultSettings, { annotator: { id: 'amal', name: 'أمل' } })
    expect(changed.annotator).toBeNull()
  })
})

describe('stepped', () => {
  it('moves by the step', () => {
    expect(stepped(20, 2, settingsLimits.size)).toBe(22)
    expect(stepped(2, -0.1, settingsLimits.lineHeight)).toBe(1.9)
  })

  it('stays within the limits', () => {
    expect(stepped(40, 2, settingsLimits.size)).toBe(40)
    expect(stepped(1.4, -0.1, settingsLimits.lineHeight)).toBe(1.4)
  })

  it('gathers no rounding error', () => {
    let value = 1.4
    for (let i = 0; i < 16; i++) value = stepped(value, 0.1, settingsLimits.lineHeight)
    expect(value).toBe(3)
  })
})
