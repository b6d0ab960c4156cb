/** What is dangerous or worth telling about file names, judged as the given system would. Pure: no file is touched. */
import { bidiControlPattern, escapeControls } from './bidi.ts'

/** What the reader is told about the file's name; shown as banners. */
export type NameNotice =
  | { readonly kind: 'name-bidi-override'; readonly escaped: string }
  | { readonly kind: 'name-control-character'; readonly escaped: string }
  | { readonly kind: 'name-leading-dash' }
  | { readonly kind: 'name-twin'; readonly twin: string; readonly form: 'normalization' | 'case' }
  | { readonly kind: 'name-long'; readonly bytes: number }

/** Why a path cannot be opened or written; only Windows has such paths. */
export type UnsafeNameReason = 'reserved' | 'trailing-dot' | 'colon' | 'too-long' | 'network-share'

export type NamePlatform = 'windows' | 'posix'

/** The most bytes that a file name may have on the usual file systems. */
export const LONGEST_NAME_BYTES = 255
/** Windows' MAX_PATH, its final NUL included. */
const WINDOWS_MAX_PATH = 260

const utf8 = new TextEncoder()

/** Size of a file name on disk, in bytes of UTF-8. */
export function nameBytes(name: string): number {
  return utf8.encode(name).length
}

/** A name's stem is a device on Windows whatever its extension: `con.txt` opens the console. */
const reservedStem = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])$/i

/**
 * Why a path, as the user or the command line gave it, must not be opened: null where it may.
 * Only Windows has such paths; elsewhere `CON`, a colon or a trailing dot are ordinary names.
 */
export function unsafePath(path: string, platform: NamePlatform): UnsafeNameReason | null {
  if (platform === 'posix') return null
  const plain = path.replaceAll('/', '\\')
  if (plain.startsWith('\\\\')) return 'network-share'
  if (plain.length >= WINDOWS_MAX_PATH) return 'too-long'
  const names = plain.replace(/^[a-z]:/i, '').split('\\')
  for (const name of names) {
    if (name === '' || name === '.' || name === '..') continue
    const reason = unsafeWindowsName(name)
    if (reason !== null) return reason
  }
  return null
}

function unsafeWindowsName(name: string): UnsafeNameReason | null {
  if (name.includes(':')) return 'colon'
  if (/[. ]$/.test(name)) return 'trailing-dot'
  const stem = (name.split('.')[0] ?? '').trimEnd()
  return reservedStem.test(stem) ? 'reserved' : null
}

/** Whether a new file or folder may have this name on every system. */
export function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    !/^[. ]|[\p{Cc}\p{Cs}<>:"/\\|?*]/u.test(name) &&
    name.search(bidiControlPattern) === -1 &&
    unsafeWindowsName(name) === null &&
    nameBytes(name) <= LONGEST_NAME_BYTES
  )
}

/** A file name for show on one line: controls and bidirectional controls escaped, all else as it is. */
export function nameForShow(name: string): string {
  return escapeControls(name)
}

/** What the reader should know of one file name, its folder's other names aside (see `nameTwins`). */
export function nameNotices(name: string): readonly NameNotice[] {
  const notices: NameNotice[] = []
  const escaped = escapeControls(name)
  if (name.search(bidiControlPattern) !== -1) notices.push({ kind: 'name-bidi-override', escaped })
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(name))
    notices.push({ kind: 'name-control-character', escaped })
  if (name.startsWith('-')) notices.push({ kind: 'name-leading-dash' })
  const bytes = nameBytes(name)
  if (bytes >= LONGEST_NAME_BYTES) notices.push({ kind: 'name-long', bytes })
  return notices
}

export interface NameTwin {
  readonly name: string
  readonly twin: string
  readonly form: 'normalization' | 'case'
}

/**
 * Names of one folder that some systems take for one another: equal but for Unicode normalization
 * (NFC and NFD), or but for case. Each name is told of its first twin.
 */
export function nameTwins(names: readonly string[]): readonly NameTwin[] {
  const firstByKey = new Map<string, string>()
  const twins: NameTwin[] = []
  for (const name of names) {
    const key = caseKey(name)
    const twin = firstByKey.get(key)
    if (twin === undefined) firstByKey.set(key, name)
    else if (twin !== name) {
      const form = twin.normalize('NFC') === name.normalize('NFC') ? 'normalization' : 'case'
      twins.push({ name, twin, form }, { name: twin, twin: name, form })
    }
  }
  return twins
}

/** Upper then lower case, so that ß and ss, σ and ς meet as they do on such file systems. */
function caseKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}
