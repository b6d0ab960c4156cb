/**
 * Own schemes. Chromium knows no scheme that an app invents, so that `scheme://host/path` is shown
 * as `https://host.scheme.invalid/path`: a secure origin, whose name can by its ending never resolve
 * (RFC 2606) and whose requests the host answers. A page sees the https form in `location`; main
 * sees the app's own form everywhere.
 */
const schemes = new Set<string>()
const domain = 'invalid'

export function addScheme(scheme: string): void {
  schemes.add(scheme)
}

export function isOwnScheme(scheme: string): boolean {
  return schemes.has(scheme)
}

/** The address under which the browser knows a URL of the app. */
export function toBrowserUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url)
  const [, scheme = '', host = '', rest = ''] = match ?? []
  if (!schemes.has(scheme.toLowerCase())) return url
  return `https://${host.toLowerCase()}.${scheme.toLowerCase()}.${domain}${rest === '' ? '/' : rest}`
}

/** The app's own form of an address that the browser tells. */
export function toAppUrl(url: string): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(?=[/?#]|$)(.*)$/s.exec(url)
  const [, host = '', scheme = '', rest = ''] = match ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/** Own schemes in a content policy, which the browser would not understand. */
export function toBrowserPolicy(policy: string): string {
  return policy.replace(/(?<=[\s;])([a-z][a-z0-9+-]*):(?=[\s;]|$)/g, (whole, scheme: string) =>
    schemes.has(scheme) ? `https://*.${scheme}.${domain}` : whole,
  )
}

/** The origin of a URL as Electron's frames tell it. */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/is.exec(url)
  const [, scheme = '', host = ''] = match ?? []
  if (schemes.has(scheme)) return `${scheme}://${host}`
  return URL.canParse(url) ? new URL(url).origin : 'null'
}
