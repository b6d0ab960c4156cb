import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemError } from '#main/testing/system-error.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { type ExportRequest, exportDataset } from './exporting.ts'
import { shippedTagsets } from './tagset.ts'
import { writeArticle, writeCorpus, writeSidecar } from './testing/corpus.ts'

const temporaryFolder = temporaryFolders()
afterEach(() => vi.restoreAllMocks())

function requestOf(root: string, more: Partial<ExportRequest> = {}): ExportRequest {
  return {
    folder: join(root, 'articles'),
    target: join(root, 'out', 'set'),
    format: 'jsonl',
    annotators: 'all',
    status: null,
    labels: null,
    layer: null,
    split: null,
    tagset: 'claims-sources-sentiment',
    shippedTagsets,
    pseudonyms: false,
    statements: {
      name: 'مجموعة',
      languages: ['ar'],
      licence: 'cc-by-4.0',
      program: '0.0.0',
      division: null,
    },
    force: false,
    ...more,
  }
}

const calm = () => ({ signal: new AbortController().signal, progress: () => undefined })

async function corpus(): Promise<string> {
  const root = temporaryFolder()
  await writeCorpus(join(root, 'articles'))
  return root
}

async function exported(request: ExportRequest) {
  const outcome = await exportDataset(request, calm())
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

function records(root: string, file = 'data.jsonl') {
  const text = fs.readFileSync(join(root, 'out', 'set', file), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Every file with its content, and nothing else beside the set. */
function snapshot(root: string): Record<string, string> {
  const folder = join(root, 'out')
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    files.map((path) => [path.slice(root.length), fs.readFileSync(path, 'base64')]),
  )
}

describe('exporting a folder', () => {
  it('writes each annotator’s view of each article, in order, in offsets of the decoded text', async () => {
    const root = await corpus()
    const outcome = await exported(requestOf(root))
    expect(outcome).toMatchObject({ articles: 2, documents: 3, losses: [], unread: [], strays: [] })
    const found = records(root)
    expect(found.map(({ id }) => id)).toEqual([
      'north_haleb.amal',
      'north_haleb.samir',
      'south_basra.amal',
    ])
    for (const { text, spans } of found)
      for (const { segments } of spans)
        for (const { start, end, text: words } of segments)
          expect([...text].slice(start, end).join('')).toBe(words)
    expect(found[0].text).not.toContain('\r')
    expect(found[2].text).toBe('القمح\n')
    const card = fs.readFileSync(join(root, 'out', 'set', 'README.md'), 'utf8')
    expect(card).toContain('license: cc-by-4.0')
    expect(card).toContain('| claim | 4 |')
    expect(card).toContain('Annotated by several: 1 article.')
    expect(card).toMatch(/^\| claim \| 3 \| 0\.\d{3} \| 0\.667 \| 0\.667 \|$/m)
    const sources = fs.readFileSync(join(root, 'out', 'set', 'sources.tsv'), 'utf8')
    expect(sources.split('\n')[1]).toMatch(/^north\/haleb\.txt\t[0-9a-f]{64}\t[0-9a-f]{64}\t$/)
  })

  it('writes the same bytes for the same input', async () => {
    const root = await corpus()
    await exported(requestOf(root))
    const first = snapshot(root)
    await exported(requestOf(root, { force: true }))
    expect(snapshot(root)).toEqual(first)
  })

  it('takes only what is asked for', async () => {
    const root = await corpus()
    await exported(requestOf(root, { annotators: new Set(['gold']) }))
    expect(records(root).map(({ annotator }) => annotator.id)).toEqual(['gold'])
    await exported(requestOf(root, { status: 'draft', force: true }))
    expect(records(root).map(({ annotator }) => annotator.id)).toEqual(['samir'])
    const labels = new Set(['claim', 'attribution'])
    const outcome = await exported(requestOf(root, { labels, force: true }))
    expect(records(root)[0].frames[0].roles).toEqual([
      { role: 'source' },
      { role: 'cue' },
      { role: 'content', fillers: ['c1'] },
    ])
    expect(outcome.losses).toMatchObject([{ kind: 'filtered-filler', count: 2 }])
    const shares = { train: 80, validation: 10, test: 10 }
    const split = { shares, seed: '1', groupBy: 'article', stratified: true } as const
    const divided = await exported(requestOf(root, { labels, split, force: true }))
    expect(divided.losses).toEqual(outcome.losses)
  })

  it('hides names', async () => {
    const root = await corpus()
    await exported(requestOf(root, { pseudonyms: true }))
    const everything = Object.values(snapshot(root)).map((one) =>
      Buffer.from(one, 'base64').toString(),
    )
    expect(everything.join()).not.toMatch(/amal|samir|أمل/)
    expect(records(root).map(({ annotator }) => annotator.name)).toEqual([
      'annotator-1',
      'annotator-2',
      'annotator-1',
    ])
  })

  it('never puts one article, or copies of it, into two splits', async () => {
    const root = await corpus()
    const folder = join(root, 'articles')
    for (let i = 0; i < 30; i++) {
      const text = `خبر رقم ${i % 10} عن القمح`
      writeArticle(folder, `many/${i}.txt`, text)
      await writeSidecar(folder, `many/${i}.txt`, {
        annotator: 'amal',
        spans: [{ id: 'x', label: i % 2 === 0 ? 'claim' : 'source', words: ['القمح'] }],
      })
    }
    const shares = { train: 60, validation: 20, test: 20 }
    const split = { shares, seed: '7', groupBy: 'article' as const, stratified: true }
    await exported(requestOf(root, { split }))
    const splitOf = new Map<string, string>()
    for (const file of ['train', 'validation', 'test'])
      for (const record of records(root, `${file}.jsonl`)) {
        expect(record.split).toBe(file)
        const known = splitOf.get(record.sha256) ?? file
        expect(known).toBe(file)
        splitOf.set(record.sha256, file)
      }
    expect(new Set(splitOf.values()).size).toBe(3)
  })

  it('goes on past files that cannot be read, and names them', async () => {
    const root = await corpus()
    const folder = join(root, 'articles')
    fs.writeFileSync(join(folder, 'south/plain.txt.amal.isnad.json'), '{"format":')
    fs.writeFileSync(join(folder, 'south/gone.txt.amal.isnad.json'), '{}')
    const outcome = await exported(requestOf(root))
    expect(outcome.unread).toMatchObject([
      { file: 'south/plain.txt.amal.isnad.json', failure: { kind: 'damaged-sidecar' } },
    ])
    expect(outcome.strays).toEqual(['south/gone.txt.amal.isnad.json'])
    expect(outcome.documents).toBe(3)
  })

  it('goes on past a folder that may not be read, and names it', async () => {
    const root = await corpus()
    writeArticle(join(root, 'articles'), 'closed/خبر.txt', 'القمح')
    const readdir = fs.readdirSync
    vi.spyOn(fs, 'readdirSync').mockImplementation(((path: string, options: never) => {
      if (path.includes('closed')) throw systemError('EACCES')
      return readdir(path, options)
    }) as typeof fs.readdirSync)
    expect(await exported(requestOf(root))).toMatchObject({
      documents: 3,
      unread: [{ file: 'closed/', failure: { kind: 'unreadable' } }],
    })
  })

  it('names labels that nothing has', async () => {
    const root = await corpus()
    const labels = new Set(['claim', 'attribution', 'klaim'])
    expect((await exported(requestOf(root, { labels }))).labelsNotFound).toEqual(['klaim'])
  })

  it('replaces a data set only when told to, and nothing else ever', async () => {
    const root = await corpus()
    await exported(requestOf(root))
    const before = snapshot(root)
    expect(await exportDataset(requestOf(root), calm())).toMatchObject({
      failure: { kind: 'target-exists' },
    })
    fs.writeFileSync(join(root, 'out/set/mine.txt'), 'مهم')
    for (const force of [false, true])
      expect(await exportDataset(requestOf(root, { force }), calm())).toMatchObject({
        failure: { kind: 'target-not-a-dataset', file: 'mine.txt' },
      })
    fs.rmSync(join(root, 'out/set/mine.txt'))
    expect(snapshot(root)).toEqual(before)
    const inside = requestOf(root, { target: join(root, 'articles/set') })
    expect(await exportDataset(inside, calm())).toMatchObject({
      failure: { kind: 'target-inside-source' },
    })
    expect(fs.existsSync(join(root, 'articles/set'))).toBe(false)
  })

  it('knows the layers of the tagset', async () => {
    const root = await corpus()
    const outcome = await exportDataset(requestOf(root, { layer: 'nowhere' }), calm())
    expect(outcome).toMatchObject({ failure: { kind: 'layer-unknown', layer: 'nowhere' } })
    expect(fs.existsSync(join(root, 'out'))).toBe(false)
  })

  it('leaves nothing behind when it is stopped or finds nothing', async () => {
    const root = await corpus()
    const stop = new AbortController()
    const stopped = await exportDataset(requestOf(root), {
      signal: stop.signal,
      progress: () => stop.abort(),
    })
    expect(stopped).toMatchObject({ failure: { kind: 'export-cancelled' } })
    const none = await exportDataset(requestOf(root, { annotators: new Set(['nobody']) }), calm())
    expect(none).toEqual({ ok: false, failure: { kind: 'no-documents', unread: [] } })
    const sidecar = 'south/basra.txt.amal.isnad.json'
    for (const file of fs.readdirSync(root, { recursive: true }).map(String))
      if (file.endsWith('.isnad.json')) fs.writeFileSync(join(root, file), '{')
    expect(await exportDataset(requestOf(root), calm())).toMatchObject({
      failure: {
        kind: 'no-documents',
        unread: expect.arrayContaining([expect.objectContaining({ file: sidecar })]),
      },
    })
    expect(fs.readdirSync(join(root, 'out'))).toEqual([])
  })
})
