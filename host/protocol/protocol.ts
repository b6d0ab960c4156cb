import type { CustomScheme, Protocol } from 'electron'
import { app } from '../app/app.ts'
import { guarded } from '../lacking.ts'
import { addScheme, isOwnScheme } from './schemes.ts'

type Handler = Parameters<Protocol['handle']>[1]

const handlers = new Map<string, Handler>()
const privileged = new Set<string>()

/** Electron's module `protocol`. */
export const protocol = guarded('protocol', {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    for (const { scheme } of schemes) {
      privileged.add(scheme)
      addScheme(scheme)
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('protocol.handle can only be used after app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    if (/^(https?|file|data|blob|about)$/.test(scheme)) {
      throw new Error(
        `protocol.handle('${scheme}') is a part of Electron that this host does not have`,
      )
    }
    addScheme(scheme)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
} satisfies Partial<Protocol>)

/** The app's answer to a request for its own scheme; null where it is none of that. */
export async function answerOwn(
  url: string,
  init: { method: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> | null },
): Promise<Response | null> {
  const scheme = url.split(':', 1)[0] ?? ''
  if (!isOwnScheme(scheme)) return null
  const handler = handlers.get(scheme)
  if (handler === undefined) return new Response(null, { status: 404 })
  const { method, headers, body } = init
  return handler(new Request(url, { method, headers, ...(body === null ? {} : { body }) }))
}
