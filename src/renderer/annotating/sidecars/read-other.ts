import { parseSidecar } from '#core/sidecar/parse.ts'
import type { OtherSidecar } from '#ipc/annotating/sidecars.ts'

/** Another annotator's sidecar as far as it can be read; null where its file could not be. */
export function readOther({ content }: OtherSidecar): ReturnType<typeof parseSidecar> | null {
  return content.ok ? parseSidecar(content.value) : null
}

/** What its annotator is called: by the name in it, else by the id in the file's name. */
export function nameOfOther(other: OtherSidecar, read = readOther(other)): string {
  const name = read?.ok === true ? read.value.sidecar.annotator.name : ''
  return name === '' ? other.annotator : name
}
