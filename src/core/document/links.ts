/** Which addresses a document must not be followed to: they run code, or reach into the reader's machine or network. */

const unsafeSchemes =
  /^(?:javascript|vbscript|livescript|data|file|blob|filesystem|jar|view-source|ms-[a-z-]*|search(?:-ms)?)$/

/**
 * Whether a link's target is one of those. It is read as the URL Standard reads it: control
 * characters and spaces before it and tabs and line ends inside it do not count.
 */
export function isUnsafeLink(target: string): boolean {
  const scheme = schemeOf(target)
  return isNetworkShare(target) || (scheme !== null && unsafeSchemes.test(scheme))
}

/** Whether loading an image would reach into the reader's machine, or hand a password hash to a share's host. */
export function isUnsafeImage(source: string): boolean {
  const scheme = schemeOf(source)
  return (
    isNetworkShare(source) || (scheme !== null && scheme !== 'data' && unsafeSchemes.test(scheme))
  )
}

function schemeOf(url: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/.exec(trimmed(url).toLowerCase())?.[1] ?? null
}

/** UNC paths: `\\host\share`. */
function isNetworkShare(url: string): boolean {
  return trimmed(url).startsWith('\\\\')
}

function trimmed(url: string): string {
  let start = 0
  while (start < url.length && url.charCodeAt(start) <= 0x20) start++
  return url.slice(start).replace(/[\t\n\r]/g, '')
}
