import { describe, expect, it } from 'vitest'
import type { Toast } from './tagging-state.ts'
import { standingTime, Toasts } from './toasts.ts'

const refusal: Toast = { text: 'لا مقطع هنا.', urgent: true, undo: false }
const deletion: Toast = { text: 'حُذف المقطع.', urgent: false, undo: true }

/** Toasts on a clock that goes when a test says so. */
function toastsOnClock() {
  let shown: Toast | null = null
  let now = 0
  let due: { readonly at: number; readonly then: () => void } | null = null
  const toasts = new Toasts(
    (toast) => {
      shown = toast
    },
    (ms, then) => {
      const mine = { at: now + ms, then }
      due = mine
      return () => {
        if (due === mine) due = null
      }
    },
  )
  return {
    toasts,
    shown: () => shown,
    pass(ms: number) {
      now += ms
      if (due === null || due.at > now) return
      const { then } = due
      due = null
      then()
    },
  }
}

describe('the message at the foot', () => {
  it('goes by itself, the sooner the shorter it is; later where it can be undone', () => {
    const { toasts, shown, pass } = toastsOnClock()
    toasts.show(refusal)
    pass(standingTime(refusal) - 1)
    expect(shown()).toBe(refusal)
    pass(1)
    expect(shown()).toBeNull()
    const long = { ...refusal, text: refusal.text.repeat(10) }
    expect(standingTime(long)).toBeGreaterThan(standingTime(refusal))
    expect(standingTime(deletion)).toBeGreaterThan(standingTime(refusal))
  })

  it('stays while it is held, and then its whole time', () => {
    const { toasts, shown, pass } = toastsOnClock()
    toasts.show(deletion)
    toasts.hold()
    pass(10 * standingTime(deletion))
    expect(shown()).toBe(deletion)
    toasts.show(refusal)
    pass(10 * standingTime(refusal))
    expect(shown()).toBe(refusal)
    toasts.show(deletion)
    toasts.release()
    pass(standingTime(deletion) - 1)
    expect(shown()).toBe(deletion)
    pass(1)
    expect(shown()).toBeNull()
    toasts.release()
    expect(shown()).toBeNull()
  })

  it('gives way to the next, which has its own time', () => {
    const { toasts, shown, pass } = toastsOnClock()
    toasts.show(refusal)
    pass(standingTime(refusal) - 1)
    toasts.show(deletion)
    pass(standingTime(refusal))
    expect(shown()).toBe(deletion)
    toasts.clear()
    expect(shown()).toBeNull()
  })
})
