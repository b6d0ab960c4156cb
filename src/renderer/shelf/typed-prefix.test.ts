import { describe, expect, it } from 'vitest'
import { TypedPrefix } from './typed-prefix.ts'

describe('TypedPrefix', () => {
  it('gathers letters typed in quick succession', () => {
    const typed = new TypedPrefix()
    expect(typed.add('ح', 0)).toEqual({ prefix: 'ح', isNew: true })
    expect(typed.add('ل', 200)).toEqual({ prefix: 'حل', isNew: false })
    expect(typed.isEmpty(400)).toBe(false)
  })

  it('begins anew after a pause', () => {
    const typed = new TypedPrefix()
    typed.add('ح', 0)
    expect(typed.isEmpty(2000)).toBe(true)
    expect(typed.add('م', 2000)).toEqual({ prefix: 'م', isNew: true })
  })

  it('goes on to the next name where one letter is repeated', () => {
    const typed = new TypedPrefix()
    typed.add('ح', 0)
    expect(typed.add('ح', 100)).toEqual({ prefix: 'ح', isNew: true })
  })
})
