import fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { DatasetEvents } from '#ipc/datasets.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import { writeCorpus } from '#main/datasets/testing/corpus.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { Tokens } from '#main/tokens.ts'
import { datasetAnswers } from './answers.ts'
import { DatasetThreads } from './dataset-threads.ts'
import { RunningJobs } from './running-jobs.ts'

// Threads start from their source here, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const temporaryFolder = temporaryFolders()
const threads = new DatasetThreads(
  () => new Worker(join(import.meta.dirname, 'thread.ts'), { execArgv: [] }),
)
afterAll(() => threads.end())

/** Main's answers over real files and threads, with a folder open and a destination chosen. */
async function freshAnswers() {
  const root = temporaryFolder()
  const articles = join(root, 'articles')
  await writeCorpus(articles)
  const tokens = new Tokens()
  const heard: DatasetEvents['datasetProgress'][] = []
  const jobs = new RunningJobs(threads, (progress) => heard.push(progress))
  const answers = datasetAnswers({
    jobs,
    tokens,
    shippedTagsets,
    program: '1.2.3',
    chooseDestination: async () => join(root, 'sets'),
  })
  const { token: folder } = tokens.forFolder(articles)
  const destination = await answers.chooseDestination(undefined)
  if (destination === null) throw new Error('No destination was chosen')
  const exportInto = (name: string, force = false, job: string = crypto.randomUUID()) =>
    answers.exportDataset({
      job,
      folder,
      destination: destination.token,
      name,
      force,
      choices: {
        format: 'jsonl',
        annotators: 'all',
        status: null,
        labels: null,
        layer: null,
        split: null,
        pseudonyms: false,
        licence: null,
      },
    })
  return { root, answers, folder, destination, exportInto, heard }
}

describe('work on data sets for the window', () => {
  it('surveys a folder without reading its articles', async () => {
    const { answers, folder } = await freshAnswers()
    const survey = await answers.surveyFolder({ job: crypto.randomUUID(), folder })
    expect(survey.ok && survey.value).toEqual({
      articles: 3,
      annotated: 2,
      annotators: [
        { id: 'amal', sidecars: 2 },
        { id: 'gold', sidecars: 1 },
        { id: 'samir', sidecars: 1 },
      ],
      tagset: null,
    })
  })

  it('writes a data set, telling how far it is, and asks before it replaces one', async () => {
    const { root, destination, exportInto, heard } = await freshAnswers()
    expect(destination.name).toBe('sets')
    const job = crypto.randomUUID()
    const outcome = await exportInto('قمح', false, job)
    expect(outcome.ok && outcome.value).toMatchObject({ articles: 2, documents: 3, losses: [] })
    expect(fs.readdirSync(join(root, 'sets', 'قمح'))).toContain('data.jsonl')
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

  it('knows no folder by a token that it did not give', async () => {
    const { answers } = await freshAnswers()
    const job = crypto.randomUUID()
    expect(await answers.surveyFolder({ job, folder: 'AAAAAAAAAAAAAAAAAAAAAAAA' })).toEqual({
      ok: false,
      failure: { kind: 'unknown-token' },
    })
  })
})
