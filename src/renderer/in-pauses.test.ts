import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inPauses } from './in-pauses.ts'

let waiting: (() => void) | null = null
const request = vi.fn((callback: () => void, _options?: IdleRequestOptions) => {
  waiting = callback
  return 7
})
const cancel = vi.fn()

function pause(): void {
  const callback = waiting
  waiting = null
  callback?.()
}

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', request)
  vi.stubGlobal('cancelIdleCallback', cancel)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.clearAllMocks()
  waiting = null
})

describe('work in pauses', () => {
  it('goes on from pause to pause until it is done', () => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => now)
    const step = vi.fn((): 'more' | 'done' => {
      now += 4
      return step.mock.calls.length === 5 ? 'done' : 'more'
    })
    inPauses(step)
    expect(step).not.toHaveBeenCalled()
    pause()
    expect(step).toHaveBeenCalledTimes(2)
    pause()
    pause()
    expect(step).toHaveBeenCalledTimes(5)
    expect(waiting).toBeNull()
  })

  it('never waits for a pause for good', () => {
    inPauses(() => 'more')
    pause()
    expect(request).toHaveBeenCalledTimes(2)
    for (const [, options] of request.mock.calls) expect(options?.timeout).toBeGreaterThan(0)
  })

  it('stops', () => {
    inPauses(() => 'more')()
    expect(cancel).toHaveBeenCalledWith(7)
  })
})
