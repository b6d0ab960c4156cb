/** Which parts a part of the package refers to (ECMA-376 part 2, 9.3). */
import type { ExtractionFailure } from '#core/document/document.ts'
import { ok, type Result } from '#core/result.ts'
import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

export interface Relationship {
  readonly id: string
  /** The last segment of the type's URI: `officeDocument`, `styles`, `image`. */
  readonly type: string
  /** An archive member's name, or an address where `external`. */
  readonly target: string
  readonly external: boolean
}

/** The relationships of a part, or of the package for an empty name. */
export function readRelationships(
  archive: Archive,
  part: string,
): Result<readonly Relationship[], ExtractionFailure> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const name = `${folder}_rels/${part.slice(slash)}.rels`
  const bytes = archive.read(name)
  if (!bytes.ok) return bytes
  if (bytes.value === null) return ok([])
  const relationships: Relationship[] = []
  const read = readXml(name, bytes.value, {
    open(element, attribute) {
      if (element !== 'rel:Relationship') return
      const external = attribute('TargetMode') === 'External'
      const target = attribute('Target') ?? ''
      relationships.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: external ? target : resolve(folder, target),
        external,
      })
    },
  })
  return read.ok ? ok(relationships) : read
}

/** A member's name from a target that is relative to `folder`, or to the package where it begins with a slash. */
function resolve(folder: string, target: string): string {
  const segments = target.startsWith('/') ? [] : folder.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}
