import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { systemOperations } from '#main/files/durable/operations.ts'
import { eventually } from '#main/testing/eventually.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import {
  filesIn,
  hashOf,
  me,
  noted,
  opened,
  removedSpan,
  type Session,
  type SessionOptions,
  save,
  session,
  textOf,
  withSpan,
} from './testing/session.ts'

const temporaryFolder = temporaryFolders()
const own = 'قمح.txt.amal.isnad.json'
const sound = textOf(sampleSidecar)

function fresh(options: Partial<SessionOptions> = {}): Session {
  return session(temporaryFolder(), { data: temporaryFolder(), ...options })
}

async function withSound(options: Partial<SessionOptions> = {}): Promise<Session> {
  const run = fresh(options)
  fs.writeFileSync(join(run.folder, own), sound)
  await opened(run)
  return run
}

const inFile = ({ folder }: Session): string => fs.readFileSync(join(folder, own), 'utf8')
const journals = ({ data }: Session): readonly string[] => {
  const folder = join(data, 'journal')
  return fs.existsSync(folder) ? fs.readdirSync(folder) : []
}
/** The program is killed: nothing more is done, and another run begins on the same folders. */
const afterKill = ({ folder, data }: Session, options: Partial<SessionOptions> = {}): Session =>
  session(folder, { data, ...options })

describe('saving annotations', () => {
  it('makes the sidecar with the first change and replaces it with the next', async () => {
    const run = fresh()
    await opened(run)
    const first = await save(run, null, sound)
    expect(first).toEqual({ ok: true, value: { sha256: hashOf(sound), binFailure: null } })
    expect(inFile(run)).toBe(sound)
    const next = textOf(noted('next'))
    expect((await save(run, hashOf(sound), next)).ok).toBe(true)
    expect(inFile(run)).toBe(next)
    await eventually(() => expect(journals(run)).toEqual([]))
  })

  it('does not touch the file before the journal has the work', async () => {
    const system = systemOperations()
    const kept: string[] = []
    const run = fresh({
      operations: {
        ...system,
        rename: async (from, to) => {
          // Long enough for the sidecar's new content to be written meanwhile.
          if (to.endsWith('.journal')) await new Promise((resolve) => setTimeout(resolve, 50))
          else if (to.endsWith(own)) kept.push(...journals(run))
          await system.rename(from, to)
        },
      },
    })
    await opened(run)
    expect((await save(run, null, sound)).ok).toBe(true)
    expect(kept.filter((name) => name.endsWith('.journal'))).toHaveLength(1)
    expect(inFile(run)).toBe(sound)
  })

  it('does not write content that the file has already', async () => {
    const run = await withSound()
    fs.utimesSync(join(run.folder, own), 1, 1)
    expect((await save(run, hashOf(sound), sound)).ok).toBe(true)
    expect(fs.statSync(join(run.folder, own)).mtimeMs).toBe(1000)
  })

  it('hands back what somebody else saved meanwhile, and saves upon that', async () => {
    const run = await withSound()
    const theirs = textOf(withSpan('theirs'))
    fs.writeFileSync(join(run.folder, own), theirs)
    expect(await save(run, hashOf(sound), withSpan('ours'))).toEqual({
      ok: false,
      failure: {
        kind: 'changed-on-disk',
        content: theirs,
        sha256: hashOf(theirs),
        isKept: true,
        isRetried: false,
      },
    })
    expect(inFile(run)).toBe(theirs)
    const both = withSpan('ours', withSpan('theirs'))
    expect((await save(run, hashOf(theirs), both)).ok).toBe(true)
    expect(inFile(run)).toBe(textOf(both))
    await eventually(() => expect(journals(run)).toEqual([]))
  })

  it('tells that the file is gone', async () => {
    const run = await withSound()
    fs.rmSync(join(run.folder, own))
    expect(await save(run, hashOf(sound), noted('next'))).toMatchObject({
      failure: { kind: 'changed-on-disk', content: null, sha256: null, isKept: true },
    })
    expect((await save(run, null, noted('next'))).ok).toBe(true)
  })

  it('does not save over a file that became unreadable meanwhile, whatever hash is named', async () => {
    const run = await withSound()
    const cut = sound.slice(0, 400)
    fs.writeFileSync(join(run.folder, own), cut)
    for (const base of [hashOf(sound), hashOf(cut)])
      expect(await save(run, base, noted('next'))).toMatchObject({
        failure: { kind: 'not-writable', reason: { kind: 'damaged-sidecar' }, isKept: true },
      })
    expect(inFile(run)).toBe(cut)
  })

  it('does not take a file for its own because it holds what was refused', async () => {
    const run = await withSound()
    const broken = sound.slice(0, -20)
    fs.writeFileSync(join(run.folder, own), broken)
    await opened(run)
    expect(await save(run, hashOf(broken), broken)).toMatchObject({
      failure: { kind: 'invalid-sidecar' },
    })
    expect(await save(run, hashOf(broken), sound)).toMatchObject({
      failure: { kind: 'not-writable', reason: { kind: 'damaged-sidecar' } },
    })
    expect(inFile(run)).toBe(broken)
  })

  it.each([
    ['no JSON', '{"format":'],
    ['a span past the end', sound.replace(/"end": \d+/, '"end": 99999999')],
    ['another annotator', sound.replaceAll('"id": "amal"', '"id": "samir"')],
    ['another key', sound.replace(me.key, '00000000-0000-4000-8000-000000000000')],
  ])('keeps the file safe from a window that hands over %s', async (_, content) => {
    const run = await withSound()
    expect(content).not.toBe(sound)
    expect(await save(run, hashOf(sound), content)).toMatchObject({
      failure: { kind: 'invalid-sidecar', isKept: true, isRetried: false },
    })
    expect(inFile(run)).toBe(sound)
  })

  it('saves one after another, the last being what stays', async () => {
    const run = await withSound()
    const contents = [1, 2, 3].map((number) => textOf(noted(`${number}`)))
    const saves = contents.map((content, i) =>
      save(run, hashOf(i === 0 ? sound : (contents[i - 1] ?? '')), content),
    )
    expect((await Promise.all(saves)).map(({ ok }) => ok)).toEqual([true, true, true])
    expect(inFile(run)).toBe(contents[2])
  })

  it('minds no clock that jumps', async () => {
    const run = await withSound()
    const removed = [removedSpan('s')]
    let last = sound
    for (const days of [0, -400, 800]) {
      run.clockSetBy = days * 24 * 60 * 60 * 1000
      const next = textOf(noted(`${days}`))
      expect((await save(run, hashOf(last), next, { removed })).ok).toBe(true)
      last = next
    }
    expect(inFile(run)).toBe(last)
    run.clockSetBy = -1_000_000
    await run.environment.bin.purge()
    const bin = await run.annotating.listBin(run.token)
    expect(bin.ok && bin.value.length).toBeGreaterThanOrEqual(2)
  })

  it('saves the last of an article that is no longer shown', async () => {
    const run = await withSound()
    await run.annotating.close(run.token)
    expect((await save(run, hashOf(sound), noted('last'))).ok).toBe(true)
  })
})

describe('a save that fails', () => {
  it.each([
    ['ENOSPC', { kind: 'full-disk' }],
    ['EDQUOT', { kind: 'full-disk' }],
    ['EROFS', { kind: 'read-only' }],
    ['EBUSY', { kind: 'locked', by: null }],
    ['ENOENT', { kind: 'vanished' }],
    ['EHOSTDOWN', { kind: 'vanished' }],
    ['EIO', { kind: 'io', code: 'EIO', replaced: false }],
  ])('is told, kept and tried until it goes through: %s', async (code, failure) => {
    const run = await withSound()
    const next = textOf(noted('next'))
    Object.assign(run.faults, {
      code,
      hits: (operation: string, path: string) =>
        operation === 'create' && dirname(path) === run.folder,
    })
    expect(await save(run, hashOf(sound), next)).toEqual({
      ok: false,
      failure: { ...failure, isKept: true, isRetried: true },
    })
    expect(inFile(run)).toBe(sound)
    run.passTime()
    run.passTime()
    await run.annotating.lookNow()
    expect(run.told).toEqual([])
    run.faults.code = null
    await eventually(() => {
      run.passTime()
      expect(run.told).toEqual([
        {
          event: 'annotationsSaved',
          payload: { token: run.token, sha256: hashOf(next), binFailure: null },
        },
      ])
    })
    expect(inFile(run)).toBe(next)
    await eventually(() => expect(journals(run)).toEqual([]))
  })

  it('says that nothing is kept where the app’s own data cannot be written either', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'ENOSPC',
      hits: (operation: string) => operation === 'create',
    })
    expect(await save(run, hashOf(sound), noted('next'))).toMatchObject({
      failure: { kind: 'full-disk', isKept: false, isRetried: true },
    })
    expect(run.annotating.unkept).toEqual(['قمح.txt'])
    run.faults.code = null
    await eventually(() => {
      run.passTime()
      expect(run.told).toMatchObject([{ event: 'annotationsSaved' }])
    })
  })

  it('gives way to the next', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'ENOSPC',
      hits: (operation: string, path: string) =>
        operation === 'create' && dirname(path) === run.folder,
    })
    await save(run, hashOf(sound), noted('first'))
    run.faults.code = null
    expect((await save(run, hashOf(sound), noted('second'))).ok).toBe(true)
    run.passTime()
    await run.annotating.lookNow()
    expect(run.told).toEqual([])
    expect(inFile(run)).toBe(textOf(noted('second')))
    await eventually(() => expect(journals(run)).toEqual([]))
  })

  it('asks the window once the file is found changed', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'EIO',
      hits: (operation: string, path: string) =>
        operation === 'create' && dirname(path) === run.folder,
    })
    await save(run, hashOf(sound), noted('ours'))
    const theirs = textOf(noted('theirs'))
    fs.writeFileSync(join(run.folder, own), theirs)
    run.faults.code = null
    await eventually(() => {
      run.passTime()
      expect(run.told.filter(({ event }) => event === 'saveFailed')).toMatchObject([
        { payload: { failure: { kind: 'changed-on-disk', content: theirs, isRetried: false } } },
      ])
    })
    expect(inFile(run)).toBe(theirs)
  })

  it('is not acknowledged before the folder is synced, though the content is in place', async () => {
    const run = await withSound()
    const next = textOf(noted('next'))
    Object.assign(run.faults, {
      code: 'EIO',
      hits: (operation: string, path: string) => operation === 'syncFolder' && path === run.folder,
    })
    expect(await save(run, hashOf(sound), next)).toMatchObject({
      failure: { kind: 'io', replaced: true, isKept: true, isRetried: true },
    })
    run.passTime()
    await run.annotating.lookNow()
    expect(run.told).toEqual([])
    run.faults.code = null
    await eventually(() => {
      run.passTime()
      expect(run.told).toMatchObject([{ event: 'annotationsSaved' }])
    })
  })

  it('whose content is in place all the same gives way to the next, made upon the same', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'EIO',
      hits: (operation: string, path: string) => operation === 'syncFolder' && path === run.folder,
    })
    await save(run, hashOf(sound), noted('first'))
    run.faults.code = null
    expect((await save(run, hashOf(sound), noted('second'))).ok).toBe(true)
    expect(inFile(run)).toBe(textOf(noted('second')))
  })

  it('is taken up when its article is shown again in the same session', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'EROFS',
      hits: (operation: string, path: string) =>
        operation === 'create' && dirname(path) === run.folder,
    })
    const next = textOf(noted('next'))
    await save(run, hashOf(sound), next)
    await run.annotating.close(run.token)
    expect((await opened(run)).pending).toMatchObject({
      content: next,
      base: hashOf(sound),
      isOfThisSession: true,
    })
  })
})

describe('work that an earlier session left', () => {
  const next = textOf(noted('next'))

  /** A session that could not save `next`, and was killed. */
  async function killed(): Promise<Session> {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'EIO',
      hits: (operation: string, path: string) =>
        operation === 'create' && dirname(path) === run.folder,
    })
    const removed = [removedSpan('s')]
    await save(run, hashOf(sound), next, { removed })
    return run
  }

  it('is offered, and never applied silently', async () => {
    const run = afterKill(await killed())
    const annotations = await opened(run)
    expect(annotations.pending).toMatchObject({
      content: next,
      base: hashOf(sound),
      isOfThisSession: false,
    })
    expect(annotations.own?.sha256).toBe(hashOf(sound))
    expect(inFile(run)).toBe(sound)
  })

  it('is dropped once its content is saved', async () => {
    const run = afterKill(await killed())
    await opened(run)
    expect((await save(run, hashOf(sound), next)).ok).toBe(true)
    await eventually(() => expect(journals(run)).toEqual([]))
    expect((await opened(afterKill(run))).pending).toBeNull()
  })

  it('goes into the bin where it is discarded, or passed over by other work', async () => {
    for (const pass of ['discard', 'save'] as const) {
      const run = afterKill(await killed())
      await opened(run)
      if (pass === 'discard') await run.annotating.discardPending(run.token)
      else await save(run, hashOf(sound), noted('other'))
      await eventually(() => expect(journals(run)).toEqual([]))
      const bin = await run.annotating.listBin(run.token)
      const kept = bin.ok ? bin.value.find(({ kind }) => kind === 'unsaved-work') : undefined
      expect(await run.annotating.restore(run.token, kept?.id ?? '')).toEqual({
        ok: true,
        value: { kind: 'unsaved-work', content: next },
      })
    }
  })

  it('is nothing to decide where it reached the file after all', async () => {
    const before = await killed()
    fs.writeFileSync(join(before.folder, own), next)
    const run = afterKill(before)
    expect(await run.recovered.list()).toEqual({ work: [], unreadable: [] })
    expect((await opened(run)).pending).toBeNull()
    await eventually(() => expect(journals(run)).toEqual([]))
  })

  it('is listed for all articles, saved on demand, and its article can be opened', async () => {
    const run = afterKill(await killed())
    const { work } = await run.recovered.list()
    expect(work).toMatchObject([{ kind: 'annotations', article: 'قمح.txt' }])
    const id = work[0]?.id ?? ''
    expect(await run.recovered.articleOf(id)).toBe(run.article)
    expect(await run.recovered.apply(id)).toEqual({ ok: true, value: undefined })
    expect(inFile(run)).toBe(next)
    expect(await run.recovered.list()).toEqual({ work: [], unreadable: [] })
    const bin = await run.annotating.listBin(run.token)
    expect(bin).toMatchObject({ value: [{ kind: 'span', item: { id: 's', label: 'claim' } }] })
    expect(await run.recovered.apply(id)).toMatchObject({ failure: { kind: 'gone' } })
  })

  it('is united with what was saved elsewhere since', async () => {
    const before = await killed()
    fs.writeFileSync(join(before.folder, own), textOf(withSpan('elsewhere')))
    const run = afterKill(before)
    const [left] = (await run.recovered.list()).work
    expect((await run.recovered.apply(left?.id ?? '')).ok).toBe(true)
    expect(inFile(run)).toContain('"id": "elsewhere"')
    expect(inFile(run)).toContain('"note": "next"')
  })

  it('is not saved over what cannot be read', async () => {
    const before = await killed()
    fs.writeFileSync(join(before.folder, own), 'broken')
    const run = afterKill(before)
    const [left] = (await run.recovered.list()).work
    expect(await run.recovered.apply(left?.id ?? '')).toMatchObject({
      failure: { kind: 'cannot-merge' },
    })
    expect(inFile(run)).toBe('broken')
    expect(journals(run)).toHaveLength(1)
  })

  it('can be discarded from the list, into the bin', async () => {
    const run = afterKill(await killed())
    const [left] = (await run.recovered.list()).work
    expect((await run.recovered.discard(left?.id ?? '')).ok).toBe(true)
    expect(inFile(run)).toBe(sound)
    const bin = await run.annotating.listBin(run.token)
    expect(bin.ok && bin.value.map(({ kind }) => kind).toSorted()).toEqual(['span', 'unsaved-work'])
  })

  it('is told of where a journal cannot be read', async () => {
    const run = fresh()
    fs.mkdirSync(join(run.data, 'journal'))
    fs.writeFileSync(join(run.data, 'journal', 'x.journal'), 'rubbish')
    expect(await run.recovered.list()).toEqual({
      work: [],
      unreadable: [{ file: 'x.journal', code: 'EBADMSG' }],
    })
  })
})

describe('the bin', () => {
  const spans = ['أ', 'ب', 'ت'].map(removedSpan)

  it('holds what a save removed, across sessions, until it is in use again', async () => {
    const run = await withSound()
    const next = textOf(noted('next'))
    await save(run, hashOf(sound), next, { removed: spans })
    await run.annotating.end()
    const later = afterKill(run)
    await opened(later)
    const listed = await later.annotating.listBin(later.token)
    if (!listed.ok) throw new Error('no list')
    expect(listed.value.map(({ title }) => title)).toEqual(['أ', 'ب', 'ت'])
    const id = listed.value[1]?.id ?? ''
    expect(await later.annotating.restore(later.token, id)).toEqual({
      ok: true,
      value: { kind: 'span', content: '{"id":"ب"}' },
    })
    expect((await later.annotating.listBin(later.token)).ok).toBe(true)
    await save(later, hashOf(next), noted('again'), { restored: [id] })
    const rest = await later.annotating.listBin(later.token)
    expect(rest.ok && rest.value.map(({ title }) => title)).toEqual(['أ', 'ت'])
    // What is left keeps its name and its time: a list that was opened before still holds.
    expect(rest.ok && rest.value).toEqual([listed.value[0], listed.value[2]])
    expect(await later.annotating.restore(later.token, id)).toMatchObject({
      failure: { kind: 'gone' },
    })
  })

  it('lets go of what a save holds again, and takes it once where it is removed anew', async () => {
    const run = await withSound()
    const titles = async () => {
      const bin = await run.annotating.listBin(run.token)
      return bin.ok && bin.value.map(({ title }) => title)
    }
    const contents = ['1', '2', '3'].map((note) => textOf(noted(note)))
    const [first = '', second = '', third = ''] = contents
    await save(run, hashOf(sound), first, { removed: spans })
    await save(run, hashOf(first), second, { restored: ['أ', 'ت'] })
    expect(await titles()).toEqual(['ب'])
    await save(run, hashOf(second), third, { removed: [removedSpan('أ')] })
    expect(await titles()).toEqual(['أ', 'ب'])
  })

  it('is handed the same again where a save failed, and holds it once or, undone, not at all', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'EIO',
      hits: (operation: string, path: string) =>
        operation === 'create' && dirname(path) === run.folder,
    })
    const next = textOf(noted('next'))
    expect((await save(run, hashOf(sound), next, { removed: spans })).ok).toBe(false)
    run.faults.code = null
    await save(run, hashOf(sound), next, { removed: spans.slice(1), restored: ['أ'] })
    const bin = await run.annotating.listBin(run.token)
    expect(bin.ok && bin.value.map(({ title }) => title)).toEqual(['ب', 'ت'])
  })

  it('takes later what it could not take at once, and the save says so', async () => {
    const run = await withSound()
    Object.assign(run.faults, {
      code: 'ENOSPC',
      hits: (operation: string, path: string) =>
        operation === 'create' && path.startsWith(join(run.data, 'bin')),
    })
    const next = textOf(noted('next'))
    expect(await save(run, hashOf(sound), next, { removed: spans })).toEqual({
      ok: true,
      value: { sha256: hashOf(next), binFailure: { kind: 'full-disk' } },
    })
    run.faults.code = null
    await save(run, hashOf(next), sound)
    const bin = await run.annotating.listBin(run.token)
    expect(bin.ok && bin.value).toHaveLength(3)
  })
})

describe('replacing a sidecar that cannot be read', () => {
  it('puts the old bytes into the bin first', async () => {
    const run = fresh()
    const broken = `<<<<<<< HEAD\n${sound}=======\n${sound}>>>>>>> x\n`
    fs.writeFileSync(join(run.folder, own), broken)
    await opened(run)
    const request = { base: hashOf(broken), content: sound }
    expect((await run.annotating.replace(run.token, request)).ok).toBe(true)
    expect(inFile(run)).toBe(sound)
    const bin = await run.annotating.listBin(run.token)
    const [entry] = bin.ok ? bin.value : []
    expect(await run.annotating.restore(run.token, entry?.id ?? '')).toEqual({
      ok: true,
      value: { kind: 'sidecar', content: broken },
    })
    expect((await save(run, hashOf(sound), noted('next'))).ok).toBe(true)
  })

  it.each([
    ['of a newer version', sound.replace('"version": 1', '"version": 7'), 'newer-sidecar'],
    [
      'of somebody else',
      sound.replace(me.key, '00000000-0000-4000-8000-000000000000'),
      'other-key',
    ],
  ])('is refused for one %s', async (_, content, kind) => {
    const run = fresh()
    fs.writeFileSync(join(run.folder, own), content)
    await opened(run)
    const before = filesIn(run.folder)
    const request = { base: hashOf(content), content: sound }
    expect(await run.annotating.replace(run.token, request)).toMatchObject({
      failure: { kind: 'not-writable', reason: { kind } },
    })
    expect(filesIn(run.folder)).toEqual(before)
  })

  it('leaves the file where the bin cannot take it', async () => {
    const run = fresh()
    fs.writeFileSync(join(run.folder, own), 'broken')
    await opened(run)
    Object.assign(run.faults, {
      code: 'ENOSPC',
      hits: (operation: string, path: string) =>
        operation === 'create' && path.startsWith(join(run.data, 'bin')),
    })
    const request = { base: hashOf('broken'), content: sound }
    expect(await run.annotating.replace(run.token, request)).toMatchObject({
      failure: { kind: 'full-disk' },
    })
    expect(inFile(run)).toBe('broken')
  })
})

describe('two at one article', () => {
  it('tells the second who is there, once the first has changed something', async () => {
    const folder = temporaryFolder()
    const first = session(folder, { data: temporaryFolder(), instance: 'first', host: 'مكتب' })
    const second = session(folder, { data: temporaryFolder(), instance: 'second', host: 'بيت' })
    await opened(first)
    expect((await opened(second)).openElsewhere).toBeNull()
    await save(first, null, sound)
    await second.annotating.lookNow()
    expect(second.told.filter(({ event }) => event === 'openElsewhere')).toEqual([
      { event: 'openElsewhere', payload: { token: second.token, elsewhere: { host: 'مكتب' } } },
    ])
    expect((await opened(second)).openElsewhere).toEqual({ host: 'مكتب' })
    expect((await opened(first)).openElsewhere).toBeNull()
    await save(first, hashOf(sound), noted('x'))
    await first.annotating.end()
    expect(Object.keys(filesIn(folder))).toEqual(['قمح.txt', own])
    await second.annotating.lookNow()
    expect(second.told.at(-1)).toMatchObject({ payload: { elsewhere: null } })
  })

  it('loses nothing of either', async () => {
    const folder = temporaryFolder()
    const first = session(folder, { data: temporaryFolder(), instance: 'first' })
    const second = session(folder, { data: temporaryFolder(), instance: 'second' })
    await opened(first)
    await opened(second)
    await save(first, null, withSpan('first'))
    const refused = await save(second, null, withSpan('second'))
    expect(refused).toMatchObject({
      failure: { kind: 'changed-on-disk', content: textOf(withSpan('first')) },
    })
    expect(fs.readFileSync(join(folder, own), 'utf8')).toBe(textOf(withSpan('first')))
  })

  it('is not misled by what a killed one left behind', async () => {
    const folder = temporaryFolder()
    const first = session(folder, { data: temporaryFolder(), instance: 'first', host: 'far' })
    await opened(first)
    await save(first, null, sound)
    const sign = fs.readdirSync(folder).find((name) => name.endsWith('.open')) ?? ''
    fs.utimesSync(join(folder, sign), 1, 1)
    const second = session(folder, { data: temporaryFolder(), instance: 'second', host: 'near' })
    expect((await opened(second)).openElsewhere).toBeNull()
    await save(second, hashOf(sound), noted('x'))
    expect(fs.readFileSync(join(folder, sign), 'utf8')).toContain('second')
    await second.annotating.end()
    expect(fs.existsSync(join(folder, sign))).toBe(false)
  })
})
