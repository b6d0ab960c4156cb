import { unpackJson } from '#core/packed-json.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { OwnSidecarFile } from '#ipc/annotating/sidecars.ts'

/** The sidecar that main read and found sound: to check it once more here would only cost time. */
export function sidecarIn(own: OwnSidecarFile | null): Sidecar | null {
  return own === null || own.packed === null ? null : (unpackJson(own.packed) as Sidecar)
}
