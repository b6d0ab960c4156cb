import fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { mappingSchema } from '#core/formats/mapping.ts'
import { proposeMapping } from '#core/formats/proposing.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import type { importRequestSchemas } from '#ipc/import-requests.ts'
import {
  hashOf,
  opened,
  save,
  session,
  textOf,
  withSpan,
} from '#main/annotating/testing/session.ts'
import { shippedTagsets } from '#main/datasets/tagset.ts'
import { crlfArticle, writeArticle } from '#main/datasets/testing/corpus.ts'
import { StateFile } from '#main/files/state-file.ts'
import { recordedEvents } from '#main/testing/state-file-events.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { Tokens } from '#main/tokens.ts'
import { DatasetThreads } from './dataset-threads.ts'
import { type EarlierMapping, EarlierMappings } from './earlier-mappings.ts'
import { importAnswers } from './import-answers.ts'
import type { DatasetJobs } from './jobs.ts'
import { RunningJobs } from './running-jobs.ts'

const temporaryFolder = temporaryFolders()
const threads = new DatasetThreads(
  () => new Worker(join(import.meta.dirname, 'thread.ts'), { execArgv: [] }),
)
afterAll(() => threads.end())

const me = { id: 'amal', name: 'أمل', key: sampleSidecar.annotator.key }

/** Main's answers over real files and threads. `rows` are the rows of a table that was chosen. */
async function freshAnswers(
  folder: string,
  rows: string,
  data = temporaryFolder(),
  jobs: Pick<RunningJobs, 'run'> = new RunningJobs(threads, () => undefined),
) {
  const input = join(temporaryFolder(), 'marks.csv')
  fs.writeFileSync(input, `file,quote,code\n${rows}`)
  const tokens = new Tokens()
  const state = new StateFile<readonly EarlierMapping[]>(
    join(data, 'import-mappings.json'),
    recordedEvents(),
  )
  const answers = importAnswers({
    jobs,
    tokens,
    shippedTagsets,
    earlier: new EarlierMappings(state),
    annotator: () => me,
    chooseInputs: async () => [input],
  })
  const token = tokens.forFolder(folder).token
  const inputs = (await answers.chooseImport({ what: 'files' })).map((place) => place.token)
  const survey = async () => {
    const surveyed = await answers.surveyImport({
      job: crypto.randomUUID(),
      folder: token,
      inputs,
      format: null,
      reading: null,
    })
    if (!surveyed.ok) throw new Error(JSON.stringify(surveyed.failure))
    return surveyed.value
  }
  const run = async (
    request: Partial<z.infer<typeof importRequestSchemas.importAnnotations>> = {},
  ) => {
    const { found, tagset, format, earlier } = await survey()
    const report = await answers.importAnnotations({
      job: crypto.randomUUID(),
      folder: token,
      inputs,
      format,
      mapping: mappingSchema.parse(proposeMapping(found, tagset, earlier).mapping),
      for: { kind: 'own' },
      dryRun: false,
      after: null,
      ...request,
    })
    if (!report.ok) throw new Error(JSON.stringify(report.failure))
    return report.value
  }
  return { answers, inputs, token, survey, run, saved: () => state.saved(), data }
}

function articles(): string {
  const folder = temporaryFolder()
  writeArticle(folder, 'haleb.txt', crlfArticle)
  return folder
}

const rows = 'haleb.txt,هذا العام,Voice\nhaleb.txt,ونفى,CUE\n'

describe('an import through the window', () => {
  it('is surveyed, tried without a trace, and done', async () => {
    const folder = articles()
    const { survey, run, data } = await freshAnswers(folder, rows)
    const { format, found, documents, spans, unnamed, earlier } = await survey()
    expect({ format, documents, spans, unnamed, earlier }).toEqual({
      format: 'csv',
      documents: 1,
      spans: 2,
      unnamed: 1,
      earlier: null,
    })
    expect(found.labels.map(({ name, examples }) => [name, examples])).toEqual([
      ['CUE', ['ونفى']],
      ['Voice', ['هذا العام']],
    ])
    const tried = await run({ dryRun: true })
    expect(tried).toMatchObject({
      counts: { made: 1, spans: { exact: 2 }, articles: { byWords: 1 } },
      unknown: { labels: ['Voice'] },
      stop: null,
    })
    expect(fs.readdirSync(folder)).toEqual(['haleb.txt'])
    expect(fs.readdirSync(data)).toEqual([])
    const done = await run()
    expect(done.imported.first).toEqual(tried.imported.first)
    expect(fs.readdirSync(folder)).toEqual(['haleb.txt', 'haleb.txt.amal.isnad.json'])
  })

  it('proposes the next time what was chosen, in another run of the program too', async () => {
    const folder = articles()
    const first = await freshAnswers(folder, rows)
    const { found, tagset } = await first.survey()
    const { mapping } = proposeMapping(found, tagset, null)
    const chosen = { ...mapping, labels: { ...mapping.labels, Voice: 'source' } }
    await first.run({ mapping: mappingSchema.parse(chosen) })
    await first.saved()
    const again = await freshAnswers(folder, `${rows}haleb.txt,القمح,claims\n`, first.data)
    const survey = await again.survey()
    expect(proposeMapping(survey.found, survey.tagset, survey.earlier).mapping.labels).toEqual({
      Voice: 'source',
      CUE: 'cue',
      claims: 'claim',
    })
    const elsewhere = await freshAnswers(articles(), rows, first.data)
    expect((await elsewhere.survey()).earlier).toBe(null)
  })

  it('goes on with the one that was stopped last, and with no other', async () => {
    const running = new RunningJobs(threads, () => undefined)
    const begunAfter: (readonly string[])[] = []
    // Says of each import that it was stopped, whatever it did.
    const stopping: Pick<RunningJobs, 'run'> = {
      run: async (id, job, argument) => {
        const result = await running.run(id, job, argument)
        if (job !== 'importAnnotations' || !result.ok) return result
        const { before } = argument as DatasetJobs['importAnnotations']['argument']
        begunAfter.push(before?.documents ?? [])
        return { ...result, value: { ...result.value, stop: { why: 'full-disk', remaining: 1 } } }
      },
    }
    const { run } = await freshAnswers(articles(), rows, temporaryFolder(), stopping)
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    expect(await run({ job: first })).not.toHaveProperty('soFar')
    await run({ dryRun: true })
    expect(await run({ job: second, after: first })).toMatchObject({ counts: { made: 1 } })
    await run({ after: first })
    expect(begunAfter).toEqual([[], [], ['haleb.txt'], []])
  })

  it('knows no folder and no input by tokens that it did not give', async () => {
    const { answers, token } = await freshAnswers(articles(), rows)
    const inputs = ['AAAAAAAAAAAAAAAAAAAAAAAA']
    const request = { job: crypto.randomUUID(), folder: token, inputs, format: null, reading: null }
    expect(await answers.surveyImport(request)).toMatchObject({
      failure: { kind: 'unknown-token' },
    })
  })

  it('into the open article is handed to the window, which loses nothing of its own', async () => {
    const folder = temporaryFolder()
    const open = session(folder, { data: temporaryFolder() })
    const sound = textOf(sampleSidecar)
    const file = fs.readdirSync(folder).find((name) => name.endsWith('.txt')) ?? ''
    const own = join(folder, `${file}.amal.isnad.json`)
    fs.writeFileSync(own, sound)
    await opened(open)
    const { run } = await freshAnswers(folder, `${file},القمح,claim\n`)
    const { counts } = await run()
    expect(counts).toMatchObject({ made: 0, addedTo: 1 })
    const imported = fs.readFileSync(own, 'utf8')
    const read = readSidecar(Buffer.from(imported))
    if (!read.ok) throw new Error(read.failure.kind)
    const { spans } = read.value.sidecar
    expect(spans.map(({ id }) => id)).toEqual(
      expect.arrayContaining(sampleSidecar.spans.map(({ id }) => id)),
    )
    expect(spans.length).toBe(sampleSidecar.spans.length + 1)
    // What the window has not saved yet is saved upon that, not over it.
    expect(await save(open, hashOf(sound), withSpan('unsaved'))).toMatchObject({
      failure: { kind: 'changed-on-disk', content: imported, sha256: hashOf(imported) },
    })
    expect(fs.readFileSync(own, 'utf8')).toBe(imported)
  })

  it('into an open article without annotations yet is handed to the window too', async () => {
    const folder = temporaryFolder()
    const open = session(folder, { data: temporaryFolder() })
    const file = fs.readdirSync(folder).find((name) => name.endsWith('.txt')) ?? ''
    await opened(open)
    const { run } = await freshAnswers(folder, `${file},القمح,claim\n`)
    expect((await run()).counts).toMatchObject({ made: 1, addedTo: 0 })
    const own = join(folder, `${file}.amal.isnad.json`)
    const imported = fs.readFileSync(own, 'utf8')
    expect(await save(open, null, withSpan('unsaved'))).toMatchObject({
      failure: { kind: 'changed-on-disk', content: imported, isKept: true },
    })
    expect(fs.readFileSync(own, 'utf8')).toBe(imported)
  })
})
