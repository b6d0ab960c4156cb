import { isRecord } from '#core/json.ts'
import { sidecarVersion } from './schema.ts'

/** What the format's version, as the file states it, means for reading it. */
export type VersionGate =
  | { readonly kind: 'current' }
  /** Written by a newer program: shown, never written. */
  | { readonly kind: 'newer'; readonly version: number }
  /** No version, or none that can be: left to the schema to name. */
  | { readonly kind: 'unknown' }

/** Version 1 is the first, so that nothing older needs turning into it. */
export function versionGate(value: unknown): VersionGate {
  const version = isRecord(value) ? value.version : undefined
  if (typeof version !== 'number' || !Number.isInteger(version)) return { kind: 'unknown' }
  if (version === sidecarVersion) return { kind: 'current' }
  return version > sidecarVersion ? { kind: 'newer', version } : { kind: 'unknown' }
}
