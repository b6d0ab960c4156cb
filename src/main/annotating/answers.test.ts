import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { annotatingRequestNames } from '#ipc/annotating/requests.ts'
import { requestSchemas } from '#ipc/requests.ts'
import { recordedEvents } from '#main/testing/state-file-events.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { sourcePool } from '#main/testing/worker-pool.ts'
import { Annotating } from './annotating.ts'
import { annotatingAnswers } from './answers.ts'
import { CorrectionDrafts } from './correction-drafts.ts'
import { poolWork } from './pool-work.ts'
import { RecoveredJournals } from './recovered.ts'
import { hashOf, noted, session, textOf } from './testing/session.ts'

const temporaryFolder = temporaryFolders()
const pool = sourcePool()
const own = 'قمح.txt.amal.isnad.json'
const sound = textOf(sampleSidecar)

/** The answers over the app's own threads. */
function answering() {
  const run = session(temporaryFolder(), { data: temporaryFolder() })
  const environment = { ...run.environment, work: poolWork(pool) }
  const heard: string[] = []
  const answers = annotatingAnswers({
    annotating: new Annotating(environment, run.tokens),
    projects: run.projects,
    recovered: new RecoveredJournals(environment),
    drafts: new CorrectionDrafts(join(run.data, 'corrections'), recordedEvents()),
    openPath: async (path) => {
      heard.push(path)
      return { kind: 'failed', name: 'x', failure: { kind: 'not-found' } }
    },
    flushed: () => heard.push('flushed'),
  })
  return { run, answers, heard, token: run.token }
}

describe('the answers about annotations', () => {
  it('are there for every request', () => {
    expect(Object.keys(answering().answers).toSorted()).toEqual(
      [...annotatingRequestNames].toSorted(),
    )
  })

  it('put together what was sent ahead of a save, and nothing of what was sent before that', async () => {
    const { run, answers, token } = answering()
    await answers.openAnnotations({ token })
    const [dropped, id] = [crypto.randomUUID(), crypto.randomUUID()]
    await answers.sendAhead({ id: dropped, pieces: ['never asked for'] })
    const middle = Math.floor(sound.length / 2)
    await answers.sendAhead({ id, pieces: [sound.slice(0, 10)] })
    await answers.sendAhead({ id, pieces: [sound.slice(10, 20), sound.slice(20, middle)] })
    const rest = { token, base: null, content: sound.slice(middle), removed: [] }
    expect(await answers.saveAnnotations({ ...rest, ahead: id })).toMatchObject({ ok: true })
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(sound)
    await expect(answers.saveAnnotations({ ...rest, ahead: id })).rejects.toThrow('not sent ahead')
  })

  it('put what was sent together with parts of the text saved last', async () => {
    const { run, answers, token } = answering()
    await answers.openAnnotations({ token })
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    const save = (base: string | null, ahead: string) =>
      answers.saveAnnotations({ token, base, content: '', ahead, removed: [] })
    const [of, length] = [hashOf(sound), Buffer.byteLength(sound)]
    const all = { from: 0, to: length }
    expect(await answers.sendAhead({ id: second, of, pieces: [all] })).toBe(false)
    expect(await answers.sendAhead({ id: first, pieces: [sound] })).toBe(true)
    await save(null, first)

    const next = textOf(noted('next'))
    const place = next.indexOf('next')
    const before = { from: 0, to: Buffer.byteLength(next.slice(0, place)) }
    const after = { from: before.to, to: length }
    const pieces = [before, 'next', after]
    const send = (of: string | undefined, ...pieces: (string | typeof all)[]) =>
      answers.sendAhead({ id: second, of, pieces })
    expect(await send(hashOf(next), ...pieces)).toBe(false)
    expect(await send(undefined, ...pieces)).toBe(false)
    expect(await send(of, 'lost', { from: 1, to: length + 1 })).toBe(false)
    expect(await send(of, 'lost', { from: 2, to: 1 })).toBe(false)
    expect(await send(of, before)).toBe(true)
    expect(await send(of, 'next', after)).toBe(true)
    await save(of, second)
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(next)

    await answers.closeAnnotations({ token })
    expect(await answers.sendAhead({ id: first, of: hashOf(next), pieces: [] })).toBe(false)
  })

  it('write no text that the parts of the one saved last do not make a sound one of', async () => {
    const { run, answers, token } = answering()
    await answers.openAnnotations({ token })
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()]
    await answers.sendAhead({ id: first, pieces: [sound] })
    await answers.saveAnnotations({ token, base: null, content: '', ahead: first, removed: [] })
    const of = hashOf(sound)
    const letter = Buffer.byteLength(sound.slice(0, sound.indexOf('قمح')))
    const cut = [
      { from: 0, to: letter },
      { from: letter + 1, to: Buffer.byteLength(sound) },
    ]
    expect(await answers.sendAhead({ id: second, of, pieces: cut })).toBe(true)
    expect(
      await answers.saveAnnotations({ token, base: of, content: '', ahead: second, removed: [] }),
    ).toMatchObject({ failure: { kind: 'invalid-sidecar' } })
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(sound)
  })

  it('open, save, bin and restore', async () => {
    const { run, answers, token } = answering()
    expect(await answers.openAnnotations({ token })).toMatchObject({
      value: { own: null, readOnly: null },
    })
    const first = { token, base: null, content: sound, removed: [] }
    expect(await answers.saveAnnotations(first)).toMatchObject({ value: { sha256: hashOf(sound) } })
    const next = textOf(noted('next'))
    await answers.saveAnnotations({
      token,
      base: hashOf(sound),
      content: next,
      removed: [{ kind: 'frame', id: 'f', label: 'attribution', title: 'إطار', content: '{}' }],
    })
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(next)
    const bin = await answers.listBin({ token })
    const id = bin.ok ? (bin.value[0]?.id ?? '') : ''
    expect(requestSchemas.restoreFromBin.parse({ token, id })).toEqual({ token, id })
    expect(await answers.restoreFromBin({ token, id })).toMatchObject({ value: { kind: 'frame' } })
    await answers.saveAnnotations({
      token,
      base: hashOf(next),
      content: sound,
      removed: [],
      restored: [id],
    })
    expect(await answers.listBin({ token })).toEqual({ ok: true, value: [] })
    await answers.closeAnnotations({ token })
  })

  it('tell what a thread found wrong with a sidecar', async () => {
    const { run, answers, token } = answering()
    fs.writeFileSync(join(run.folder, own), '<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n')
    expect(await answers.openAnnotations({ token })).toMatchObject({
      value: { readOnly: { kind: 'git-conflict' } },
    })
    const base = hashOf(fs.readFileSync(join(run.folder, own)))
    expect(await answers.replaceSidecar({ token, base, content: sound })).toMatchObject({
      ok: true,
    })
  })

  it('correct a text and finish what was left', async () => {
    const { run, answers, token, heard } = answering()
    await answers.openAnnotations({ token })
    const text = fs.readFileSync(run.article, 'utf8')
    const corrected = await answers.saveCorrection({
      token,
      text: `${text}!`,
      encoding: 'utf-8',
      expectedSha256: hashOf(text),
      replacements: [{ start: Array.from(text).length, removed: 0, inserted: 1 }],
      sidecar: null,
    })
    expect(corrected).toMatchObject({ value: { sha256: hashOf(`${text}!`) } })
    expect(await answers.listRecovered(undefined)).toEqual({ work: [], unreadable: [] })
    expect(await answers.openRecovered({ id: 'none' })).toMatchObject({ kind: 'failed' })
    expect(await answers.applyRecovered({ id: 'none' })).toMatchObject({ ok: false })
    expect(await answers.discardRecovered({ id: 'none' })).toMatchObject({ ok: false })
    await answers.flushed(undefined)
    expect(heard).toEqual(['flushed'])
  })

  it('know no article by another’s token', async () => {
    const { answers } = answering()
    const token = 'A'.repeat(24)
    const unknown = { ok: false, failure: { kind: 'unknown-token' } }
    expect(await answers.openAnnotations({ token })).toEqual(unknown)
    expect(await answers.claimSidecar({ token })).toEqual(unknown)
    expect(await answers.followArticle({ token, ids: [] })).toEqual(unknown)
    expect(await answers.putAwayCopy({ token, id: 'x' })).toEqual(unknown)
    expect(await answers.discardPending({ token })).toEqual(unknown)
    expect(await answers.listBin({ token })).toEqual(unknown)
    expect(await answers.restoreFromBin({ token, id: 'x' })).toEqual(unknown)
    expect(await answers.listTagsets({ token })).toEqual({ tagsets: [], broken: [] })
    expect(await answers.saveProject({ token, change: {} })).toEqual(unknown)
    expect(await answers.chooseTagset({ token, tagset: { id: 'stance', file: null } })).toEqual(
      unknown,
    )
    expect(
      await answers.saveAnnotations({ token, base: null, content: sound, removed: [] }),
    ).toMatchObject(unknown)
  })
})
