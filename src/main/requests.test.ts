import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, vi } from 'vitest'
import type { CommandId } from '#ipc/commands.ts'
import type { Opening } from '#ipc/contract.ts'
import type { Settings } from '#ipc/settings.ts'
import { ArticleLoads } from './articles/loads.ts'
import { StateFile } from './files/state-file.ts'
import { FolderLists } from './folders/lists.ts'
import { Openings } from './openings.ts'
import { type RecentPath, RecentPaths } from './recent.ts'
import { answers } from './requests.ts'
import { SettingsStore } from './settings.ts'
import { recordedEvents } from './testing/state-file-events.ts'
import { temporaryFolders } from './testing/temporary-folder.ts'
import { sourcePool } from './testing/worker-pool.ts'
import { Tokens } from './tokens.ts'
import { WorkerPool } from './workers/pool.ts'

const temporaryFolder = temporaryFolders()
const pool = sourcePool()
const unknown = 'AAAAAAAAAAAAAAAAAAAAAAAA'

/** Main's answers over real files and threads; only Electron's part is stood in for. */
function freshMain() {
  const folder = temporaryFolder()
  const events = recordedEvents()
  const tokens = new Tokens()
  const recent = new RecentPaths(
    new StateFile<readonly RecentPath[]>(join(folder, 'recent.json'), events),
  )
  const openings = new Openings(tokens, (opened) => void recent.add(opened))
  const heard: string[] = []
  const chosen: { path: string | null } = { path: null }
  const loads = new ArticleLoads(pool)
  const main = answers({
    info: { version: '1.2.3', platform: 'linux', systemLocale: 'ar-EG' },
    settings: new SettingsStore(new StateFile<Settings>(join(folder, 'settings.json'), events)),
    tokens,
    openings,
    loads,
    lists: new FolderLists(pool),
    recent,
    choose: async (what) => {
      heard.push(`choose ${what}`)
      return chosen.path
    },
    openSample: () => openings.open(folder),
    windowReady: () => heard.push('ready'),
    settingsChanged: ({ theme }) => heard.push(`theme ${theme}`),
    recentCleared: () => heard.push('cleared'),
    showMenu: (enabled: readonly CommandId[]) => heard.push(`menu ${enabled.join()}`),
  })
  return { main, heard, chosen, loads, recent }
}

async function openedFolder(files: Readonly<Record<string, string>>) {
  const { main, chosen } = freshMain()
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(join(folder, name), content)
  chosen.path = folder
  const opening = await main.chooseFolder(undefined)
  if (opening?.kind !== 'folder') throw new Error('The folder did not open')
  return { main, folder, token: opening.token }
}

function tokenOf(opening: Opening | null): string {
  if (opening?.kind !== 'article') throw new Error('The article did not open')
  return opening.reference.token
}

describe('the answers to the window', () => {
  it('tell what runs, and pass on what the window says', async () => {
    const { main, heard } = freshMain()
    expect(await main.appInfo(undefined)).toMatchObject({ version: '1.2.3', systemLocale: 'ar-EG' })
    await main.windowReady(undefined)
    await main.showMenu({ enabled: ['find'], labels: {} })
    expect((await main.changeSettings({ theme: 'dark' })).theme).toBe('dark')
    expect((await main.appInfo(undefined)).settings.theme).toBe('dark')
    expect(heard).toEqual(['ready', 'menu find', 'theme dark'])
  })

  it('open what was chosen, and nothing where the dialog was dismissed', async () => {
    const { main, chosen, heard } = freshMain()
    expect(await main.chooseArticle(undefined)).toBeNull()
    chosen.path = join(temporaryFolder(), 'خبر.txt')
    fs.writeFileSync(chosen.path, 'قال')
    const token = tokenOf(await main.chooseArticle(undefined))
    expect(heard).toEqual(['choose article', 'choose article'])
    const loaded = await main.loadArticle({ token })
    expect(loaded.ok && loaded.value.document.text).toBe('قال')
    expect(loaded.ok && loaded.value.reference.name).toBe('خبر.txt')
    expect(JSON.stringify(loaded)).not.toContain(chosen.path)
    const again = await main.loadArticle({ token, encoding: 'iso-8859-6' })
    expect(again.ok && again.value.decoding.encoding).toBe('iso-8859-6')
  })

  it('open recent items again, and say what is no longer there', async () => {
    const { main, chosen } = freshMain()
    chosen.path = join(temporaryFolder(), 'a.txt')
    fs.writeFileSync(chosen.path, '')
    await main.chooseArticle(undefined)
    const [item] = await main.listRecent(undefined)
    const id = item?.id ?? ''
    expect((await main.openRecent({ id })).kind).toBe('article')
    fs.rmSync(chosen.path)
    expect(await main.openRecent({ id })).toMatchObject({ failure: { kind: 'not-found' } })
    await main.clearRecent(undefined)
    expect(await main.listRecent(undefined)).toEqual([])
    expect(await main.openRecent({ id })).toMatchObject({ failure: { kind: 'unknown-token' } })
  })

  it('list a folder, open from it and read its first lines', async () => {
    const { main, token } = await openedFolder({ 'a.txt': 'أول\nثان', 'b.md': '# عنوان' })
    const listing = await main.listFolder({ token })
    expect(listing.ok && listing.value.files).toEqual(['a.txt', 'b.md'])
    expect(await main.firstLines({ token, files: ['b.md', 'a.txt', 'none.txt'] })).toEqual([
      'عنوان',
      'أول',
      null,
    ])
    const opened = await main.openInFolder({ token, file: 'a.txt' })
    if (!opened.ok) throw new Error(opened.failure.kind)
    expect(opened.value).toMatchObject({ name: 'a.txt', folder: token })
    const loaded = await main.loadArticle({ token: opened.value.token })
    expect(loaded.ok && loaded.value.document.text).toBe('أول\nثان')
  })

  it('lead nowhere outside a folder, neither by name nor by link', async () => {
    const { main, folder, token } = await openedFolder({})
    const secret = join(temporaryFolder(), 'secret.txt')
    fs.writeFileSync(secret, 'secret')
    fs.symlinkSync(secret, join(folder, 'link.txt'))
    for (const file of ['../secret.txt', secret, '.', 'a/../../secret.txt', 'a\0.txt'])
      expect(await main.openInFolder({ token, file })).toEqual({
        ok: false,
        failure: { kind: 'outside-folder' },
      })
    const link = await main.openInFolder({ token, file: 'link.txt' })
    if (!link.ok) throw new Error(link.failure.kind)
    expect(await main.loadArticle({ token: link.value.token })).toEqual({
      ok: false,
      failure: { kind: 'outside-folder' },
    })
  })

  it('know no token that they did not give', async () => {
    const { main } = freshMain()
    const failure = { ok: false, failure: { kind: 'unknown-token' } }
    expect(await main.loadArticle({ token: unknown })).toEqual(failure)
    expect(await main.listFolder({ token: unknown })).toEqual(failure)
    expect(await main.openInFolder({ token: unknown, file: 'a.txt' })).toEqual(failure)
    expect(await main.firstLines({ token: unknown, files: ['a.txt'] })).toEqual([null])
    await main.cancelLoad({ token: unknown })
    await main.cancelListing({ token: unknown })
  })

  it('begin to read an article that the window is about to ask for, and no folder', async () => {
    const { main, chosen, loads, recent } = freshMain()
    const ahead = vi.spyOn(loads, 'loadAhead')
    const folder = temporaryFolder()
    chosen.path = join(folder, 'a.txt')
    fs.writeFileSync(chosen.path, 'قال')
    const token = tokenOf(await main.chooseArticle(undefined))
    expect(ahead).toHaveBeenLastCalledWith(expect.objectContaining({ token }))
    const [item] = await recent.list()
    await main.openRecent({ id: item?.id ?? '' })
    expect(ahead).toHaveBeenCalledTimes(2)
    chosen.path = folder
    const listed = await main.chooseFolder(undefined)
    expect(ahead).toHaveBeenCalledTimes(2)
    if (listed?.kind !== 'folder') throw new Error('The folder did not open')
    await main.openInFolder({ token: listed.token, file: 'a.txt' })
    expect(ahead).toHaveBeenCalledTimes(3)
    await main.openInFolder({ token: listed.token, file: '../b.txt' })
    expect(ahead).toHaveBeenCalledTimes(3)
  })

  it('cancel a load, and replace one by the next of the same article', async () => {
    const { main, chosen } = freshMain()
    chosen.path = join(temporaryFolder(), 'a.txt')
    fs.writeFileSync(chosen.path, 'قال '.repeat(1_000_000))
    const token = tokenOf(await main.chooseArticle(undefined))
    const cancelled = { ok: false, failure: { kind: 'cancelled' } }
    const stopped = main.loadArticle({ token })
    await main.cancelLoad({ token })
    expect(await stopped).toEqual(cancelled)
    const [first, second] = await Promise.all([
      main.loadArticle({ token }),
      main.loadArticle({ token }),
    ])
    expect(first).toEqual(cancelled)
    expect(second.ok).toBe(true)
  })

  it('cancel a listing', async () => {
    const { main, folder, token } = await openedFolder({})
    for (let i = 0; i < 2000; i++) fs.writeFileSync(join(folder, `${i}.txt`), '')
    const listing = main.listFolder({ token })
    await main.cancelListing({ token })
    expect(await listing).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    const again = await main.listFolder({ token })
    expect(again.ok && again.value.files.length).toBe(2000)
  })

  it('are not held up by a pipe in a folder', async () => {
    const { main, folder, token } = await openedFolder({})
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    const pipe = await main.openInFolder({ token, file: 'pipe.txt' })
    if (!pipe.ok) throw new Error(pipe.failure.kind)
    expect(await main.loadArticle({ token: pipe.value.token })).toEqual({
      ok: false,
      failure: { kind: 'not-a-regular-file' },
    })
  })
})

describe('ArticleLoads', () => {
  it('hands over what was loaded ahead, once', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    fs.writeFileSync(path, 'قبل')
    const loads = new ArticleLoads(pool)
    const article = new Tokens().forArticle(path, null)
    loads.loadAhead(article)
    const first = await loads.load(article, null)
    expect(first.ok && first.value.document.text).toBe('قبل')
    fs.writeFileSync(path, 'بعد')
    const second = await loads.load(article, null)
    expect(second.ok && second.value.document.text).toBe('بعد')
  })

  it('keeps no more than the last of what was loaded ahead', async () => {
    const folder = temporaryFolder()
    const tokens = new Tokens()
    const loads = new ArticleLoads(pool)
    const [a, b] = ['a', 'b'].map((name) => {
      fs.writeFileSync(join(folder, name), 'قبل')
      return tokens.forArticle(join(folder, name), null)
    })
    if (a === undefined || b === undefined) throw new Error('There are no articles')
    loads.loadAhead(a)
    loads.loadAhead(b)
    expect((await loads.load(b, null)).ok).toBe(true)
    fs.writeFileSync(a.path, 'بعد')
    const loaded = await loads.load(a, null)
    expect(loaded.ok && loaded.value.document.text).toBe('بعد')
  })

  it('does not hand over what was loaded ahead in another encoding', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    fs.writeFileSync(path, new Uint8Array([0xc7, 0xe1]))
    const loads = new ArticleLoads(pool)
    const article = new Tokens().forArticle(path, null)
    loads.loadAhead(article)
    const loaded = await loads.load(article, 'windows-1256')
    expect(loaded.ok && loaded.value.document.text).toBe('ال')
  })

  it('says that the thread failed where a parser breaks', async () => {
    const broken = new WorkerPool(
      () => new Worker("throw new Error('broke')", { eval: true, execArgv: [] }),
      1,
    )
    const article = new Tokens().forArticle('/a.txt', null)
    const folder = new Tokens().forFolder('/a')
    expect(await new ArticleLoads(broken).load(article, null)).toEqual({
      ok: false,
      failure: { kind: 'worker-failed', detail: 'broke' },
    })
    const lists = new FolderLists(broken)
    expect(await lists.list(folder)).toMatchObject({ failure: { kind: 'worker-failed' } })
    expect(await lists.firstLines(folder, ['a.txt', 'b.txt'])).toEqual([null, null])
    await broken.close()
  })
})
