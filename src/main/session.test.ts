import type { Session } from 'electron'
import { describe, expect, it } from 'vitest'
import { lockSession } from './session.ts'

type Answer = (value: unknown) => void

/** A session that only remembers what was set on it. */
function lockedSession(developmentOrigins: readonly string[] = []) {
  const set = new Map<string, (...args: never[]) => unknown>()
  const remember = (name: string) => (value: (...args: never[]) => unknown) => set.set(name, value)
  const session = {
    setPermissionRequestHandler: remember('request'),
    setPermissionCheckHandler: remember('check'),
    setDevicePermissionHandler: remember('device'),
    setSpellCheckerEnabled: (enabled: boolean) => set.set('spelling', () => enabled),
    on: (event: string, listener: () => void) => set.set(event, listener),
    webRequest: { onBeforeRequest: remember('before') },
  }
  lockSession(session as unknown as Session, developmentOrigins)
  const call = (name: string, ...args: unknown[]) => set.get(name)?.(...(args as never[]))
  const isCancelled = (url: string) => {
    let cancelled: unknown
    const answer: Answer = (value) => {
      cancelled = (value as { cancel: boolean }).cancel
    }
    call('before', { url }, answer)
    return cancelled
  }
  return { call, isCancelled }
}

describe('the session', () => {
  it.each([
    'https://example.org/a.js',
    'http://localhost/',
    'file:///etc/passwd',
    'data:text/html,a',
    'blob:isnad://app/1',
    'ws://localhost:5173/',
    'isnad://app.example.org/a',
    'isnad://application/a',
    'ftp://example.org/',
    'devtools://devtools/bundled/inspector.html',
  ])('lets no request go to %s', (url) => {
    expect(lockedSession().isCancelled(url)).toBe(true)
  })

  it("lets the window load the app's own pages", () => {
    expect(lockedSession().isCancelled('isnad://app/assets/a.js')).toBe(false)
  })

  it('lets a development build reach its server, and no other', () => {
    const { isCancelled } = lockedSession(['http://localhost:5173', 'ws://localhost:5173'])
    expect(isCancelled('http://localhost:5173/main.tsx')).toBe(false)
    expect(isCancelled('ws://localhost:5173/')).toBe(false)
    expect(isCancelled('http://localhost:51730/')).toBe(true)
  })

  it('grants no permission, device or download, and loads no dictionaries', () => {
    const { call } = lockedSession()
    const granted: unknown[] = []
    for (const permission of ['media', 'clipboard-read', 'geolocation', 'fullscreen'])
      call('request', null, permission, (value: unknown) => granted.push(value))
    expect(granted).toEqual([false, false, false, false])
    expect(call('check', null, 'clipboard-read')).toBe(false)
    expect(call('device', {})).toBe(false)
    expect(call('spelling')).toBe(false)
    let prevented = false
    call('will-download', {
      preventDefault: () => {
        prevented = true
      },
    })
    expect(prevented).toBe(true)
  })
})
