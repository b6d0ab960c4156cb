import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requestSchemas } from '#ipc/requests.ts'
import { StateFile } from './files/state-file.ts'
import { mostRecent, type RecentPath, RecentPaths } from './recent.ts'
import { recordedEvents } from './testing/state-file-events.ts'
import { temporaryFolders } from './testing/temporary-folder.ts'

const temporaryFolder = temporaryFolders()

function fresh(path = join(temporaryFolder(), 'recent.json')) {
  const events = recordedEvents()
  const recent = new RecentPaths(new StateFile<readonly RecentPath[]>(path, events))
  return { recent, path, events }
}

describe('RecentPaths', () => {
  it('lists the newest first, each once, and survives the run', async () => {
    const { recent, path } = fresh()
    await recent.add({ kind: 'article', path: '/news/a.txt' })
    await recent.add({ kind: 'folder', path: '/news' })
    await recent.add({ kind: 'article', path: '/news/a.txt' })
    const again = fresh(path).recent
    expect((await again.list()).map(({ name }) => name)).toEqual(['a.txt', 'news'])
    expect(again.newest?.path).toBe('/news/a.txt')
  })

  it('keeps no more than twenty', async () => {
    const { recent } = fresh()
    for (let i = 0; i < 25; i++) await recent.add({ kind: 'article', path: `/news/${i}.txt` })
    const items = await recent.list()
    expect(items).toHaveLength(mostRecent)
    expect(items[0]?.name).toBe('24.txt')
  })

  it('flags what is not there any more, or is no longer what it was', async () => {
    const { recent } = fresh()
    const folder = temporaryFolder()
    fs.writeFileSync(join(folder, 'a.txt'), '')
    await recent.add({ kind: 'article', path: join(folder, 'gone.txt') })
    await recent.add({ kind: 'folder', path: join(folder, 'a.txt') })
    await recent.add({ kind: 'article', path: folder })
    await recent.add({ kind: 'article', path: join(folder, 'a.txt') })
    await recent.add({ kind: 'folder', path: folder })
    expect((await recent.list()).map(({ missing }) => missing)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ])
  })

  it('names them to the window by ids that requests accept and that hold no path', async () => {
    const { recent } = fresh()
    await recent.add({ kind: 'article', path: '/home/amal/a\u202e.txt' })
    const [item] = await recent.list()
    expect(item?.name).not.toContain('\u202e')
    expect(JSON.stringify(item)).not.toContain('amal')
    expect(requestSchemas.openRecent.safeParse({ id: item?.id }).success).toBe(true)
    expect(recent.find(item?.id ?? '')?.path).toBe('/home/amal/a\u202e.txt')
    expect(recent.find('another')).toBeUndefined()
  })

  it('can be cleared', async () => {
    const { recent, path } = fresh()
    await recent.add({ kind: 'folder', path: '/news' })
    await recent.clear()
    expect(await fresh(path).recent.list()).toEqual([])
  })

  it('keeps a damaged file aside', async () => {
    const path = join(temporaryFolder(), 'recent.json')
    fs.writeFileSync(path, '[{"kind":"article"}]')
    const { recent, events } = fresh(path)
    expect(await recent.list()).toEqual([])
    expect(events.told).toEqual(['recent.json kept as recent.damaged.json'])
  })
})
