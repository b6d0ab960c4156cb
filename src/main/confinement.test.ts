import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { confine } from './confinement.ts'

function confined() {
  const handlers: (() => unknown)[] = []
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => handlers.push(handler),
  })
  confine(contents as unknown as WebContents)
  return { contents, handlers }
}

describe('confine', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s',
    (event) => {
      let prevented = false
      const preventDefault = () => {
        prevented = true
      }
      confined().contents.emit(event, { preventDefault })
      expect(prevented).toBe(true)
    },
  )

  it('denies every new window', () => {
    expect(confined().handlers.map((handler) => handler())).toEqual([{ action: 'deny' }])
  })
})
