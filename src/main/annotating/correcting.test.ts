import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCorrections, mapThrough } from '#core/sidecar/corrections.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import { eventually } from '#main/testing/eventually.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { sha256OfText } from './place.ts'
import {
  after,
  before,
  correct,
  corrections,
  own,
  replacements,
  sidecarBefore,
} from './testing/corrected-article.ts'
import {
  filesIn,
  hashOf,
  opened,
  type Session,
  type SessionOptions,
  session,
} from './testing/session.ts'

const temporaryFolder = temporaryFolders()
async function correcting(articleText: string | Uint8Array, options: Partial<SessionOptions> = {}) {
  const run = session(temporaryFolder(), { data: temporaryFolder(), articleText, ...options })
  fs.writeFileSync(join(run.folder, own), sidecarBefore)
  await opened(run)
  return run
}

const article = (run: Session): Buffer => fs.readFileSync(run.article)
const failingIn =
  (folder: string, name: RegExp) =>
  (operation: string, path: string): boolean =>
    operation === 'rename' && dirname(path) === folder && name.test(path)

describe('saving a correction', () => {
  it('writes the article, its sidecar and the way from the old text, and keeps the old bytes', async () => {
    const run = await correcting(before)
    const saved = await correct(run, before)
    expect(article(run).toString()).toBe(after)
    const sidecar = fs.readFileSync(join(run.folder, own), 'utf8')
    expect(JSON.parse(sidecar).article).toMatchObject({
      sha256: hashOf(after),
      textSha256: sha256OfText(after),
    })
    expect(saved).toEqual({
      ok: true,
      value: {
        sha256: hashOf(after),
        textSha256: sha256OfText(after),
        sidecar: { ok: true, value: { sha256: hashOf(sidecar), binFailure: null } },
      },
    })
    const loaded = loadCorrections(fs.readFileSync(join(run.folder, corrections), 'utf8'))
    if (!loaded.ok) throw new Error('The corrections do not read back')
    expect(loaded.value.corrections).toMatchObject([{ by: 'amal', replacements }])
    const map = mapThrough(loaded.value, sha256OfText(before), sha256OfText(after))
    expect(map?.mapRange({ start: 14, end: 19 }).range).toEqual({ start: 21, end: 26 })
    // The sidecar's entry is settled once the save has been told.
    await eventually(() => expect(fs.readdirSync(join(run.data, 'journal'))).toEqual([]))
    expect((await opened(run)).corrections).toContain('isnad-corrections')
  })

  it('is no news to the window that made it', async () => {
    const run = await correcting(before)
    await correct(run, before)
    await run.annotating.lookNow()
    expect(run.told).toEqual([])
  })

  it('brings the old bytes back from the bin, the corrected ones going in', async () => {
    const run = await correcting(before)
    await correct(run, before)
    const bin = await run.annotating.listBin(run.token)
    const [entry] = bin.ok ? bin.value : []
    expect(entry).toMatchObject({ kind: 'article', title: 'قمح.txt' })
    expect(await run.annotating.restore(run.token, entry?.id ?? '')).toEqual({
      ok: true,
      value: { kind: 'article', sha256: hashOf(before) },
    })
    expect(article(run).toString()).toBe(before)
    const now = await run.annotating.listBin(run.token)
    expect(now).toMatchObject({ value: [{ kind: 'article' }] })
    await run.annotating.lookNow()
    expect(run.told).toMatchObject([{ payload: { kind: 'changed', sha256: hashOf(before) } }])
  })

  it.each<[string, EncodingId, (text: string) => Buffer]>([
    ['CR LF and a byte order mark', 'utf-8', (text) => crlf(`\ufeff${text}`, 'utf8')],
    ['UTF-16', 'utf-16le', (text) => crlf(`\ufeff${text}`, 'utf16le')],
    ['CR', 'utf-8', (text) => Buffer.from(text.replaceAll('\n', '\r'))],
  ])('keeps the file’s own form: %s', async (_, encoding, bytesOf) => {
    const run = await correcting(bytesOf(before))
    expect(await correct(run, bytesOf(before), { encoding })).toMatchObject({ ok: true })
    expect(article(run).equals(bytesOf(after))).toBe(true)
  })

  function crlf(text: string, encoding: BufferEncoding): Buffer {
    return Buffer.from(text.replaceAll('\n', '\r\n'), encoding)
  }

  const windows1256 = Buffer.from([0xde, 0xc7, 0xe1])

  it('refuses characters that the encoding cannot hold, and names them', async () => {
    const run = await correcting(windows1256)
    const was = filesIn(run.folder)
    const text = 'قال ۴😀'
    const refused = await correct(run, windows1256, {
      text,
      encoding: 'windows-1256',
      replacements: [{ start: 3, removed: 0, inserted: 3 }],
    })
    expect(refused).toMatchObject({
      failure: {
        kind: 'unencodable-characters',
        encoding: 'windows-1256',
        characters: [
          { character: '۴', at: 4 },
          { character: '😀', at: 5 },
        ],
      },
    })
    expect(filesIn(run.folder)).toEqual(was)
  })

  it('refuses newlines of several kinds', async () => {
    const mixed = 'أ\r\nب\nت'
    const run = await correcting(mixed)
    const was = filesIn(run.folder)
    expect(await correct(run, mixed)).toMatchObject({ failure: { kind: 'mixed-newlines' } })
    expect(filesIn(run.folder)).toEqual(was)
  })

  it('refuses replacements that do not lead to the text, and a sidecar for another', async () => {
    const run = await correcting(before)
    const was = filesIn(run.folder)
    const wrong = [{ start: 3, removed: 0, inserted: 7 }]
    expect(await correct(run, before, { replacements: wrong })).toMatchObject({
      failure: { kind: 'would-read-differently' },
    })
    const sidecar = { base: hashOf(sidecarBefore), content: sidecarBefore }
    expect(await correct(run, before, { sidecar })).toMatchObject({
      failure: { kind: 'would-read-differently' },
    })
    expect(await correct(run, before, { sidecar: { ...sidecar, content: '{}' } })).toMatchObject({
      failure: { kind: 'invalid-sidecar' },
    })
    expect(filesIn(run.folder)).toEqual(was)
  })

  it('leaves an article alone that changed underneath or is gone', async () => {
    const run = await correcting(before)
    fs.writeFileSync(run.article, 'تغيّر')
    const was = filesIn(run.folder)
    expect(await correct(run, before)).toEqual({
      ok: false,
      failure: { kind: 'article-changed', sha256: hashOf('تغيّر') },
    })
    expect(filesIn(run.folder)).toEqual(was)
    fs.rmSync(run.article)
    expect(await correct(run, before)).toMatchObject({
      failure: { kind: 'article-changed', sha256: null },
    })
  })

  it('is for plain text and Markdown alone', async () => {
    const page = '<!doctype html><p>قال'
    const run = await correcting(page, { articleName: 'قمح.html' })
    expect(await correct(run, page)).toMatchObject({ failure: { kind: 'format-not-corrected' } })
    run.annotator = null
    await opened(run)
    expect(await correct(run, page)).toMatchObject({
      failure: { kind: 'not-writable', reason: { kind: 'no-annotator' } },
    })
  })

  it('writes Markdown as its source, which must read as the replacements say', async () => {
    const source = '# عنوان\n\nقال *الوزير* كلمة\n'
    const run = await correcting(source, { articleName: 'قمح.md' })
    const saved = await correct(run, source, {
      text: '# عنوان\n\nقال *الوزير* كلمتين\n',
      replacements: [{ start: 20, removed: 1, inserted: 3 }],
      sidecar: null,
    })
    expect(saved).toMatchObject({ ok: true, value: { sidecar: null } })
    expect(article(run).toString()).toContain('كلمتين')
  })

  it('adds to the corrections that are there, and sets broken ones aside', async () => {
    const run = await correcting(before)
    await correct(run, before)
    const back = await run.annotating.saveCorrection(run.token, {
      text: before,
      encoding: 'utf-8',
      expectedSha256: hashOf(after),
      replacements: [{ start: 10, removed: 7, inserted: 0 }],
      sidecar: null,
    })
    expect(back.ok).toBe(true)
    const path = join(run.folder, corrections)
    const loaded = loadCorrections(fs.readFileSync(path, 'utf8'))
    expect(loaded.ok && loaded.value.corrections).toHaveLength(2)
    fs.writeFileSync(path, 'broken')
    expect((await correct(run, before, { sidecar: null })).ok).toBe(true)
    const anew = loadCorrections(fs.readFileSync(path, 'utf8'))
    expect(anew.ok && anew.value.corrections).toHaveLength(1)
    const bin = await run.annotating.listBin(run.token)
    expect(bin.ok && bin.value.map(({ title }) => title)).toContain(corrections)
  })

  it.each([
    ['ENOSPC', { kind: 'full-disk' }],
    ['EROFS', { kind: 'read-only' }],
    ['EIO', { kind: 'io', code: 'EIO' }],
  ])('leaves the article as it was where it cannot be written: %s', async (code, failure) => {
    const run = await correcting(before)
    Object.assign(run.faults, { code, hits: failingIn(run.folder, /قمح\.txt$/) })
    expect(await correct(run, before)).toMatchObject({ failure })
    expect(article(run).toString()).toBe(before)
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(sidecarBefore)
  })

  it('does not begin where the old bytes cannot be kept', async () => {
    const run = await correcting(before)
    Object.assign(run.faults, {
      code: 'ENOSPC',
      hits: (operation: string, path: string) =>
        operation === 'create' && path.startsWith(join(run.data, 'bin')),
    })
    const was = filesIn(run.folder)
    expect(await correct(run, before)).toMatchObject({ failure: { kind: 'full-disk' } })
    expect(filesIn(run.folder)).toEqual(was)
  })

  it('keeps the sidecar and tries on where the article is saved and the sidecar is not', async () => {
    const run = await correcting(before)
    Object.assign(run.faults, { code: 'EIO', hits: failingIn(run.folder, /amal/) })
    expect(await correct(run, before)).toMatchObject({
      ok: true,
      value: { sidecar: { failure: { kind: 'io', isKept: true, isRetried: true } } },
    })
    expect(article(run).toString()).toBe(after)
    run.faults.code = null
    await eventually(() => {
      run.passTime()
      expect(run.told).toMatchObject([{ event: 'annotationsSaved' }])
    })
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toContain(hashOf(after))
  })
})

describe('a correction that an earlier session left', () => {
  async function killed(name: RegExp): Promise<Session> {
    const run = await correcting(before)
    Object.assign(run.faults, { code: 'EIO', hits: failingIn(run.folder, name) })
    await correct(run, before)
    return session(run.folder, { data: run.data })
  }

  it('is offered and can be finished', async () => {
    const run = await killed(/قمح\.txt$/)
    const { work } = await run.recovered.list()
    expect(work).toMatchObject([{ kind: 'correction', article: 'قمح.txt' }])
    expect(article(run).toString()).toBe(before)
    expect((await run.recovered.apply(work[0]?.id ?? '')).ok).toBe(true)
    expect(article(run).toString()).toBe(after)
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toContain(hashOf(after))
    const loaded = loadCorrections(fs.readFileSync(join(run.folder, corrections), 'utf8'))
    expect(loaded.ok && loaded.value.corrections).toHaveLength(1)
    expect(await run.recovered.list()).toEqual({ work: [], unreadable: [] })
  })

  it('is not put over an article that changed since', async () => {
    const run = await killed(/قمح\.txt$/)
    fs.writeFileSync(run.article, 'تغيّر')
    const [left] = (await run.recovered.list()).work
    expect(await run.recovered.apply(left?.id ?? '')).toMatchObject({
      failure: { kind: 'changed-on-disk' },
    })
    expect(article(run).toString()).toBe('تغيّر')
  })

  it('goes into the bin where it is discarded', async () => {
    const run = await killed(/قمح\.txt$/)
    const [left] = (await run.recovered.list()).work
    expect((await run.recovered.discard(left?.id ?? '')).ok).toBe(true)
    const bin = await run.annotating.listBin(run.token)
    expect(bin.ok && bin.value.map(({ kind }) => kind)).toEqual(['article', 'article'])
  })
})
