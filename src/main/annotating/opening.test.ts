import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packJson } from '#core/packed-json.ts'
import { sidecarName } from '#core/sidecar/name.ts'
import { withoutQuotes } from '#core/sidecar/quotes.ts'
import type { Sidecar, SidecarArticle } from '#core/sidecar/schema.ts'
import { hash, sampleSidecar, sampleText } from '#core/testing/sidecars.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { sha256OfText } from './place.ts'
import {
  filesIn,
  hashOf,
  noted,
  opened,
  type SessionOptions,
  save,
  session,
  textOf,
} from './testing/session.ts'

const temporaryFolder = temporaryFolders()

/** An article's folder with these files beside it, opened. */
function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<SessionOptions> = {},
) {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(join(folder, name), content)
  return session(folder, { data: temporaryFolder(), ...options })
}

const own = 'قمح.txt.amal.isnad.json'
const sound = textOf(sampleSidecar)
/** The sample as it is of the article that the sessions have. */
const ofSample: Sidecar = {
  ...sampleSidecar,
  article: {
    ...sampleSidecar.article,
    sha256: hashOf(sampleText),
    textSha256: hashOf(sampleText),
  },
}

/** Opens an own sidecar with these bytes, and sees that neither opening nor a save touches it. */
async function openedOwn(bytes: string | Uint8Array) {
  const run = folderWith({ [own]: bytes })
  const before = filesIn(run.folder)
  const annotations = await opened(run)
  const saved = await save(run, annotations.own?.sha256 ?? null, sound)
  await run.annotating.end()
  expect(saved.ok).toBe(false)
  expect(filesIn(run.folder)).toEqual(before)
  return { annotations, failure: saved.ok ? null : saved.failure }
}

describe('opening annotations', () => {
  it('writes nothing, nor does closing', async () => {
    const run = folderWith({ [own]: sound })
    const before = filesIn(run.folder)
    const annotations = await opened(run)
    await run.annotating.close(run.token)
    await run.annotating.end()
    expect(filesIn(run.folder)).toEqual(before)
    expect(fs.readdirSync(run.data)).toEqual([])
    expect(annotations).toMatchObject({
      own: { name: own, packed: packJson(sampleSidecar), wordsOf: null, sha256: hashOf(sound) },
      articleSha256: hashOf(sampleText),
      readOnly: null,
      others: [],
      copies: [],
      strays: [],
      pending: null,
      corrections: null,
      openElsewhere: null,
    })
  })

  it('leaves out of one’s own what the article says in the same words', async () => {
    const run = folderWith({ [own]: textOf(ofSample) })
    const annotations = await opened(run)
    const at = { text: sampleText, offsets: new OffsetMap(sampleText) }
    expect(annotations.own?.wordsOf).toBe(hashOf(sampleText))
    expect(annotations.own?.packed).toBe(packJson(withoutQuotes(ofSample, at)))
    const whole = await run.annotating.open(run.token, true)
    expect(whole.ok && whole.value.own).toMatchObject({
      packed: packJson(ofSample),
      wordsOf: null,
    })
  })

  it.each<[string, Partial<SidecarArticle>, Partial<SessionOptions>]>([
    ['was changed since', {}, { articleText: `${sampleText} بعد` }],
    ['was of another text', { textSha256: hash('c') }, {}],
    ['is no plain text', { extraction: { format: 'html', rules: 1 } }, {}],
    ['cannot be read so', { encoding: 'utf-16le' }, {}],
    ['is of no encoding', { encoding: null }, {}],
  ])('leaves nothing out where the article %s', async (_, article, options) => {
    const sidecar = { ...ofSample, article: { ...ofSample.article, ...article } }
    const { own: found } = await opened(folderWith({ [own]: textOf(sidecar) }, options))
    expect(found).toMatchObject({ packed: packJson(sidecar), wordsOf: null })
  })

  it('has nothing of one’s own before the first change', async () => {
    expect(await opened(folderWith({}))).toMatchObject({ own: null, readOnly: null })
  })

  it('shows others’ to one who has no id yet', async () => {
    const run = folderWith({ [own]: sound })
    run.annotator = null
    const annotations = await opened(run)
    expect(annotations.own).toBeNull()
    expect(annotations.readOnly).toEqual({ kind: 'no-annotator' })
    expect(annotations.others.map(({ annotator }) => annotator)).toEqual(['amal'])
    expect(await save(run, null, sound)).toMatchObject({
      failure: { kind: 'not-writable', reason: { kind: 'no-annotator' } },
    })
  })

  it('lists others’, gold’s too, by annotator, each with its text', async () => {
    const run = folderWith({
      [own]: sound,
      'قمح.txt.samir.isnad.json': 'whatever',
      'قمح.txt.gold.isnad.json': '{}',
      'قمح.txt.bak': '',
      'آخر.txt': 'x',
      'آخر.txt.samir.isnad.json': 'not of this article',
      '.isnad-0123456789ab-ff.tmp': 'a temporary file',
    })
    const { others } = await opened(run)
    expect(others).toEqual([
      {
        name: 'قمح.txt.gold.isnad.json',
        annotator: 'gold',
        content: { ok: true, value: '{}' },
        sha256: hashOf('{}'),
      },
      {
        name: 'قمح.txt.samir.isnad.json',
        annotator: 'samir',
        content: { ok: true, value: 'whatever' },
        sha256: hashOf('whatever'),
      },
    ])
  })

  it('finds the sidecar of an article whose name leaves no room for it', async () => {
    const articleName = `${'خ'.repeat(125)}.txt`
    const name = sidecarName(articleName, 'amal', sha256OfText)
    const twin = sidecarName(`${'خ'.repeat(124)}أ.txt`, 'amal', sha256OfText)
    const run = folderWith({ [name]: sound, [twin]: textOf(noted('other')) }, { articleName })
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect((await opened(run)).own?.sha256).toBe(hashOf(sound))
  })

  it('says what cannot be opened at all', async () => {
    const run = folderWith({})
    expect(await run.annotating.open('A'.repeat(24))).toMatchObject({
      failure: { kind: 'unknown-token' },
    })
    fs.rmSync(run.article)
    expect(await run.annotating.open(run.token)).toMatchObject({ failure: { kind: 'vanished' } })
    fs.rmSync(run.folder, { recursive: true })
    expect(await run.annotating.open(run.token)).toMatchObject({ failure: { kind: 'vanished' } })
  })

  it.each([
    ['EACCES', { kind: 'unreadable' }],
    ['EIO', { kind: 'io', code: 'EIO' }],
    ['EHOSTDOWN', { kind: 'vanished' }],
  ])('tells of %s in the folder', async (code, failure) => {
    const run = folderWith({})
    Object.assign(run.faults, { code, hits: (operation: string) => operation === 'list' })
    expect(await run.annotating.open(run.token)).toEqual({ ok: false, failure })
  })

  it('only shows what lies in a folder that cannot be written', async () => {
    const run = folderWith({ [own]: sound })
    run.isWritable = false
    expect(await opened(run)).toMatchObject({
      own: { packed: packJson(sampleSidecar) },
      readOnly: { kind: 'read-only-folder' },
    })
  })
})

describe('an own sidecar that may not be written', () => {
  const lines = sound.split('\n')
  const merged = [
    '<<<<<<< HEAD',
    ...lines,
    '=======',
    ...textOf(noted('theirs')).split('\n'),
    '>>>>>>> theirs',
  ].join('\n')
  const changed = (from: string, to: string): string => {
    expect(sound).toContain(from)
    return sound.replace(from, to)
  }
  const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'empty'],
    ['all NUL', '\0'.repeat(64), 'only-nul'],
    ['cut', sound.slice(0, 700), 'syntax'],
    ['followed by garbage', `${sound}}}`, 'trailing-content'],
    ['with a byte order mark', `\ufeff${sound}`, 'byte-order-mark'],
    ['in UTF-16', Buffer.from(`\ufeff${sound}`, 'utf16le'), 'not-utf-8'],
    ['in no encoding', Buffer.from([0x7b, 0xff, 0x7d]), 'not-utf-8'],
    ['with a key twice', changed('"status"', '"status": "draft",\n  "status"'), 'duplicate-key'],
    ['with __proto__', changed('"status"', '"__proto__": {},\n  "status"'), 'forbidden-key'],
    ['with a wrong type', changed('"spans": [', '"spans": "none", "x": ['), 'schema'],
    ['with 1e400', changed('"textLength": ', '"textLength": 1e400, "x": '), 'number-out-of-range'],
    ['200,000 levels deep', nested, 'too-deep'],
  ])('is shown and left alone: %s', async (_, bytes, fault) => {
    const { annotations, failure } = await openedOwn(bytes)
    expect(annotations.own).toMatchObject({ name: own, packed: null })
    expect(annotations.readOnly).toMatchObject({
      kind: 'damaged-sidecar',
      faults: expect.arrayContaining([expect.objectContaining({ kind: fault })]),
    })
    expect(failure).toMatchObject({
      kind: 'not-writable',
      reason: { kind: 'damaged-sidecar' },
      isKept: true,
      isRetried: false,
    })
  })

  it.each<[string, (json: typeof sampleSidecar) => unknown, string]>([
    ['negative', (json) => segmented(json, { start: -1 }), 'schema'],
    ['fractional', (json) => segmented(json, { start: 0.5 }), 'schema'],
    ['reversed', (json) => segmented(json, { start: 9, end: 3 }), 'reversed-range'],
    ['of zero length', (json) => segmented(json, { start: 3, end: 3 }), 'empty-range'],
    ['past the end', (json) => segmented(json, { end: 1_000_000 }), 'past-the-end'],
    [
      'inside a surrogate pair',
      (json) => segmented(json, { quote: '\ud83d' }),
      'inside-surrogate-pair',
    ],
    [
      'of one id twice',
      (json) => ({ ...json, spans: [...json.spans, ...json.spans] }),
      'duplicate-id',
    ],
    ['filling a role without being there', (json) => ({ ...json, spans: [] }), 'dangling-role'],
  ])('is shown with what could be recovered: a span %s', async (_, damage, fault) => {
    const { annotations } = await openedOwn(JSON.stringify(damage(sampleSidecar), null, 2))
    expect(annotations.readOnly).toMatchObject({
      kind: 'damaged-sidecar',
      faults: expect.arrayContaining([expect.objectContaining({ kind: fault })]),
      recovered: { contents: { frames: [{ id: 'frame-1' }] } },
    })
  })

  function segmented(json: typeof sampleSidecar, change: object) {
    const [first, ...rest] = json.spans
    const [segment] = first?.segments ?? []
    return { ...json, spans: [{ ...first, segments: [{ ...segment, ...change }] }, ...rest] }
  }

  it('is shown and left alone: of a newer version', async () => {
    const { annotations, failure } = await openedOwn(changed('"version": 1', '"version": 2'))
    expect(annotations.readOnly).toMatchObject({ kind: 'newer-sidecar', version: 2 })
    expect(failure).toMatchObject({ kind: 'not-writable', reason: { kind: 'newer-sidecar' } })
  })

  it('is shown with both sides where git left a conflict', async () => {
    const { annotations, failure } = await openedOwn(merged)
    expect(annotations.readOnly).toMatchObject({
      kind: 'git-conflict',
      sides: { ours: expect.stringContaining('isnad-sidecar') },
    })
    expect(failure).toMatchObject({ kind: 'not-writable', reason: { kind: 'git-conflict' } })
  })

  it('is shown and left alone: somebody else’s with the same id', async () => {
    const theirs = { ...sampleSidecar.annotator, key: '00000000-0000-4000-8000-000000000000' }
    const { annotations, failure } = await openedOwn(
      textOf({ ...sampleSidecar, annotator: { ...theirs, name: 'أمل الأخرى' } }),
    )
    expect(annotations.readOnly).toEqual({ kind: 'other-key', annotatorName: 'أمل الأخرى' })
    expect(failure).toMatchObject({ kind: 'not-writable', reason: { kind: 'other-key' } })
  })

  it('is shown and left alone: another annotator’s under this one’s name', async () => {
    const annotator = { ...sampleSidecar.annotator, id: 'samir' }
    const { annotations } = await openedOwn(textOf({ ...sampleSidecar, annotator }))
    expect(annotations.readOnly).toEqual({ kind: 'other-annotator', annotator: 'samir' })
  })

  it('is neither read nor written through a link that leads out of the folder', async () => {
    const outside = join(temporaryFolder(), 'secret.json')
    fs.writeFileSync(outside, sound)
    const run = folderWith({})
    fs.symlinkSync(outside, join(run.folder, own))
    fs.symlinkSync(outside, join(run.folder, 'قمح.txt.samir.isnad.json'))
    const annotations = await opened(run)
    expect(annotations.own).toBeNull()
    expect(annotations.readOnly).toEqual({ kind: 'outside-folder' })
    expect(annotations.others).toMatchObject([
      { annotator: 'samir', content: { failure: { kind: 'outside-folder' } }, sha256: null },
    ])
    expect(await save(run, null, noted('new'))).toMatchObject({
      failure: { kind: 'outside-folder' },
    })
    expect(fs.readFileSync(outside, 'utf8')).toBe(sound)
  })

  it('is not waited for where it is a pipe, and a link that leads nowhere is not written through', async () => {
    const run = folderWith({})
    execFileSync('mkfifo', [join(run.folder, own)])
    expect((await opened(run)).readOnly).toEqual({ kind: 'not-a-regular-file' })
    fs.rmSync(join(run.folder, own))
    fs.symlinkSync(join(run.folder, 'nowhere'), join(run.folder, own))
    expect((await opened(run)).readOnly).toEqual({ kind: 'unreadable', code: 'ENOENT' })
    expect((await save(run, null, sound)).ok).toBe(false)
    expect(fs.existsSync(join(run.folder, 'nowhere'))).toBe(false)
  })
})

describe('claiming a sidecar', () => {
  const elsewhere = { ...sampleSidecar.annotator, key: '11111111-1111-4111-8111-111111111111' }
  const theirs = textOf({ ...sampleSidecar, annotator: elsewhere })

  it('makes it one’s own for good, its key and bytes unchanged', async () => {
    const run = folderWith({ [own]: theirs })
    expect((await opened(run)).readOnly).toMatchObject({ kind: 'other-key' })
    expect(await run.annotating.claim(run.token)).toMatchObject({ value: { readOnly: null } })
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(theirs)
    const changed = noted('mine', { ...sampleSidecar, annotator: elsewhere })
    expect((await save(run, hashOf(theirs), changed)).ok).toBe(true)
    await run.annotating.end()

    const next = session(run.folder, { data: run.data })
    expect((await opened(next)).readOnly).toBeNull()
    await next.annotating.end()
    const another = session(run.folder, { data: temporaryFolder() })
    expect((await opened(another)).readOnly).toMatchObject({ kind: 'other-key' })
  })
})

describe('copies and strays', () => {
  const copy = 'قمح.txt.amal.isnad.sync-conflict-20261122-101500-ABCDEFG.json'

  it('lists the copies that services set aside, and puts one away into the bin', async () => {
    const content = textOf(noted('theirs'))
    const run = folderWith({
      [own]: sound,
      [copy]: content,
      "قمح.txt.samir.isnad (Amal's conflicted copy 2026-11-22).json": '{}',
    })
    const { copies } = await opened(run)
    expect(copies.toSorted((a, b) => (a.annotator < b.annotator ? -1 : 1))).toMatchObject([
      { name: copy, annotator: 'amal', isOwn: true, service: 'syncthing', content },
      { annotator: 'samir', isOwn: false, service: 'dropbox-or-nextcloud' },
    ])
    const id = copies.find(({ isOwn }) => isOwn)?.id ?? ''
    expect(await run.annotating.putAwayCopy(run.token, id)).toEqual({ ok: true, value: undefined })
    expect(fs.existsSync(join(run.folder, copy))).toBe(false)
    expect(fs.readFileSync(join(run.folder, own), 'utf8')).toBe(sound)
    const bin = await run.annotating.listBin(run.token)
    const [entry] = bin.ok ? bin.value : []
    expect(entry).toMatchObject({ kind: 'sidecar', title: copy })
    expect(await run.annotating.restore(run.token, entry?.id ?? '')).toEqual({
      ok: true,
      value: { kind: 'sidecar', content },
    })
    expect(await run.annotating.putAwayCopy(run.token, id)).toMatchObject({
      failure: { kind: 'gone' },
    })
  })

  it('offers the sidecars of an article that was renamed, and lets them follow when told', async () => {
    const of = (file: string, sha256: string) =>
      textOf({ ...sampleSidecar, article: { ...sampleSidecar.article, file, sha256 } })
    const mine = of('قديم.txt', hashOf(sampleText))
    const run = folderWith({
      'قديم.txt.amal.isnad.json': mine,
      'قديم.txt.samir.isnad.json': mine,
      'غيره.txt.amal.isnad.json': of('غيره.txt', hashOf('another')),
      'حاضر.txt': 'here',
      'حاضر.txt.amal.isnad.json': of('حاضر.txt', hashOf(sampleText)),
    })
    const before = filesIn(run.folder)
    const { strays, own: none } = await opened(run)
    expect(none).toBeNull()
    expect(strays.map(({ annotator, articleFile }) => [annotator, articleFile])).toEqual([
      ['amal', 'قديم.txt'],
      ['samir', 'قديم.txt'],
    ])
    expect(filesIn(run.folder)).toEqual(before)
    const ids = strays.map(({ id }) => id)
    const followed = await run.annotating.follow(run.token, ids)
    expect(followed).toMatchObject({
      value: { own: { sha256: hashOf(mine) }, strays: [], readOnly: null },
    })
    expect(fs.readdirSync(run.folder)).toContain('قمح.txt.samir.isnad.json')
    expect(fs.readdirSync(run.folder)).not.toContain('قديم.txt.amal.isnad.json')
  })

  it('never puts a stray over a file that is there', async () => {
    const stray = textOf({
      ...sampleSidecar,
      article: { ...sampleSidecar.article, file: 'قديم.txt', sha256: hashOf(sampleText) },
    })
    const run = folderWith({ [own]: sound, 'قديم.txt.amal.isnad.json': stray })
    const before = filesIn(run.folder)
    const { strays } = await opened(run)
    await run.annotating.follow(
      run.token,
      strays.map(({ id }) => id),
    )
    expect(filesIn(run.folder)).toEqual(before)
  })
})
