/**
 * Failures in words. Their kinds are written to be read (`reversed-range`), so a kind and its fields
 * make the sentence; the very same names stand in the output of --json.
 */
import { escapeControls } from '#core/text/bidi.ts'

/** `damaged-sidecar` as `damaged sidecar`, with its other fields in brackets. */
export function describe(failure: { readonly kind: string }): string {
  const { kind, ...rest } = failure
  const fields = Object.entries(rest).flatMap(([key, value]) => {
    const shown = show(value)
    return shown === null ? [] : `${words(key)}: ${shown}`
  })
  return escapeControls(fields.length === 0 ? words(kind) : `${words(kind)} (${fields.join(', ')})`)
}

/**
 * The failure, with the path in front where it is about one of those that were given: `of` says which,
 * without it the folder.
 */
export function describeAt(
  failure: { readonly kind: string; readonly of?: 'folder' | 'input' },
  given: { readonly folder: string; readonly input?: string },
): string {
  const { of = 'folder', ...rest } = failure
  if (!aboutPlaces.has(failure.kind)) return describe(failure)
  return escapeControls(`${given[of] ?? given.folder}: ${describe(rest)}`)
}

const aboutPlaces: ReadonlySet<string> = new Set(['not-found', 'not-a-folder', 'unreadable', 'io'])

/** An English phrase of an identifier: `textLength` and `text-length` become `text length`. */
export function words(identifier: string): string {
  return identifier
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
}

const mostListed = 5

function show(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) {
    const shown = value.slice(0, mostListed).flatMap((one) => show(one) ?? [])
    const more = value.length > mostListed ? [`${value.length - mostListed} more`] : []
    return shown.length === 0 ? null : [...shown, ...more].join('; ')
  }
  if (isFailure(value)) return describe(value)
  return null
}

function isFailure(value: unknown): value is { readonly kind: string } {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
  )
}
