import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { eventually } from '#main/testing/eventually.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { hashOf, noted, opened, type Session, save, session, textOf } from './testing/session.ts'

const temporaryFolder = temporaryFolders()
const own = 'قمح.txt.amal.isnad.json'
const sound = textOf(sampleSidecar)

async function watching(files: Readonly<Record<string, string>> = { [own]: sound }) {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(join(folder, name), content)
  const run = session(folder, { data: temporaryFolder() })
  await opened(run)
  return run
}

/** What the window was told by one more look. */
async function news(run: Session) {
  run.told.length = 0
  await run.annotating.lookNow()
  return [...run.told]
}

describe('the own sidecar on disk', () => {
  it('is no news as long as it is what the window read or saved', async () => {
    const run = await watching()
    expect(await news(run)).toEqual([])
    await save(run, hashOf(sound), noted('next'))
    expect(await news(run)).toEqual([])
    fs.utimesSync(join(run.folder, own), 1, 1)
    expect(await news(run)).toEqual([])
  })

  it('is told of once when another changed it, its size and time being the same too', async () => {
    const run = await watching()
    const path = join(run.folder, own)
    const { atime, mtime } = fs.statSync(path)
    const theirs = sound.replace('القمح', 'الذرة')
    expect(theirs.length).toBe(sound.length)
    fs.writeFileSync(path, theirs)
    fs.utimesSync(path, atime, mtime)
    expect(await news(run)).toEqual([
      {
        event: 'annotationsChanged',
        payload: { token: run.token, content: theirs, sha256: hashOf(theirs), readOnly: null },
      },
    ])
    expect(await news(run)).toEqual([])
    expect((await save(run, hashOf(theirs), noted('merged'))).ok).toBe(true)
  })

  it('is told of when it is gone, and when it is back', async () => {
    const run = await watching()
    fs.rmSync(join(run.folder, own))
    expect(await news(run)).toMatchObject([{ payload: { content: null, sha256: null } }])
    fs.writeFileSync(join(run.folder, own), sound)
    expect(await news(run)).toMatchObject([{ payload: { content: sound } }])
  })

  it('is told of when it may no longer be written', async () => {
    const run = await watching()
    fs.writeFileSync(join(run.folder, own), '{')
    expect(await news(run)).toMatchObject([
      { payload: { content: '{', readOnly: { kind: 'damaged-sidecar' } } },
    ])
    expect(await news(run)).toEqual([])
  })

  it('is not called gone when its share is', async () => {
    const run = await watching()
    fs.renameSync(run.folder, `${run.folder}-away`)
    expect(await news(run)).toEqual([])
    expect(await save(run, hashOf(sound), noted('next'))).toMatchObject({
      failure: { kind: 'vanished', isKept: true, isRetried: true },
    })
    fs.renameSync(`${run.folder}-away`, run.folder)
    await eventually(() => {
      run.passTime()
      expect(run.told).toMatchObject([{ event: 'annotationsSaved' }])
    })
  })
})

describe('others’ sidecars', () => {
  it('are told of when they come, change and go; Isnad’s own files are not', async () => {
    const run = await watching()
    const theirs = join(run.folder, 'قمح.txt.samir.isnad.json')
    fs.writeFileSync(theirs, sound)
    expect(await news(run)).toMatchObject([
      { event: 'othersChanged', payload: { others: [{ annotator: 'samir' }], copies: [] } },
    ])
    expect(await news(run)).toEqual([])
    fs.writeFileSync(theirs, textOf(noted('next')))
    expect(await news(run)).toMatchObject([{ event: 'othersChanged' }])
    fs.utimesSync(theirs, 1, 1)
    expect(await news(run)).toEqual([])
    fs.writeFileSync(join(run.folder, '.isnad-0123456789ab-00.tmp'), 'x')
    fs.writeFileSync(join(run.folder, '.isnad-0123456789ab.lock'), 'x')
    expect(await news(run)).toEqual([])
    fs.rmSync(theirs)
    expect(await news(run)).toMatchObject([{ payload: { others: [] } }])
  })

  it('are told of when a service sets a copy aside', async () => {
    const run = await watching()
    const copy = 'قمح.txt.amal.isnad.sync-conflict-20261122-101500-ABCDEFG.json'
    fs.writeFileSync(join(run.folder, copy), sound)
    expect(await news(run)).toMatchObject([
      { event: 'othersChanged', payload: { others: [], copies: [{ isOwn: true }] } },
    ])
  })

  it('are not called gone when their folder does not answer', async () => {
    const run = await watching({ 'قمح.txt.samir.isnad.json': sound })
    Object.assign(run.faults, { code: 'EIO', hits: (operation: string) => operation === 'list' })
    expect(await news(run)).toEqual([])
  })
})

describe('the article on disk', () => {
  it('is told of once when its bytes change', async () => {
    const run = await watching()
    fs.writeFileSync(run.article, 'خبر آخر')
    expect(await news(run)).toEqual([
      {
        event: 'articleChanged',
        payload: { token: run.token, kind: 'changed', sha256: hashOf('خبر آخر') },
      },
    ])
    expect(await news(run)).toEqual([])
    fs.utimesSync(run.article, 1, 1)
    expect(await news(run)).toEqual([])
  })

  it('is told of on focus, however large and whatever its size and time say', async () => {
    const run = await watching()
    const large = Buffer.alloc(5 * 1024 * 1024, 'أ')
    fs.writeFileSync(run.article, large)
    fs.utimesSync(run.article, 1, 1)
    expect(await news(run)).toMatchObject([{ payload: { kind: 'changed' } }])
    large.write('ب', 1000)
    fs.writeFileSync(run.article, large)
    fs.utimesSync(run.article, 1, 1)
    expect(await news(run)).toMatchObject([{ payload: { sha256: hashOf(large) } }])
  })

  it('is told of when it is deleted, and when it is back', async () => {
    const run = await watching()
    fs.rmSync(run.article)
    expect(await news(run)).toMatchObject([{ payload: { kind: 'deleted' } }])
    expect(await news(run)).toEqual([])
    fs.writeFileSync(run.article, sampleText)
    expect(await news(run)).toMatchObject([{ payload: { kind: 'changed' } }])
  })

  it('is found again by its bytes when it was renamed', async () => {
    const run = await watching()
    fs.renameSync(run.article, join(run.folder, 'اسم جديد.txt'))
    const [told] = await news(run)
    expect(told).toMatchObject({
      event: 'articleChanged',
      payload: { kind: 'renamed', to: { name: 'اسم جديد.txt' } },
    })
    if (told?.event !== 'articleChanged' || told.payload.kind !== 'renamed')
      throw new Error('It was not found again')
    const renamed = await run.annotating.open(told.payload.to.token)
    expect(renamed).toMatchObject({ value: { own: null } })
  })

  it('is told of where a folder took its place', async () => {
    const run = await watching()
    fs.rmSync(run.article)
    fs.mkdirSync(run.article)
    expect(await news(run)).toMatchObject([{ payload: { kind: 'deleted' } }])
  })
})

describe('looking', () => {
  it('follows hints and the clock, and ends with the article', async () => {
    const run = await watching()
    const theirs = textOf(noted('theirs'))
    fs.writeFileSync(join(run.folder, own), theirs)
    run.hint(own)
    run.passTime()
    await eventually(() => expect(run.told).toHaveLength(1))
    fs.writeFileSync(join(run.folder, own), sound)
    await eventually(() => {
      run.passTime()
      expect(run.told).toHaveLength(2)
    })
    await run.annotating.close(run.token)
    fs.writeFileSync(join(run.folder, own), theirs)
    run.hint(own)
    run.passTime()
    await run.annotating.end()
    expect(run.told).toHaveLength(2)
  })

  it('leaves an article for the next one', async () => {
    const run = await watching()
    fs.writeFileSync(join(run.folder, 'ثان.txt'), 'ثان')
    const next = run.tokens.forArticle(join(run.folder, 'ثان.txt'), null)
    expect((await run.annotating.open(next.token)).ok).toBe(true)
    fs.writeFileSync(run.article, 'تغيّر')
    expect(await news(run)).toEqual([])
  })
})
