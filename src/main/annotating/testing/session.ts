/** Annotating over real temporary folders: time passes when a test says so, and file operations can be made to fail. */
import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { arabicNews } from '#core/testing/arabic-text.ts'
import { sampleSidecar, sampleSpan, sampleText } from '#core/testing/sidecars.ts'
import type { RemovedItem } from '#ipc/annotating/bin.ts'
import type { Events } from '#ipc/contract.ts'
import { readSource } from '#main/articles/source.ts'
import { Bin } from '#main/files/durable/bin.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { Journal } from '#main/files/durable/journal.ts'
import type { DurableEnvironment, FileOperations } from '#main/files/durable/operations.ts'
import { sha256 } from '#main/files/durable/write.ts'
import { errorCode } from '#main/files/failures.ts'
import { StateFile } from '#main/files/state-file.ts'
import { recordedEvents } from '#main/testing/state-file-events.ts'
import { systemError } from '#main/testing/system-error.ts'
import { Tokens } from '#main/tokens.ts'
import { Annotating } from '../annotating.ts'
import type { AnnotatingEnvironment } from '../environment.ts'
import { type Annotator, OwnKeys } from '../own-keys.ts'
import { prepareCorrection } from '../preparing.ts'
import { Projects } from '../projects.ts'
import { RecoveredJournals } from '../recovered.ts'
import { checkSidecar, mergeSidecarFiles, openSidecar } from '../sidecar-jobs.ts'
import { systemAnnotating } from '../system.ts'

export const me: Annotator = {
  id: 'amal',
  name: 'أمل',
  key: sampleSidecar.annotator.key,
}
const shipped = join(import.meta.dirname, '../../../../resources/tagsets')

/** Which operations on which paths fail, and how; a test changes it as it goes. */
export interface Faults {
  code: string | null
  /** Of the operation's name and path. */
  hits: (operation: string, path: string) => boolean
}

/** A killed session's files would stay open until the end. */
const journals: Journal[] = []
afterEach(async () => {
  await Promise.all(journals.splice(0).map((journal) => journal.close().catch(errorCode)))
})

type Told = {
  [E in keyof Events]: { readonly event: E; readonly payload: Events[E] }
}[keyof Events]

export interface Session {
  readonly folder: string
  readonly data: string
  readonly environment: AnnotatingEnvironment
  readonly annotating: Annotating
  readonly projects: Projects
  readonly recovered: RecoveredJournals
  readonly tokens: Tokens
  readonly token: string
  readonly article: string
  readonly faults: Faults
  readonly told: Told[]
  /** Runs what waits for time to pass: retries and looks. */
  passTime(): void
  hint(name: string): void
  isWritable: boolean
  annotator: Annotator | null
  /** Milliseconds that the clock was set forward, or back. */
  clockSetBy: number
}

export interface SessionOptions {
  /** Where the app's data lie; another folder is another machine. */
  readonly data: string
  readonly articleName?: string
  readonly articleText?: string | Uint8Array
  readonly instance?: string
  readonly host?: string
  /** What the session does with files, where that is not the system's own. */
  readonly operations?: FileOperations
  /** The folder that was opened, where it is not the article's own. */
  readonly root?: string
}

/** One run of the program on a folder. A second one on the same folders is the next session, or another's. */
export function session(folder: string, options: SessionOptions): Session {
  const { data, articleName = 'قمح.txt', articleText = sampleText } = options
  const article = join(folder, articleName)
  if (!fs.existsSync(article)) fs.writeFileSync(article, articleText)
  const faults: Faults = { code: null, hits: () => false }
  const told: Told[] = []
  const waiting = new Map<number, () => void>()
  const hints = new Set<(name: string | null) => void>()
  let timers = 0
  const system = systemEnvironment()
  const { operations = system.operations } = options
  const state = { isWritable: true, annotator: me as Annotator | null, clockSetBy: 0 }
  const clock = { ...system.clock, now: () => system.clock.now() + state.clockSetBy }
  const durable = failing({ ...system, operations, clock }, faults, options.host)
  const journal = new Journal(durable, join(data, 'journal'))
  journals.push(journal)
  const environment: AnnotatingEnvironment = {
    ...systemAnnotating(),
    instance: options.instance ?? 'instance-1',
    durable,
    journal,
    bin: new Bin(durable, join(data, 'bin')),
    keys: new OwnKeys(new StateFile(join(data, 'own-keys.json'), recordedEvents())),
    work: {
      check: async (bytes) => checkSidecar({ bytes }),
      open: (sidecar) => openSidecar(durable, sidecar),
      merge: async (ours, theirs) => mergeSidecarFiles({ ours, theirs }),
      readSource: async (article) => readSource(article),
      prepareCorrection,
    },
    shippedTagsets: shipped,
    annotator: () => state.annotator,
    post: (event, payload) => told.push({ event, payload } as Told),
    after: (_ms, run) => {
      const timer = ++timers
      waiting.set(timer, run)
      return () => waiting.delete(timer)
    },
    watchFolder: (_folder, hint) => {
      hints.add(hint)
      return () => hints.delete(hint)
    },
    isWritable: async () => state.isWritable,
  }
  const tokens = new Tokens()
  const annotating = new Annotating(environment, tokens)
  const opened = options.root === undefined ? null : tokens.forFolder(options.root)
  const { token } = tokens.forArticle(article, opened)
  return {
    folder,
    data,
    environment,
    annotating,
    projects: new Projects(durable, shipped, tokens),
    recovered: new RecoveredJournals(environment),
    tokens,
    token,
    article,
    faults,
    told,
    passTime: () => {
      const due = [...waiting.values()]
      waiting.clear()
      for (const run of due) run()
    },
    hint: (name) => {
      for (const hear of hints) hear(name)
    },
    get isWritable() {
      return state.isWritable
    },
    set isWritable(value) {
      state.isWritable = value
    },
    get clockSetBy() {
      return state.clockSetBy
    },
    set clockSetBy(value) {
      state.clockSetBy = value
    },
    get annotator() {
      return state.annotator
    },
    set annotator(value) {
      state.annotator = value
    },
  }
}

/** Opens the session's article; its failure is the test's. */
export async function opened({ annotating, token }: Session) {
  const result = await annotating.open(token)
  if (!result.ok) throw new Error(`Did not open: ${result.failure.kind}`)
  return result.value
}

export function save(
  { annotating, token }: Session,
  base: string | null,
  sidecar: Sidecar | string,
  more: Partial<Parameters<Annotating['save']>[1]> = {},
) {
  const content = typeof sidecar === 'string' ? sidecar : textOf(sidecar)
  const bytes = Buffer.from(content)
  return annotating.save(token, { base, content: bytes, removed: [], restored: [], ...more })
}

export function textOf(sidecar: Sidecar): string {
  return serialiseSidecar(sidecar, null)
}

export function hashOf(text: string | Uint8Array): string {
  return sha256(Buffer.from(text))
}

/** The sample with a note that tells it from others. */
export function noted(note: string, sidecar: Sidecar = sampleSidecar): Sidecar {
  return { ...sidecar, document: { ...sidecar.document, note } }
}

export function withSpan(id: string, sidecar: Sidecar = sampleSidecar): Sidecar {
  return { ...sidecar, spans: [...sidecar.spans, sampleSpan(id, 'claim', arabicNews.slice(0, 5))] }
}

/** A span as the window hands it over for the bin; its title is its id. */
export function removedSpan(id: string): RemovedItem {
  return { kind: 'span', id, label: 'claim', title: id, content: JSON.stringify({ id }) }
}

/** Bytes of every file in a folder, by name, Isnad's own included. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fs
      .readdirSync(folder)
      .filter((name) => fs.lstatSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, fs.readFileSync(join(folder, name)).toString('latin1')]),
  )
}

function failing(real: DurableEnvironment, faults: Faults, host?: string): DurableEnvironment {
  const guard = (name: string, path: string): void => {
    if (faults.code !== null && faults.hits(name, path)) throw systemError(faults.code)
  }
  const { operations } = real
  const guarded: FileOperations = {
    ...operations,
    resolve: async (path) => {
      guard('resolve', path)
      return operations.resolve(path)
    },
    status: async (path) => {
      guard('status', path)
      return operations.status(path)
    },
    read: async (path) => {
      guard('read', path)
      return operations.read(path)
    },
    list: async (path) => {
      guard('list', path)
      return operations.list(path)
    },
    create: async (path, mode) => {
      guard('create', path)
      return operations.create(path, mode)
    },
    append: async (path) => {
      guard('append', path)
      return operations.append(path)
    },
    rename: async (from, to) => {
      guard('rename', to)
      return operations.rename(from, to)
    },
    remove: async (path) => {
      guard('remove', path)
      return operations.remove(path)
    },
    syncFolder: async (path) => {
      guard('syncFolder', path)
      return operations.syncFolder(path)
    },
  }
  let elapsed = 0
  return {
    ...real,
    operations: guarded,
    clock: {
      now: () => real.clock.now(),
      elapsed: () => elapsed,
      wait: async (ms) => {
        elapsed += ms
      },
    },
    process: { ...real.process, ...(host !== undefined && { host }) },
  }
}
