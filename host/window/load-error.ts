/** Chromium's numbers for the errors that its protocol names. */
const failed = -2
const codes: Readonly<Record<string, number>> = {
  ERR_FAILED: failed,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
}

/** What `loadURL` rejects with. */
export class LoadError extends Error {
  readonly code: string
  readonly errno: number
  readonly url: string

  /** `text` as the protocol words it: `net::ERR_…`. */
  constructor(text: string, url: string) {
    const code = text.replace(/^net::/, '')
    const errno = codes[code] ?? failed
    super(`${code} (${errno}) loading '${url}'`)
    this.code = code
    this.errno = errno
    this.url = url
  }
}
