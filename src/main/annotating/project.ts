/** The project file: `isnad.project.json` in the article's folder or one above it, up to the opened one. */
import { join } from 'node:path'
import { isRecord, readJson } from '#core/json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { loadProject, type Project, projectFileName, projectSchema } from '#core/sidecar/project.ts'
import { nameForShow } from '#core/text/names.ts'
import type { OpenedProject, ProjectSaveFailure } from '#ipc/annotating/project.ts'
import type { TagsetProblem } from '#ipc/annotating/tagsets.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import { type CurrentFile, updateFile } from '#main/files/durable/write.ts'
import { foldersUpTo } from '#main/files/paths.ts'
import type { ArticlePlace } from './place.ts'
import { asText, folderName, readBeside } from './reading.ts'
import { writeFailure } from './write-failure.ts'

export interface FoundProject {
  /** The folder that it lies in, or would. */
  readonly folder: string
  /** Null where there is none that can be used. */
  readonly project: Project | null
  /** Why the file that is there cannot be used. */
  readonly failure: TagsetProblem | null
}

const largestProject = 4 * 1024 * 1024

/** The nearest project file. A broken one is not passed over in favour of one further up. */
export async function findProject(
  durable: DurableEnvironment,
  place: ArticlePlace,
): Promise<FoundProject> {
  for (const folder of foldersUpTo(place.root, place.folder)) {
    const read = await readBeside(
      durable,
      join(folder, projectFileName),
      place.root,
      largestProject,
    )
    const file = projectFileName
    if (!read.ok)
      return {
        folder,
        project: null,
        failure: { kind: 'tagset-unreadable', file, reason: read.failure },
      }
    if (read.value === null) continue
    const loaded = loadProject(asText(read.value.bytes))
    return loaded.ok
      ? { folder, project: loaded.value, failure: null }
      : { folder, project: null, failure: { ...loaded.failure, file } }
  }
  return { folder: place.root, project: null, failure: null }
}

export function openedProject({ folder, project }: FoundProject): OpenedProject {
  return { project, folder: nameForShow(folderName(folder)) }
}

/** What is to be set in a project file; a null takes the key away, an undefined leaves it. */
export type ProjectPatch = Readonly<Partial<Record<'name' | 'encoding' | 'tagset', unknown>>>

/**
 * Changes a project file, or makes it; every key that is not named stays as and where it was. One that
 * is broken is left alone.
 */
export async function saveProject(
  durable: DurableEnvironment,
  place: ArticlePlace,
  folder: string,
  patch: ProjectPatch,
): Promise<Result<void, ProjectSaveFailure>> {
  const target = { path: join(folder, projectFileName), root: place.root }
  const saved = await updateFile<ProjectSaveFailure>(durable, target, (current) =>
    patched(current, patch),
  )
  if (saved.ok) return ok(undefined)
  const { failure } = saved
  switch (failure.kind) {
    case 'full-disk':
    case 'read-only':
    case 'locked':
    case 'outside-root':
    case 'not-a-regular-file':
    case 'io':
      return err(writeFailure(failure))
    default:
      return err(failure)
  }
}

function patched(
  current: CurrentFile | null,
  patch: ProjectPatch,
): Result<Uint8Array, ProjectSaveFailure> {
  let before: Readonly<Record<string, unknown>> = { format: 'isnad-project', version: 1 }
  if (current !== null) {
    const text = asText(current.bytes)
    const loaded = loadProject(text)
    if (!loaded.ok) return loaded
    // As it stands in the file: what was checked is a copy without the keys that are not known.
    const { value } = readJson(text)
    if (isRecord(value)) before = value
  }
  const after: Record<string, unknown> = { ...before }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete after[key]
    else if (value !== undefined) after[key] = value
  }
  projectSchema.parse(after)
  return ok(Buffer.from(`${JSON.stringify(after, null, 2)}\n`))
}
