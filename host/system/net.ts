import { openAsBlob } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { guarded } from '../lacking.ts'

/** Electron's module `net`, as far as the machine's own files go: no request leaves it. */
export const net = guarded('net', {
  async fetch(input: string | URL | Request): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.protocol !== 'file:') {
      throw new Error(
        `net.fetch for ${url.protocol} is a part of Electron that this host does not have`,
      )
    }
    return new Response(await openAsBlob(fileURLToPath(url)))
  },
  isOnline: (): boolean => false,
})
