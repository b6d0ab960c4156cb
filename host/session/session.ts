import { EventEmitter } from 'node:events'
import type { Session as ElectronSession } from 'electron'
import { guarded, guardPrototype } from '../lacking.ts'
import { protocol } from '../protocol/protocol.ts'
import { webRequest } from './web-request.ts'

type PermissionRequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0]
type PermissionCheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0]
type DevicePermissionHandler = Parameters<ElectronSession['setDevicePermissionHandler']>[0]

class HostSession
  extends EventEmitter
  implements
    Pick<
      ElectronSession,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'isSpellCheckerEnabled'
    >
{
  readonly protocol = protocol
  readonly webRequest = webRequest
  permissionRequestHandler: PermissionRequestHandler = null
  permissionCheckHandler: PermissionCheckHandler = null
  devicePermissionHandler: DevicePermissionHandler = null
  #spellChecker = true

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.permissionRequestHandler = handler
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.permissionCheckHandler = handler
  }

  /** Chromium denies every device on its own, whatever the handler would say. */
  setDevicePermissionHandler(handler: DevicePermissionHandler): void {
    this.devicePermissionHandler = handler
  }

  /** Chromium's own spell checker follows its profile; nothing is fetched for it in any case. */
  setSpellCheckerEnabled(enabled: boolean): void {
    this.#spellChecker = enabled
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker
  }
}

guardPrototype('session', HostSession.prototype)

export const defaultSession = new HostSession()

/** Electron's module `session`. */
export const session = guarded('session', { defaultSession })
