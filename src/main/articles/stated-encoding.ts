/** The encoding in which an article is to be read because its sidecar or its project says so. Runs on a worker. */
import { hash } from 'node:crypto'
import { basename, dirname, join, relative, sep } from 'node:path'
import { isRecord, readJson } from '#core/json.ts'
import { sidecarName } from '#core/sidecar/name.ts'
import { loadProject, projectFileName } from '#core/sidecar/project.ts'
import { decode } from '#core/text/decode.ts'
import { type EncodingId, encodingIds } from '#core/text/encoding.ts'
import { foldersUpTo } from '#main/files/paths.ts'
import { readArticleFile } from './reading.ts'

export interface StatedEncoding {
  readonly encoding: EncodingId
  readonly reason: 'set-by-sidecar' | 'set-by-project'
}

/** Where an article was opened, and for whom. */
export interface OpenedFor {
  readonly path: string
  readonly root: string | null
  /** Whose sidecar counts; null: nobody's. */
  readonly annotator: string | null
}

/**
 * What the annotator's own sidecar says, else the project; null where neither does. What was said of
 * other bytes does not hold for bytes that are beyond doubt in another encoding.
 */
export function statedEncoding(opened: OpenedFor, bytes: Uint8Array): StatedEncoding | null {
  const ofSidecar = sidecarEncoding(opened)
  if (ofSidecar !== null && (ofSidecar.sha256 === hash('sha256', bytes, 'hex') || isOpen(bytes)))
    return { encoding: ofSidecar.encoding, reason: 'set-by-sidecar' }
  const ofProject = projectEncoding(opened)
  return ofProject === null ? null : { encoding: ofProject, reason: 'set-by-project' }
}

/** Whether the bytes leave open which encoding they are in. */
function isOpen(bytes: Uint8Array): boolean {
  const decoded = decode(bytes)
  if (!decoded.ok) return true
  const { reason } = decoded.value
  return reason !== 'byte-order-mark' && reason !== 'valid-utf-8'
}

/** The beginning of a sidecar in the form that Isnad writes has all that is asked of it. */
const headBytes = 16 * 1024

interface SidecarEncoding {
  readonly encoding: EncodingId
  readonly sha256: string
}

function sidecarEncoding({ path, root, annotator }: OpenedFor): SidecarEncoding | null {
  if (annotator === null) return null
  const folder = dirname(path)
  const name = sidecarName(basename(path), annotator, (text) => hash('sha256', text, 'hex'))
  const sidecar = join(folder, name)
  const head = readArticleFile(sidecar, root ?? folder, headBytes)
  if (!head.ok) return null
  // Inside a string the quotes would be escaped.
  const found =
    /"sha256": "([0-9a-f]{64})",\n {4}"encoding": "([a-z0-9-]+)"/.exec(
      Buffer.from(head.value).toString(),
    ) ?? null
  if (found !== null) return soundEncoding(found[2], found[1])
  if (head.value.length < headBytes) return encodingInside(head.value)
  const whole = readArticleFile(sidecar, root ?? folder)
  return whole.ok ? encodingInside(whole.value) : null
}

/** From a sidecar that is written in another form. */
function encodingInside(bytes: Uint8Array): SidecarEncoding | null {
  const { value } = readJson(Buffer.from(bytes).toString())
  const article = isRecord(value) ? value.article : null
  return isRecord(article) ? soundEncoding(article.encoding, article.sha256) : null
}

function soundEncoding(encoding: unknown, sha256: unknown): SidecarEncoding | null {
  const known = encodingIds.find((id) => id === encoding)
  return known !== undefined && typeof sha256 === 'string' ? { encoding: known, sha256 } : null
}

function projectEncoding({ path, root }: OpenedFor): EncodingId | null {
  const top = root ?? dirname(path)
  for (const folder of foldersUpTo(top, dirname(path))) {
    const read = readArticleFile(join(folder, projectFileName), top)
    if (!read.ok) {
      if (read.failure.kind === 'not-found') continue
      return null
    }
    const loaded = loadProject(Buffer.from(read.value).toString())
    if (!loaded.ok) return null
    const { encoding, encodings } = loaded.value
    const file = relative(folder, path).split(sep).join('/')
    return encodings?.[file] ?? encoding ?? null
  }
  return null
}
