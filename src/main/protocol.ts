/**
 * The app's own scheme: the window is loaded from it alone, so that no page ever comes from the file
 * system or from a network.
 */
import { protocol } from 'electron'
import { respond, scheme } from './pages.ts'

/** To be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the files of `root`; to be called once the app is ready and before the first window. */
export function serveWindow(root: string): void {
  protocol.handle(scheme, (request) => respond(root, request.method, request.url))
}
