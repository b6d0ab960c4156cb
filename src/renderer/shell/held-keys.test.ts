import { describe, expect, it } from 'vitest'
import { textAfterKey } from './held-keys.ts'

function typed(...keys: readonly string[]): string {
  return keys.reduce(textAfterKey, '')
}

describe('keys held for the palette', () => {
  it('come to the text that they would have made', () => {
    expect(typed('د', 'ا', 'ك', 'ن')).toBe('داكن')
    expect(typed('d', 'x', 'Backspace', 'a', ' ', '𝄞', 'Backspace')).toBe('da ')
    expect(typed('Backspace', '1')).toBe('1')
  })

  it('are letters and signs, not keys that move or choose', () => {
    expect(typed('Shift', 'T', 'Enter', 'ArrowDown', 'Tab', 'Dead', 'F6')).toBe('T')
  })
})
