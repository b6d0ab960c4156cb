import fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { exportChoicesSchema } from '#ipc/dataset-requests.ts'
import type { DatasetEvents } from '#ipc/datasets.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import { writeCorpus } from '#main/datasets/testing/corpus.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { StateFile } from '#main/files/state-file.ts'
import { recordedEvents } from '#main/testing/state-file-events.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { Tokens } from '#main/tokens.ts'
import { datasetAnswers } from './answers.ts'
import { DatasetThreads } from './dataset-threads.ts'
import { LastExportStore, type WrittenExport } from './last-export.ts'
import { RunningJobs } from './running-jobs.ts'

const temporaryFolder = temporaryFolders()
const threads = new DatasetThreads(
  () => new Worker(join(import.meta.dirname, 'thread.ts'), { execArgv: [] }),
)
afterAll(() => threads.end())

const choices: z.infer<typeof exportChoicesSchema> = {
  format: 'jsonl',
  annotators: 'all',
  status: null,
  labels: null,
  layer: null,
  split: null,
  pseudonyms: false,
  licence: null,
  languages: ['ar', 'en'],
}

/** Main's answers over real files and threads, with a folder open and a destination chosen. */
async function freshAnswers() {
  const root = temporaryFolder()
  const articles = join(root, 'articles')
  await writeCorpus(articles)
  const tokens = new Tokens()
  const table = join(root, 'table.csv')
  const shown: string[] = []
  const stateFile = new StateFile<WrittenExport | null>(
    join(root, 'last-export.json'),
    recordedEvents(),
  )
  const heard: DatasetEvents['datasetProgress'][] = []
  const jobs = new RunningJobs(threads, (progress) => heard.push(progress))
  const answers = datasetAnswers({
    jobs,
    tokens,
    shippedTagsets,
    program: '1.2.3',
    last: new LastExportStore(stateFile),
    chooseDestination: async () => join(root, 'sets'),
    chooseTable: async (name) => (name === 'dismissed' ? null : table),
    durable: systemEnvironment(),
    showInFolder: (path) => shown.push(path),
  })
  const { token: folder } = tokens.forFolder(articles)
  const destination = await answers.chooseDestination(undefined)
  if (destination === null) throw new Error('No destination was chosen')
  const exportInto = (
    name: string,
    force = false,
    job: string = crypto.randomUUID(),
    asked = choices,
  ) =>
    answers.exportDataset({
      job,
      folder,
      destination: destination.token,
      name,
      force,
      choices: asked,
    })
  return { root, answers, folder, destination, exportInto, heard, shown, stateFile, table }
}

describe('work on data sets for the window', () => {
  it('surveys a folder without reading its articles', async () => {
    const { answers, folder } = await freshAnswers()
    const survey = await answers.surveyFolder({ job: crypto.randomUUID(), folder })
    expect(survey.ok && survey.value).toMatchObject({
      articles: 3,
      annotated: 2,
      annotators: [
        { id: 'amal', sidecars: 2 },
        { id: 'gold', sidecars: 1 },
        { id: 'samir', sidecars: 1 },
      ],
      tagset: { id: 'claims-sources-sentiment' },
    })
  })

  it('writes a data set, telling how far it is, and asks before it replaces one', async () => {
    const { root, destination, exportInto, heard } = await freshAnswers()
    expect(destination.name).toBe('sets')
    const job = crypto.randomUUID()
    const outcome = await exportInto('قمح', false, job)
    expect(outcome.ok && outcome.value).toMatchObject({ articles: 2, documents: 3, losses: [] })
    expect(fs.readdirSync(join(root, 'sets', 'قمح'))).toContain('data.jsonl')
    const card = fs.readFileSync(join(root, 'sets', 'قمح', 'README.md'), 'utf8')
    expect(card).toContain('language:\n  - ar\n  - en\n')
    expect(heard.at(-1)).toEqual({ job, done: 2, total: 2 })
    expect(await exportInto('قمح')).toEqual({ ok: false, failure: { kind: 'target-exists' } })
    expect((await exportInto('قمح', true)).ok).toBe(true)
  })

  it('leaves nothing behind when it is cancelled, and then does the next job', async () => {
    const { root, answers, exportInto } = await freshAnswers()
    const job = crypto.randomUUID()
    const outcome = exportInto('set', false, job)
    await answers.cancelDatasetJob({ job })
    expect(await outcome).toEqual({ ok: false, failure: { kind: 'export-cancelled' } })
    expect(fs.readdirSync(join(root, 'sets'))).toEqual([])
    expect((await exportInto('set')).ok).toBe(true)
  })

  it('writes nowhere but into the place that was chosen', async () => {
    const { exportInto } = await freshAnswers()
    for (const name of ['../out', 'a/b', '..', 'nul', 'a:b'])
      expect(await exportInto(name)).toEqual({ ok: false, failure: { kind: 'target-name' } })
  })

  it('shows how the files would begin, and counts what they would lack, without writing any', async () => {
    const { root, answers, folder, exportInto } = await freshAnswers()
    const asked = { folder, choices: { ...choices, format: 'xlsx' as const } }
    const preview = await answers.previewExport({ ...asked, job: crypto.randomUUID(), name: 'set' })
    expect(preview.ok && preview.value).toMatchObject({ format: 'tsv', isWhole: true })
    const files = preview.ok ? preview.value.files : []
    expect(files[0]?.file).toBe('documents.tsv')
    const spans = files.find(({ file }) => file === 'spans.tsv')
    expect(spans).toMatchObject({ isCut: false })
    expect(spans?.beginning).toContain('القمح يكفي 😀 البلاد')
    const brat = { ...choices, format: 'brat' as const }
    const check = await answers.checkExport({ job: crypto.randomUUID(), folder, choices: brat })
    expect(fs.existsSync(join(root, 'sets'))).toBe(false)
    const written = await exportInto('set', false, crypto.randomUUID(), brat)
    expect(check.ok && written.ok && check.value.losses).toEqual(written.ok && written.value.losses)
    expect(check.ok && check.value.files).toBe(written.ok && written.value.files)
  })

  it('remembers what was asked for last, and where, for the next start', async () => {
    const { answers, exportInto, stateFile, destination } = await freshAnswers()
    expect(await answers.lastExport(undefined)).toEqual({ choices: null, destination: null })
    await exportInto('set')
    expect(await answers.lastExport(undefined)).toEqual({ choices, destination })
    await stateFile.saved()
    expect(new LastExportStore(stateFile).current?.choices).toEqual(choices)
  })

  it('shows a data set where it was written, and nothing else', async () => {
    const { root, answers, destination, shown } = await freshAnswers()
    await answers.showDataset({ destination: destination.token, name: 'set' })
    await answers.showDataset({ destination: destination.token, name: '../../etc' })
    expect(shown).toEqual([join(root, 'sets', 'set')])
  })

  it('counts a folder by the tagset that comes with the program', async () => {
    const { answers, folder } = await freshAnswers()
    const job = crypto.randomUUID()
    const counted = await answers.countFolder({ job, folder, annotators: ['amal'] })
    expect(counted.ok && counted.value.statistics).toMatchObject({
      articles: { annotated: 2, submitted: 2, all: 3 },
      frames: [{ type: 'attribution', complete: 1, incomplete: 0, unknown: 0 }],
      frequent: [
        { label: 'source', words: [{ words: 'وزارة الزراعة', spans: 1 }] },
        { label: 'cue', words: [{ words: 'قالت', spans: 1 }] },
      ],
    })
  })

  it('does not count as untouched what could not be read', async () => {
    const { root, answers, folder } = await freshAnswers()
    fs.writeFileSync(join(root, 'articles', 'south', 'basra.txt.amal.isnad.json'), '{')
    fs.writeFileSync(join(root, 'articles', 'north', 'haleb.txt.samir.isnad.json'), '')
    const job = crypto.randomUUID()
    const counted = await answers.countFolder({ job, folder, annotators: 'all' })
    expect(counted.ok && counted.value).toMatchObject({
      statistics: { articles: { annotated: 1, submitted: 1, unread: 1, all: 3 } },
      unread: [{}, {}],
    })
  })

  it('writes a table as spreadsheets read it, over one that the user was asked about', async () => {
    const { answers, table } = await freshAnswers()
    const rows = [
      ['لفظ', 'عدد'],
      ['=قال, "نعم"', 3],
    ]
    const done = { ok: true, value: true }
    expect(await answers.saveTable({ name: 'dismissed', rows })).toEqual({ ok: true, value: false })
    expect(await answers.saveTable({ name: 'cues', rows: [['old']] })).toEqual(done)
    expect(await answers.saveTable({ name: 'cues', rows })).toEqual(done)
    expect(fs.readFileSync(table, 'utf8')).toBe('\ufeffلفظ,عدد\r\n"\'=قال, ""نعم""",3\r\n')
  })

  it('knows no folder by a token that it did not give', async () => {
    const { answers } = await freshAnswers()
    const job = crypto.randomUUID()
    expect(await answers.surveyFolder({ job, folder: 'AAAAAAAAAAAAAAAAAAAAAAAA' })).toEqual({
      ok: false,
      failure: { kind: 'unknown-token' },
    })
  })
})
