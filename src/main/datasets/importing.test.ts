import fs from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  exportFormats,
  type ImportFormatId,
  importFormats,
  isExportFormat,
  isImportFormat,
} from '#core/formats/registry.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { waitingOf } from '#ipc/imports.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { checkFolder, type Finding } from './checking.ts'
import { exportDataset } from './exporting.ts'
import type { ImportAnnotator, ImportEnvironment } from './import-run.ts'
import { type ImportRequest, importAnnotations } from './importing.ts'
import { pairFolder } from './pairing.ts'
import { shippedTagsetOf, shippedTagsets } from './tagset.ts'
import { crlfArticle, writeArticle, writeCorpus, writeSidecar } from './testing/corpus.ts'

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

async function imported(
  request: Partial<ImportRequest> & Pick<ImportRequest, 'inputs' | 'folder'>,
) {
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

const by = (id: string): ImportAnnotator => ({ id, name: id, key: null, adds: false })

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
    const { notImported, problems } = await imported({ inputs: [set], folder, format })
    expect(problems).toEqual([])
    expect(notImported).toEqual([])
    const { carries } = exportFormats[format]
    const files = ['north/haleb.txt.amal.isnad.json', 'south/basra.txt.amal.isnad.json']
    // Samir's spans overlap, and one is of two pieces.
    const withSamir = carries.overlaps && carries.pieces
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

describe.each(['jsonl', 'webannotation', 'brat', 'cas-json', 'cas-xmi', 'webanno-tsv', 'refi-qda'])(
  'U+FEFF through %s',
  (format) => {
    it('is kept where a text begins with it, and is no byte order mark in a new article', async () => {
      const root = temporaryFolder()
      const articles = join(root, 'articles')
      // The first is the file's mark, the second the text's own.
      writeArticle(articles, 'a.txt', '\ufeff\ufeff📈 القمح يكفي\n')
      const span = { id: 's', label: 'claim', words: ['القمح'] }
      const file = await writeSidecar(articles, 'a.txt', { annotator: 'amal', spans: [span] })
      const before = sidecar(articles, file)
      if (!isImportFormat(format)) throw new Error(format)
      const set = await exported(root, format)
      const again = join(root, 'again')
      writeArticle(again, 'a.txt', '\ufeff\ufeff📈 القمح يكفي\n')
      const empty = join(root, 'empty')
      fs.mkdirSync(empty)
      for (const [folder, how] of [
        [again, 'text'],
        [empty, 'new'],
      ] as const) {
        const outcome = await imported({ inputs: [set], folder, format, annotator: by('amal') })
        expect(outcome.imported).toMatchObject([{ by: how, spans: { exact: 1 } }])
        const [made] = outcome.imported
        const after = sidecar(folder, made?.sidecar ?? '')
        expect(after.article.textSha256).toBe(before.article.textSha256)
        expect(contents(after.spans)).toEqual(contents(before.spans))
      }
    })
  },
)

describe('importing', () => {
  it('finds the article of a text whose byte order mark brat counted', async () => {
    const root = temporaryFolder()
    const folder = join(root, 'articles')
    writeArticle(folder, 'a.txt', '\ufeffالقمح يكفي\n')
    fs.mkdirSync(join(root, 'in'))
    fs.writeFileSync(join(root, 'in/a.txt'), '\ufeffالقمح يكفي\n')
    fs.writeFileSync(join(root, 'in/a.ann'), 'T1\tclaim 7 11\tيكفي\n')
    const outcome = await imported({ inputs: [join(root, 'in')], folder, format: 'brat' })
    expect(outcome.imported).toMatchObject([{ article: 'a.txt', by: 'text', spans: { exact: 1 } }])
  })

  it('writes nothing in a dry run, and says what it would', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = withoutSidecars(root)
    const before = fs.readdirSync(folder, { recursive: true }).sort()
    const outcome = await imported({ inputs: [set], folder, dryRun: true })
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
    const { imported: written, notImported } = await imported({ inputs: [set], folder })
    expect(written).toEqual([])
    expect(notImported.map(({ reason }) => reason.kind)).toEqual(Array(3).fill('sidecar-exists'))
    expect(fs.readFileSync(path).equals(before)).toBe(true)
  })

  it('leaves words that are no longer there to the review queue, and drops nothing', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = withoutSidecars(root)
    writeArticle(folder, 'north/haleb.txt', crlfArticle.replace('وزارة الزراعة', 'وزارة الري'))
    const { imported: written } = await imported({ inputs: [set], folder })
    const amal = written.find(({ sidecar: file }) => file === 'north/haleb.txt.amal.isnad.json')
    expect(amal).toMatchObject({ by: 'words', spans: { exact: 1, moved: 2 } })
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
    const { imported: written } = await imported({ inputs: [set], folder })
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
      inputs: [set],
      folder,
      format: 'csv' satisfies ImportFormatId,
    })
    expect(notImported).toEqual([])
    expect(written.map(({ article, by, spans }) => [article, by, waitingOf(spans)])).toEqual([
      ['north/haleb.txt', 'words', 0],
      ['north/haleb.txt', 'words', 0],
      ['south/basra.txt', 'words', 0],
    ])
  })

  it('gives a name to labels that have none: a sidecar with an empty one is damaged', async () => {
    const folder = temporaryFolder()
    const file = join(temporaryFolder(), 'tasks.jsonl')
    const label = [
      [0, 3, ''],
      [4, 10, '__proto__'],
    ]
    fs.writeFileSync(file, JSON.stringify({ text: 'قال الوزير', label }))
    const outcome = await imported({ inputs: [file], folder, format: 'doccano' })
    const { spans } = sidecar(folder, outcome.imported[0]?.sidecar ?? '')
    expect(spans.map((span) => span.label)).toEqual(['_', '__proto__'])
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
    const request = {
      inputs: [join(root, 'in')],
      folder,
      format: 'brat',
      annotator: by('amal'),
    } as const
    const { mapping, unknown } = await imported({ ...request, dryRun: true })
    expect(unknown).toMatchObject({ labels: ['Voice'], roles: ['Arg1'] })
    expect(mapping).toMatchObject({
      labels: { Claims: 'claim', Voice: 'Voice' },
      frames: { Attribution: 'attribution' },
      roles: {
        'Attribution › Arg1 › Voice': 'Arg1',
        'Attribution › Arg2 › Claims': 'content',
      },
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

/** A folder with one article, another for what comes in, and a request that reads it. */
function withInput(name: string, content: string | Uint8Array) {
  const root = temporaryFolder()
  const folder = join(root, 'articles')
  writeArticle(folder, 'haleb.txt', crlfArticle)
  fs.mkdirSync(join(root, 'in'))
  fs.writeFileSync(join(root, 'in', name), content)
  return { root, folder, request: { inputs: [join(root, 'in', name)], folder, format: null } }
}

function failureOf(request: Parameters<typeof imported>[0]) {
  const whole = {
    format: null,
    annotator: null,
    tagset: null,
    shippedTagsets,
    mapping: null,
    dryRun: false,
    ...request,
  }
  return importAnnotations(environment, whole, calm()).then((outcome) =>
    outcome.ok ? null : outcome.failure,
  )
}

const everything = (root: string) => fs.readdirSync(root, { recursive: true }).sort()

describe('tables that others made', () => {
  const text = crlfArticle.replaceAll('\r\n', '\n')
  const start = text.indexOf('هذا العام')

  it('have their offsets told by the article, and words alone found where they stand once', async () => {
    const { folder, request } = withInput(
      'marks.csv',
      `file,start,end,quote,label\nhaleb.txt,${start},${start + 9},هذا العام,claim\nhaleb.txt,,,ونفى,cue\nhaleb.txt,,,القمح,claim\n`,
    )
    const outcome = await imported({ ...request, annotator: by('amal') })
    expect(outcome.format).toBe('csv')
    expect(outcome.assumptions).toContainEqual(
      expect.objectContaining({ kind: 'offset-unit', unit: 'utf-16', fitting: 1, of: 1 }),
    )
    expect(outcome.counts).toMatchObject({
      made: 1,
      articles: { byText: 0, byWords: 1, new: 0 },
      spans: { exact: 2, moved: 0, ambiguous: 1, orphan: 0 },
    })
    const { spans } = sidecar(folder, 'haleb.txt.amal.isnad.json')
    expect(spans.map(({ segments }) => segments[0]?.quote).sort()).toEqual(
      ['القمح', 'هذا العام', 'ونفى'].sort(),
    )
  })
})

describe('brat', () => {
  const text = 'قالت الوزارة إن العمل مستمر'
  const mark = (label: string) => `T1\t${label} 5 12\tالوزارة\n`

  it('names no annotators: where one text comes in several folders, those do, in whatever letters', async () => {
    const { root, folder } = withInput('unused.txt', '')
    for (const [file, content] of [
      ['أمل/n1.txt', text],
      ['أمل/n1.ann', mark('Source')],
      ['سمير/n1.txt', text],
      ['سمير/n1.ann', mark('Target')],
      ['سمير/n2.txt', `${text} غدا`],
      ['سمير/n2.ann', mark('Claim')],
    ] as const)
      writeArticle(join(root, 'brat'), file, content)
    const request = { inputs: [join(root, 'brat')], folder, format: null }
    for (const dryRun of [true, false]) {
      const outcome = await imported({ ...request, dryRun })
      expect(outcome).toMatchObject({ format: 'brat', notImported: [], problems: [] })
      expect(outcome.assumptions).toEqual([
        { kind: 'annotators', from: 'folder', file: 'أمل/n1', annotator: 'أمل' },
      ])
      expect(outcome.imported.map((one) => [one.name, one.by])).toEqual([
        ['أمل/n1', 'new'],
        ['سمير/n1', 'new'],
        ['سمير/n2', 'new'],
      ])
    }
    const made = fs.readdirSync(folder).filter((name) => name.endsWith('.isnad.json'))
    expect(
      fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort(),
    ).toEqual([...['haleb.txt', 'n1.txt', 'n2.txt']])
    const found = made.map((file) => {
      const { annotator, spans } = sidecar(folder, file)
      return `${annotator.name} ${spans[0]?.label}`
    })
    expect(found.sort()).toEqual(['أمل source', 'سمير claim', 'سمير target'])
  })

  it('has an empty file for every text: those get an article, and no sidecar', async () => {
    const { root, folder } = withInput('unused.txt', '')
    for (const [file, content] of [
      // Another text than the folder's own article of that name.
      ['haleb.txt', text],
      ['haleb.ann', ''],
      ['new.txt', `${text} غدا`],
      ['new.ann', '\n'],
      ['marked.txt', text],
      ['marked.ann', mark('Source')],
    ] as const)
      writeArticle(join(root, 'brat'), file, content)
    const request = { inputs: [join(root, 'brat')], folder, format: null, annotator: by('amal') }
    for (const dryRun of [true, false]) {
      const outcome = await imported({ ...request, dryRun })
      expect(outcome).toMatchObject({ notImported: [], problems: [] })
      expect(outcome.counts).toMatchObject({
        ...{ documents: 3, blank: 2, made: 1 },
        articles: { byText: 0, byWords: 0, new: 2 },
      })
    }
    expect(fs.readdirSync(folder).sort()).toEqual([
      'haleb.txt',
      'marked.txt',
      'marked.txt.amal.isnad.json',
      'new.txt',
    ])
    expect(fs.readFileSync(join(folder, 'haleb.txt'), 'utf8')).toBe(crlfArticle)
  })
})

describe('adding to one’s own sidecar', () => {
  const rows = (words: string) => `file,quote,label\nhaleb.txt,${words},claim\nhaleb.txt,ونفى,cue\n`
  const adds = (key: string | null): ImportAnnotator => ({
    id: 'amal',
    name: 'أمل',
    key,
    adds: true,
  })

  it('keeps what is there, and doubles nothing the second time', async () => {
    const { folder, request } = withInput('marks.csv', rows('هذا العام'))
    const file = await writeSidecar(folder, 'haleb.txt', {
      annotator: 'amal',
      spans: [{ id: 's1', label: 'source', words: ['وزارة الزراعة'] }],
      status: 'draft',
    })
    const { key } = sidecar(folder, file).annotator
    const would = await imported({ ...request, annotator: adds(key), dryRun: true })
    expect(would.imported).toMatchObject([{ isAddition: true, already: 0, spans: { exact: 2 } }])
    expect(sidecar(folder, file).spans.length).toBe(1)
    await imported({ ...request, annotator: adds(key) })
    const once = sidecar(folder, file)
    expect(once.spans.map(({ label }) => label).sort()).toEqual(['claim', 'cue', 'source'])
    expect(once.annotator.key).toBe(key)
    const again = await imported({ ...request, annotator: adds(key) })
    expect(again.imported).toMatchObject([{ isAddition: true, already: 2 }])
    expect(sidecar(folder, file)).toEqual(once)
  })

  it('leaves alone what is another’s, handed in, or damaged', async () => {
    const { folder, request } = withInput('marks.csv', rows('هذا العام'))
    const spans = [{ id: 's1', label: 'source', words: ['وزارة الزراعة'] }]
    const file = await writeSidecar(folder, 'haleb.txt', { annotator: 'amal', spans })
    const reasons = async (key: string | null) =>
      (await imported({ ...request, annotator: adds(key) })).notImported.map(
        ({ reason }) => reason.kind,
      )
    const before = fs.readFileSync(join(folder, file))
    expect(await reasons('00000000-1c1e-4f8e-9d0b-0f6a3c2e1d4f')).toEqual(['sidecar-of-another'])
    expect(await reasons(null)).toEqual(['sidecar-submitted'])
    expect(fs.readFileSync(join(folder, file)).equals(before)).toBe(true)
    fs.writeFileSync(join(folder, file), before.subarray(0, 100))
    expect(await reasons(null)).toEqual(['sidecar-damaged'])
    expect(fs.readFileSync(join(folder, file)).equals(before.subarray(0, 100))).toBe(true)
  })
})

describe('an import that is stopped', () => {
  it('leaves what is written whole, begins nothing more, and says so', async () => {
    const root = await corpus()
    const set = await exported(root, 'jsonl')
    const folder = withoutSidecars(root)
    const stop = new AbortController()
    let documents = 0
    const stopping = {
      ...environment,
      now: () => {
        documents++
        if (documents === 2) stop.abort()
        return environment.now()
      },
    }
    const outcome = await importAnnotations(
      stopping,
      {
        inputs: [set],
        folder,
        format: null,
        annotator: null,
        tagset: null,
        shippedTagsets,
        mapping: null,
        dryRun: false,
      },
      { signal: stop.signal, progress: () => undefined },
    )
    expect(outcome).toMatchObject({
      ok: true,
      value: { stop: { why: 'asked', remaining: 1 }, problems: [] },
    })
    const written = outcome.ok ? outcome.value.imported.map((one) => one.sidecar) : []
    const there = fs
      .readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.isnad.json'))
    expect(there.sort()).toEqual([...written].sort())
    expect((await findings(folder)).filter(({ weight }) => weight === 'fault')).toEqual([])
  })

  it('before it began writes nothing', async () => {
    const { folder, request } = withInput('marks.csv', 'file,quote,label\nhaleb.txt,ونفى,cue\n')
    const stopped = { signal: AbortSignal.abort(), progress: () => undefined }
    const outcome = await importAnnotations(
      environment,
      {
        ...request,
        annotator: by('amal'),
        tagset: null,
        shippedTagsets,
        mapping: null,
        dryRun: false,
      },
      stopped,
    )
    expect(outcome).toMatchObject({
      ok: true,
      value: { stop: { why: 'asked', remaining: null }, imported: [] },
    })
    expect(fs.readdirSync(folder)).toEqual(['haleb.txt'])
  })
})

describe('a disk that becomes full', () => {
  // Words that stand in each of them.
  const texts = [
    'أعلنت النقابة إضرابها غدا',
    'أعلنت البلدية خطة الطرق',
    'أعلنت الجمعية موعد اللقاء',
  ]
  const marked = (by: string, text: string, word: string) =>
    JSON.stringify({
      text,
      label: [[text.indexOf(word), text.indexOf(word) + word.length, 'claim']],
      annotator: by,
    })
  const [, second = '', third = ''] = crlfArticle.split('\r\n')
  // New articles, articles that are there by their parts, and two annotators.
  const lines = [
    ...texts.map((text) => marked('amal', text, text.slice(0, 5))),
    marked('noor', second, 'هذا العام'),
    marked('noor', third, 'ونفى'),
    marked('amal', second, 'هذا العام'),
  ]

  function disk(room: number) {
    let left = room
    let keys = 0
    const real = systemEnvironment()
    const { create } = real.operations
    const operations = {
      ...real.operations,
      create: async (path: string, mode: number) => {
        if (left-- <= 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
        return create(path, mode)
      },
    }
    const made = (n: number) => `7b0c5d52-1c1e-4f8e-9d0b-${String(n).padStart(12, '0')}`
    return {
      environment: {
        ...environment,
        durable: { ...real, operations },
        newKey: () => made(keys++),
      },
      free: () => {
        left = Number.POSITIVE_INFINITY
      },
    }
  }

  function filesIn(folder: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      fs.readdirSync(folder).map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')]),
    )
  }

  const whole = {
    format: null,
    annotator: null,
    tagset: null,
    shippedTagsets,
    mapping: null,
    dryRun: false,
  }

  async function value(environment: ImportEnvironment, request: ImportRequest) {
    const outcome = await importAnnotations(environment, request, calm())
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
    return outcome.value
  }

  it('stops the import at once, wherever it is, and it goes on as if it had not been', async () => {
    const calmly = withInput('tasks.jsonl', lines.join('\n'))
    const roomy = disk(Number.POSITIVE_INFINITY)
    const undisturbed = await value(roomy.environment, { ...calmly.request, ...whole })
    expect(undisturbed).toMatchObject({ stop: null, notImported: [] })
    const expected = filesIn(calmly.folder)
    let stops = 0
    for (let room = 0; ; room++) {
      const { folder, request } = withInput('tasks.jsonl', lines.join('\n'))
      const { environment, free } = disk(room)
      const first = await value(environment, { ...request, ...whole })
      if (first.stop === null) break
      stops++
      const done = first.counts.documents
      expect(first).toMatchObject({
        stop: { why: 'full-disk', remaining: lines.length - done },
        notImported: [],
      })
      expect(first.imported).toHaveLength(done)
      const written = Object.keys(filesIn(folder)).filter((name) => name.endsWith('.json'))
      expect(written).toEqual([...new Set(first.imported.map((one) => one.sidecar))].toSorted())
      for (const name of written) expect(sidecar(folder, name).spans.length).toBeGreaterThan(0)
      free()
      const before = structuredClone(first.soFar)
      const then = await value(environment, { ...request, ...whole, before })
      const { soFar: _, ...told } = then
      expect(told).toMatchObject({ stop: null, notImported: [], counts: undisturbed.counts })
      expect(filesIn(folder)).toEqual(expected)
    }
    expect(stops).toBeGreaterThan(lines.length)
  })

  it('puts nothing in twice where the whole is imported again', async () => {
    const calmly = withInput('tasks.jsonl', lines.slice(0, 3).join('\n'))
    await value(disk(Number.POSITIVE_INFINITY).environment, { ...calmly.request, ...whole })
    const { folder, request } = withInput('tasks.jsonl', lines.slice(0, 3).join('\n'))
    // Room for an article and its annotations, and for the article after it.
    const first = await value(disk(6).environment, { ...request, ...whole })
    expect(first).toMatchObject({
      stop: { why: 'full-disk', remaining: 2 },
      counts: { made: 1, articles: { new: 2 } },
    })
    const again = await value(disk(Number.POSITIVE_INFINITY).environment, { ...request, ...whole })
    expect(again.notImported.map(({ reason }) => reason.kind)).toEqual(['sidecar-exists'])
    expect(Object.keys(filesIn(folder))).toEqual(Object.keys(filesIn(calmly.folder)))
  })

  it('is told apart from a folder that is gone, which stops it too', async () => {
    const { folder, request } = withInput('tasks.jsonl', lines.join('\n'))
    let documents = 0
    const leaving = {
      ...environment,
      now: () => {
        documents++
        if (documents === 2) fs.rmSync(folder, { recursive: true })
        return environment.now()
      },
    }
    expect(await value(leaving, { ...request, ...whole })).toMatchObject({
      stop: { why: 'vanished', remaining: lines.length - 1 },
      notImported: [],
    })
  })
})

describe('several documents of one article', () => {
  const task = (text: string, word: string) =>
    JSON.stringify({
      text,
      label: [[text.indexOf(word), text.indexOf(word) + word.length, 'claim']],
    })
  const [, second = '', third = ''] = crlfArticle.split('\r\n')

  it('come together in one sidecar where they are its parts, and not where they are one text twice', async () => {
    const lines = [task(second, 'هذا العام'), task(third, 'ونفى'), task(third, 'التجار')]
    const { folder, request } = withInput('parts.jsonl', lines.join('\n'))
    for (const dryRun of [true, false]) {
      const outcome = await imported({ ...request, annotator: by('amal'), dryRun })
      expect(outcome.counts).toMatchObject({ made: 1, addedTo: 0, articles: { byWords: 1 } })
      expect(outcome.notImported.map(({ reason }) => reason.kind)).toEqual(['article-twice'])
    }
    const { spans } = sidecar(folder, 'haleb.txt.amal.isnad.json')
    expect(spans.map(({ segments }) => segments[0]?.quote).sort()).toEqual(
      ['هذا العام', 'ونفى'].sort(),
    )
  })
})

describe('a document with a text of its own', () => {
  it('is no part of an article that has but its words', async () => {
    const text = 'قالت الشركة إنها باعت كل شيء قبل نهاية الشهر'
    const line = JSON.stringify({ text, label: [[0, 4, 'cue']] })
    const { folder, request } = withInput('haleb.jsonl', line)
    const outcome = await imported({ ...request, annotator: by('amal') })
    expect(outcome.counts.articles).toEqual({ byText: 0, byWords: 0, new: 1 })
    expect(fs.existsSync(join(folder, 'haleb-2.txt'))).toBe(true)
  })
})

describe('tables of several that name nobody', () => {
  it('are as many annotators’, and one’s where a person says so', async () => {
    const { root, folder, request } = withInput(
      'amal.csv',
      'file,quote,label\nhaleb.txt,ونفى,cue\n',
    )
    const second = join(root, 'in', 'samir.csv')
    fs.writeFileSync(second, 'file,quote,label\nhaleb.txt,هذا العام,claim\nhaleb.txt,ونفى,cue\n')
    const both = { ...request, inputs: [...request.inputs, second], format: 'csv' as const }
    const apart = await imported(both)
    expect(apart.notImported).toEqual([])
    expect(apart.imported.map(({ sidecar }) => sidecar)).toEqual([
      'haleb.txt.amal.isnad.json',
      'haleb.txt.samir.isnad.json',
    ])
    const joined = await imported({ ...both, annotator: by('noor') })
    expect(joined.notImported).toEqual([])
    expect(joined.counts).toMatchObject({ made: 1, already: 1 })
    expect(
      sidecar(folder, 'haleb.txt.noor.isnad.json')
        .spans.map(({ segments }) => segments[0]?.quote)
        .sort(),
    ).toEqual(['هذا العام', 'ونفى'].sort())
  })
})

describe('hostile input', () => {
  const rows = strToU8('file,quote,label\nhaleb.txt,هذا العام,claim\n')

  it('in an archive is read in memory, and nothing is unpacked', async () => {
    const { root, folder, request } = withInput('set.zip', zipSync({ 'a/marks.csv': rows }))
    const before = everything(join(root, 'in'))
    const outcome = await imported({ ...request, annotator: by('amal') })
    expect(outcome.imported).toMatchObject([{ article: 'haleb.txt', spans: { exact: 1 } }])
    expect(everything(join(root, 'in'))).toEqual(before)
    expect(everything(folder)).toEqual(['haleb.txt', 'haleb.txt.amal.isnad.json'])
  })

  it.each([
    ['that climbs out', zipSync({ '../marks.csv': rows }), 'unsafe'],
    ['of an absolute path', zipSync({ '/tmp/marks.csv': rows }), 'unsafe'],
    ['of a drive', zipSync({ 'C:\\marks.csv': rows }), 'unsafe'],
    ['that swells', zipSync({ 'marks.csv': new Uint8Array(64 * 1024 * 1024) }), 'bomb'],
    ['cut off', zipSync({ 'marks.csv': rows }).subarray(0, 40), 'damaged'],
  ])('an archive with a file %s is refused as a whole', async (_, bytes, reason) => {
    const { root, request } = withInput('set.zip', bytes)
    const before = everything(root)
    expect(await failureOf({ ...request, annotator: by('amal') })).toMatchObject({
      kind: 'archive',
      reason,
    })
    expect(everything(root)).toEqual(before)
  })

  it('an archive with a link is refused: it might lead anywhere', async () => {
    const attributes = { os: 3, attrs: 0o120777 << 16 } as const
    const { request } = withInput('set.zip', zipSync({ 'a.csv': [rows, attributes] }))
    expect(await failureOf({ ...request, annotator: by('amal') })).toMatchObject({
      kind: 'archive',
      reason: 'unsafe',
    })
  })

  it('two files of one name in an archive are refused: one would hide the other', async () => {
    const archive = Buffer.from(zipSync({ 'a.csv': rows, 'b.csv': rows }, { level: 0 }))
    for (let at = archive.indexOf('b.csv'); at !== -1; at = archive.indexOf('b.csv', at + 1))
      archive.write('a.csv', at)
    const { request } = withInput('set.zip', archive)
    expect(await failureOf({ ...request, annotator: by('amal') })).toMatchObject({
      kind: 'archive',
      reason: 'damaged',
    })
  })

  it('links out of a folder are told and not followed', async () => {
    const { root, folder } = withInput('marks.csv', rows)
    fs.writeFileSync(join(root, 'secret.csv'), 'file,quote,label\nhaleb.txt,القمح,secret\n')
    fs.symlinkSync(join(root, 'secret.csv'), join(root, 'in', 'link.csv'))
    const outcome = await imported({
      inputs: [join(root, 'in')],
      folder,
      format: null,
      annotator: by('amal'),
    })
    expect(outcome.problems).toMatchObject([{ kind: 'unsafe-name', file: 'link.csv' }])
    expect(outcome.mapping.labels).toEqual({ claim: 'claim' })
  })

  it('paths in it lead nowhere: a new article lies in the folder, whatever it was called', async () => {
    const lines = ['../../out.txt', '/etc/out.txt', 'C:\\out.txt', 'con.txt', 'a/../../b'].map(
      (file) => JSON.stringify({ file, text: `خبر جديد ${file}`, label: [[0, 3, 'claim']] }),
    )
    const { root, folder, request } = withInput('a.jsonl', lines.join('\n'))
    const before = everything(root).filter((name) => !String(name).startsWith('articles'))
    const outcome = await imported({ ...request, annotator: by('amal') })
    expect(outcome.counts.articles.new).toBe(lines.length)
    for (const { article } of outcome.imported) expect(article).toMatch(/^[\p{L}_][^/\\:]*\.txt$/u)
    expect(everything(root).filter((name) => !String(name).startsWith('articles'))).toEqual(before)
    expect(fs.readdirSync(folder).length).toBe(1 + 2 * lines.length)
  })

  it('of nothing, or of nothing known, is told apart', async () => {
    const { root, folder, request } = withInput('empty.csv', '')
    const input = join(root, 'in')
    const failure = (inputs: readonly string[]) => failureOf({ ...request, inputs, folder })
    expect(await failure(request.inputs)).toEqual({ kind: 'empty-files', count: 1 })
    fs.writeFileSync(join(input, 'mark.jsonl'), '\ufeff')
    expect(await failure([input])).toEqual({ kind: 'empty-files', count: 2 })
    for (const name of ['a.PDF', 'b.pdf', 'c.docx', 'README'])
      fs.writeFileSync(join(input, name), '%')
    fs.rmSync(join(input, 'empty.csv'))
    fs.rmSync(join(input, 'mark.jsonl'))
    const endings = ['.pdf', '.docx']
    const unknown = { kind: 'format-not-recognised', count: 4, endings }
    expect(await failure([input])).toEqual(unknown)
    const empty = join(root, 'empty')
    fs.mkdirSync(join(empty, 'folder'), { recursive: true })
    expect(await failure([empty])).toEqual({ kind: 'no-files' })
    fs.writeFileSync(join(root, 'empty.zip'), zipSync({ 'folder/': new Uint8Array() }))
    expect(await failure([join(root, 'empty.zip')])).toEqual({ kind: 'no-files' })
  })

  it('of no format, or of none that has anything, writes nothing and says so', async () => {
    for (const [name, content, kind] of [
      ['a.pdf', '%PDF-1.7', 'format-not-recognised'],
      ['a.jsonl', '{"text": 1}\n', 'nothing-to-import'],
      ['a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'nothing-to-import'],
    ] as const) {
      const { root, request } = withInput(name, content)
      const before = everything(root)
      expect(await failureOf({ ...request, annotator: by('amal') })).toMatchObject({ kind })
      expect(everything(root)).toEqual(before)
    }
  })
})
