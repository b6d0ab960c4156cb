import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  exportFormats,
  type ImportFormatId,
  importFormats,
  isExportFormat,
  isImportFormat,
} from '#core/formats/registry.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { checkFolder, type Finding } from './checking.ts'
import { exportDataset } from './exporting.ts'
import { type ImportRequest, importAnnotations } from './importing.ts'
import { pairFolder } from './pairing.ts'
import { shippedTagsetOf, shippedTagsets } from './tagset.ts'
import { crlfArticle, writeArticle, writeCorpus, writeSidecar } from './testing/corpus.ts'

// Much is written, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const temporaryFolder = temporaryFolders()
const calm = () => ({ signal: new AbortController().signal, progress: () => undefined })
const environment = {
  durable: systemEnvironment(),
  now: () => '2026-11-22T12:00:00Z',
  newKey: () => '7b0c5d52-1c1e-4f8e-9d0b-0f6a3c2e1d4f',
}

async function corpus(): Promise<string> {
  const root = temporaryFolder()
  await writeCorpus(join(root, 'articles'))
  return root
}

async function exported(root: string, format: string): Promise<string> {
  if (!isExportFormat(format)) throw new Error(format)
  const target = join(root, 'sets', format)
  const statements = {
    name: format,
    languages: ['ar'],
    licence: null,
    program: '0',
    division: null,
  }
  const outcome = await exportDataset(
    {
      folder: join(root, 'articles'),
      target,
      format,
      annotators: 'all',
      status: null,
      labels: null,
      layer: null,
      split: null,
      tagset: 'claims-sources-sentiment',
      shippedTagsets,
      pseudonyms: false,
      statements,
      force: false,
    },
    calm(),
  )
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return target
}

async function imported(request: Partial<ImportRequest> & Pick<ImportRequest, 'input' | 'folder'>) {
  const whole = {
    format: 'jsonl',
    annotator: null,
    tagset: null,
    shippedTagsets,
    mapping: null,
    dryRun: false,
    ...request,
  } as const
  const outcome = await importAnnotations(environment, whole, calm())
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

function sidecar(folder: string, file: string) {
  const read = readSidecar(fs.readFileSync(join(folder, file)))
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.failure)}`)
  return read.value.sidecar
}

/** A copy of the corpus's articles, without the sidecars. */
function withoutSidecars(root: string): string {
  const folder = join(root, 'bare')
  fs.cpSync(join(root, 'articles'), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.isnad.json'),
  })
  return folder
}

async function findings(folder: string): Promise<readonly Finding[]> {
  const paired = pairFolder(folder)
  if (!paired.ok) throw new Error(paired.failure.kind)
  const found: Finding[] = []
  for await (const one of checkFolder(paired.value, shippedTagsetOf, calm())) found.push(one)
  return found
}

const contents = (spans: ReturnType<typeof sidecar>['spans']) =>
  spans.map(({ label, segments, attributes }) => ({ label, segments, attributes }))

/** The roles of all frames of a type: a format may have parted a frame into relations of two. */
function rolesByType(frames: ReturnType<typeof sidecar>['frames']) {
  const roles = new Map<string, Set<string>>()
  for (const frame of frames)
    roles.set(frame.type, new Set([...(roles.get(frame.type) ?? []), ...Object.keys(frame.roles)]))
  return roles
}

describe.each(Object.keys(importFormats).filter(isImportFormat))('a trip through %s', (format) => {
  it('puts every span back where it was in its article, CR LF and code pages included', async () => {
    const root = await corpus()
    const set = await exported(root, format)
    const folder = withoutSidecars(root)
    const named = format !== 'brat'
    const { notImported, problems } = await imported({
      input: set,
      folder,
      format,
      annotator: named ? null : 'amal',
    })
    expect(problems).toEqual([])
    // brat names no annotators: the second of one article has no file of its own.
    expect(notImported.length).toBe(named ? 0 : 1)
    const { carries } = exportFormats[format]
    const files = ['north/haleb.txt.amal.isnad.json', 'south/basra.txt.amal.isnad.json']
    // Samir's spans overlap, and one is of two pieces.
    const withSamir = named && carries.overlaps && carries.pieces
    for (const file of withSamir ? [...files, 'north/haleb.txt.samir.isnad.json'] : files) {
      const [before, after] = [sidecar(join(root, 'articles'), file), sidecar(folder, file)]
      expect(after.article).toEqual(before.article)
      const bare = ({ attributes, ...span }: ReturnType<typeof contents>[number]) =>
        carries.spanAttributes ? { attributes, ...span } : span
      expect(contents(after.spans).map(bare)).toEqual(contents(before.spans).map(bare))
      if (carries.frames) expect(rolesByType(after.frames)).toEqual(rolesByType(before.frames))
    }
    expect((await findings(folder)).filter(({ weight }) => weight === 'fault')).toEqual([])
  })
})

describe('importing', () => {
  it('writes nothing in a dry run, and says what it would', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = withoutSidecars(root)
    const before = fs.readdirSync(folder, { recursive: true }).sort()
    const outcome = await imported({ input: set, folder, dryRun: true })
    expect(outcome.imported.map(({ sidecar: file, by }) => [file, by])).toContainEqual([
      'north/haleb.txt.samir.isnad.json',
      'text',
    ])
    expect(fs.readdirSync(folder, { recursive: true }).sort()).toEqual(before)
  })

  it('never touches a sidecar that is there', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = join(root, 'articles')
    const path = join(folder, 'north/haleb.txt.amal.isnad.json')
    const before = fs.readFileSync(path)
    const { imported: written, notImported } = await imported({ input: set, folder })
    expect(written).toEqual([])
    expect(notImported.map(({ reason }) => reason.kind)).toEqual(Array(3).fill('sidecar-exists'))
    expect(fs.readFileSync(path).equals(before)).toBe(true)
  })

  it('leaves words that are no longer there to the review queue, and drops nothing', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = withoutSidecars(root)
    writeArticle(folder, 'north/haleb.txt', crlfArticle.replace('وزارة الزراعة', 'وزارة الري'))
    const { imported: written } = await imported({ input: set, folder })
    const amal = written.find(({ sidecar: file }) => file === 'north/haleb.txt.amal.isnad.json')
    expect(amal).toMatchObject({ by: 'words', spans: 3 })
    expect(amal?.toReview).toBeGreaterThan(0)
    const { spans } = sidecar(folder, 'north/haleb.txt.amal.isnad.json')
    expect(spans.map(({ segments }) => segments[0]?.quote).sort()).toEqual(
      ['القمح يكفي 😀 البلاد', 'قالت', 'وزارة الزراعة'].sort(),
    )
    const faults = (await findings(folder)).filter(({ weight }) => weight === 'fault')
    expect(new Set(faults.map(({ finding }) => finding.kind))).toEqual(new Set(['unplaced']))
  })

  it('makes articles of texts that it does not find, one of each', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = join(root, 'empty')
    fs.mkdirSync(folder)
    const { imported: written } = await imported({ input: set, folder })
    expect(written.map(({ article, by }) => [article, by])).toEqual([
      ['north_haleb.txt', 'new'],
      ['north_haleb.txt', 'new'],
      ['south_basra.txt', 'new'],
    ])
    expect(fs.readFileSync(join(folder, 'south_basra.txt'), 'utf8')).toBe('القمح\n')
    expect((await findings(folder)).filter(({ weight }) => weight === 'fault')).toEqual([])
  })

  it('finds the article of spans without a text by their words', async () => {
    const root = await corpus()
    const set = await exported(root, 'csv')
    fs.rmSync(join(set, 'documents.csv'))
    const folder = withoutSidecars(root)
    const { imported: written, notImported } = await imported({
      input: set,
      folder,
      format: 'csv' satisfies ImportFormatId,
    })
    expect(notImported).toEqual([])
    expect(written.map(({ article, by, toReview }) => [article, by, toReview])).toEqual([
      ['north/haleb.txt', 'words', 0],
      ['north/haleb.txt', 'words', 0],
      ['south/basra.txt', 'words', 0],
    ])
  })

  it('proposes the tagset’s names, and takes others', async () => {
    const root = temporaryFolder()
    const folder = join(root, 'articles')
    writeArticle(folder, 'a.txt', crlfArticle)
    fs.mkdirSync(join(root, 'in'))
    fs.writeFileSync(join(root, 'in/a.txt'), crlfArticle)
    const start = [...crlfArticle].indexOf('ا')
    fs.writeFileSync(
      join(root, 'in/a.ann'),
      `T1\tClaims ${start} ${start + 5}\tالقمح\nT2\tVoice ${start} ${start + 5}\tالقمح\nR1\tAttribution Arg1:T2 Arg2:T1\n`,
    )
    const request = { input: join(root, 'in'), folder, format: 'brat', annotator: 'amal' } as const
    const { mapping, unknown } = await imported({ ...request, dryRun: true })
    expect(unknown).toMatchObject({ labels: ['Voice'], roles: ['Arg1', 'Arg2'] })
    expect(mapping).toMatchObject({
      labels: { Claims: 'claim', Voice: 'Voice' },
      frames: { Attribution: 'attribution' },
    })
    const changed = {
      ...mapping,
      labels: { ...mapping.labels, Voice: 'source' },
      roles: { Arg1: 'source', Arg2: 'content' },
    }
    await imported({ ...request, mapping: changed })
    const { spans, frames } = sidecar(folder, 'a.txt.amal.isnad.json')
    expect(spans.map(({ label, origin }) => [label, origin.kind])).toEqual([
      ['claim', 'imported'],
      ['source', 'imported'],
    ])
    expect(frames).toMatchObject([
      { type: 'attribution', roles: { source: ['T2'], content: ['T1'] } },
    ])
    await writeSidecar(folder, 'a.txt', { annotator: 'samir', spans: [] })
  })
})
