/** What `isnad://app/…` answers: the built window's own files, under a policy that lets nothing else in. */
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

export const scheme = 'isnad'
export const origin = `${scheme}://app`
export const windowUrl = `${origin}/index.html`

/**
 * Style attributes and `<style>` are refused too: React and Lexical set styles through the CSSOM,
 * which the policy does not concern.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Answers one request for a file under `root`; whatever is not plainly that is 404. */
export async function respond(root: string, method: string, url: string): Promise<Response> {
  const file = method === 'GET' ? fileOf(root, url) : null
  const type = file === null ? undefined : contentTypes[extname(file)]
  if (file === null || type === undefined) return refusal()
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await readFile(file)
  } catch {
    return refusal()
  }
  return new Response(bytes, { status: 200, headers: headers(type) })
}

/** The file that a URL of ours names, or null: another host, an escape from `root`, a bad name. */
function fileOf(root: string, url: string): string | null {
  let path: string
  try {
    const parsed = new URL(url)
    if (parsed.protocol !== `${scheme}:` || parsed.host !== 'app') return null
    path = decodeURIComponent(parsed.pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = resolve(root, `.${path}`)
  return file.startsWith(resolve(root) + sep) ? file : null
}

function refusal(): Response {
  return new Response('', { status: 404, headers: headers('text/plain; charset=utf-8') })
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
}
