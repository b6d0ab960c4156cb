import { compareText } from '#core/annotation/order.ts'
import { extensionOf } from '#core/document/format.ts'
import type { Sha256Hex } from '#core/sidecar/name.ts'
import { nameBytes } from '#core/text/names.ts'

/** Room for an annotator's id, a mark and an extension in a file name of 255 bytes. */
const longestStem = 160

/**
 * A name for each article of a set, by its path, that no system has trouble with: letters and digits
 * of any script, `-`, `_` and `.`; not a device of Windows. Where two would be the same on some
 * system, or a name had to be changed beyond that, 8 hex digits of the SHA-256 of the path follow.
 */
export function articleStems(
  files: readonly string[],
  sha256: Sha256Hex,
): ReadonlyMap<string, string> {
  const plain = new Map(files.map((file) => [file, plainStem(file)]))
  const uses = new Map<string, number>()
  for (const { stem } of plain.values()) uses.set(key(stem), (uses.get(key(stem)) ?? 0) + 1)
  const stems = new Map<string, string>()
  for (const file of files.toSorted(compareText)) {
    const { stem, exact } = plain.get(file) ?? plainStem(file)
    const alone = (uses.get(key(stem)) ?? 0) === 1
    stems.set(file, exact && alone ? stem : `${stem}~${sha256(file).slice(0, 8)}`)
  }
  return stems
}

function plainStem(file: string): { readonly stem: string; readonly exact: boolean } {
  const extension = extensionOf(file.slice(file.lastIndexOf('/') + 1))
  const path = extension === '' ? file : file.slice(0, -extension.length - 1)
  const safe = path
    .normalize('NFC')
    .replaceAll('/', '_')
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]/gu, '_')
    .replace(/^[.\p{M}-]/u, '_')
    .replace(/\.$/, '_')
  let stem = ''
  let bytes = 0
  for (const character of safe) {
    bytes += nameBytes(character)
    if (bytes > longestStem) break
    stem += character
  }
  const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9])(?:\.|$)/i.test(stem)
  return { stem: device ? `_${stem}` : stem, exact: stem === safe }
}

/** What two names have in common where a system takes them for one. */
function key(stem: string): string {
  return stem.toUpperCase().toLowerCase().normalize('NFC')
}
