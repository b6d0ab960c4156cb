import type { ExtractionFailure } from '#core/document/document.ts'
import { openArchive } from '#core/document/docx/archive.ts'
import { err, ok, type Result } from '#core/result.ts'
import { readXml } from '#core/xml.ts'
import type { ImportProblem } from '../importer.ts'

/** A REFI-QDA archive as it is: the elements of its project, and its texts by the paths in it. */
export interface RefiProject {
  readonly root: RefiElement
  /** The bytes of a source that is in the archive; null where it is not, or lies elsewhere. */
  source(path: string): Result<Uint8Array | null, RefiFailure>
}

export interface RefiElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: RefiElement[]
  text: string
}

export type RefiFailure = Pick<ImportProblem, 'kind' | 'detail'>

/** Tells of something that could not be taken over. */
export type Tell = (kind: ImportProblem['kind'], detail: string) => void

/** What our own projects name as the program that they come from. */
export const projectOrigin = 'Isnad'

const deepest = 400

/** Opens the archive. Names that lead out of it, links, and parts that grow beyond measure are refused. */
export function openProject(bytes: Uint8Array): Result<RefiProject, RefiFailure> {
  const opened = openArchive(bytes)
  if (!opened.ok) return err(failureOf(opened.failure))
  const archive = opened.value
  const projects = archive.names.filter((name) => /^[^/]+\.qde$/i.test(name))
  const project = projects.find((name) => name.toLowerCase() === 'project.qde') ?? projects[0]
  if (project === undefined) return err({ kind: 'malformed', detail: 'project.qde' })
  const xml = archive.read(project)
  if (!xml.ok) return err(failureOf(xml.failure))
  const root = parse(decode(xml.value ?? new Uint8Array()))
  if (!root.ok) return root
  // Some programs write the folder's name small.
  const byName = new Map(archive.names.map((name) => [name.toLowerCase(), name]))
  return ok({
    root: root.value,
    source(path) {
      const internal = /^internal:\/\/(.+)$/i.exec(path)?.[1]
      if (internal === undefined) return ok(null)
      const exact = `Sources/${internal}`
      const name = archive.names.includes(exact) ? exact : byName.get(exact.toLowerCase())
      if (name === undefined) return ok(null)
      const read = archive.read(name)
      return read.ok ? read : err(failureOf(read.failure))
    },
  })
}

/** The program that a project names as its own; empty where it names none. */
export function originOf({ root }: RefiProject): string {
  return root.attributes.get('origin') ?? ''
}

export function isOwn(project: RefiProject): boolean {
  return originOf(project) === projectOrigin
}

function failureOf(failure: ExtractionFailure): RefiFailure {
  const detail = 'reason' in failure ? failure.reason : failure.kind
  return { kind: detail === 'path-escape' ? 'unsafe-name' : 'malformed', detail }
}

function parse(xml: string): Result<RefiElement, RefiFailure> {
  const open: RefiElement[] = []
  let root: RefiElement | null = null
  const read = readXml(
    xml,
    {
      open(element) {
        const attributes = new Map<string, string>()
        for (const { local, value } of element.attributes()) attributes.set(local, value)
        const made = { name: element.local, attributes, children: [], text: '' }
        open.at(-1)?.children.push(made)
        root ??= made
        open.push(made)
      },
      close() {
        open.pop()
      },
      text(text) {
        const element = open.at(-1)
        if (element !== undefined) element.text += text
      },
    },
    deepest,
  )
  if (!read.ok) {
    const { failure } = read
    return err({
      kind: 'malformed',
      detail: failure.kind === 'malformed-xml' ? failure.detail : failure.kind,
    })
  }
  return root === null ? err({ kind: 'malformed', detail: 'Project' }) : ok(root)
}

/** UTF-8, or UTF-16 with its mark. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

/** The children of an element that have that name. */
export function childrenOf(element: RefiElement | undefined, name: string): readonly RefiElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The text of the first child of that name; empty where there is none. */
export function textIn(element: RefiElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? ''
}

/** A GUID as all programs are to understand it: small letters, no braces. */
export function guidIn(element: RefiElement | undefined, attribute: string): string {
  return (element?.attributes.get(attribute) ?? '').replaceAll(/[{}]/g, '').toLowerCase()
}

/** What a `…Ref` of that name refers to; empty where there is none. */
export function reference(element: RefiElement, name: string): string {
  return guidIn(childrenOf(element, name)[0], 'targetGUID')
}
