/**
 * One of several processes that write one sidecar, as two machines of one annotator do: `node merger.ts
 * <folder> <data folder> <name> <count>` adds <count> spans of its own, one save each, merged with what
 * the other saved meanwhile as the window merges.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { mergeSidecars } from '#core/sidecar/merge.ts'
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { saverIn } from './saving-process.ts'
import { sidecarOf } from './sidecars.ts'

const [folder, data, name, count] = process.argv.slice(2)
if (folder === undefined || data === undefined || name === undefined)
  throw new Error('usage: merger.ts FOLDER DATA-FOLDER NAME COUNT')

const saver = saverIn(folder, data)
let base: { readonly sha256: string; readonly sidecar: Sidecar } | null = null
let ours = sidecarOf([], '')

for (let i = 1; i <= Number(count); i++) {
  ours = { ...ours, spans: [...ours.spans, ...sidecarOf([`${name}-${i}`], '').spans] }
  await save()
}

async function save(): Promise<void> {
  for (;;) {
    const content = Buffer.from(serialiseSidecar(ours, null))
    const saved = await saver.save({
      base: base?.sha256 ?? null,
      content,
      removed: [],
      restored: [],
      replaces: false,
    })
    if (saved.ok) {
      base = { sha256: saved.value.sha256, sidecar: ours }
      return
    }
    const { failure } = saved
    if (failure.kind === 'changed-on-disk' && failure.content !== null && failure.sha256 !== null) {
      const theirs = parseSidecar(failure.content)
      if (!theirs.ok) throw new Error(JSON.stringify(theirs.failure))
      const merged = mergeSidecars(base?.sidecar ?? null, ours, theirs.value.sidecar)
      if (!merged.ok) throw new Error(merged.failure.kind)
      base = { sha256: failure.sha256, sidecar: theirs.value.sidecar }
      ours = merged.value.sidecar
    } else if (failure.kind === 'locked') await wait(10)
    else throw new Error(JSON.stringify(failure))
  }
}
