import { describe, expect, it, vi } from 'vitest'
import { Flush, within } from './flush.ts'

describe('a flush', () => {
  it('asks the window once and waits for its answer', async () => {
    let asked = 0
    const flush = new Flush(() => asked++)
    let answered = false
    const both = Promise.all([flush.ask(), flush.ask()]).then(() => {
      answered = true
    })
    expect([asked, answered, flush.isDone]).toEqual([1, false, false])
    flush.done()
    await both
    expect(flush.isDone).toBe(true)
  })

  it('takes no answer that was not asked for, and asks a new window anew', async () => {
    let asked = 0
    const flush = new Flush(() => asked++)
    flush.done()
    expect(flush.isDone).toBe(false)
    void flush.ask()
    flush.done()
    flush.renew()
    expect(flush.isDone).toBe(false)
    void flush.ask()
    expect(asked).toBe(2)
  })
})

describe('within', () => {
  it('ends with the work, or without it once the time is over', async () => {
    vi.useFakeTimers()
    try {
      await within(1000, Promise.resolve())
      let isOver = false
      const waiting = within(1000, new Promise(() => undefined)).then(() => {
        isOver = true
      })
      await vi.advanceTimersByTimeAsync(999)
      expect(isOver).toBe(false)
      await vi.advanceTimersByTimeAsync(1)
      expect(isOver).toBe(true)
      await waiting
    } finally {
      vi.useRealTimers()
    }
  })
})
