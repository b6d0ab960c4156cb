import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Openings } from './openings.ts'
import type { RecentPath } from './recent.ts'
import { systemError } from './testing/system-error.ts'
import { temporaryFolders } from './testing/temporary-folder.ts'
import { Tokens } from './tokens.ts'

const temporaryFolder = temporaryFolders()
afterEach(() => vi.restoreAllMocks())

function fresh() {
  const opened: RecentPath[] = []
  const tokens = new Tokens()
  return { opened, tokens, openings: new Openings(tokens, (path) => opened.push(path)) }
}

describe('Openings', () => {
  it('opens an article by a token that stands for its path', async () => {
    const { opened, tokens, openings } = fresh()
    const path = join(temporaryFolder(), 'خبر.txt')
    fs.writeFileSync(path, 'أ')
    const opening = await openings.open(path)
    expect(opening).toMatchObject({ kind: 'article', reference: { name: 'خبر.txt', folder: null } })
    expect(JSON.stringify(opening)).not.toContain(path)
    expect(opening.kind === 'article' && tokens.article(opening.reference.token)?.path).toBe(path)
    expect(opened).toEqual([{ kind: 'article', path }])
  })

  it('opens a folder', async () => {
    const { opened, tokens, openings } = fresh()
    const path = temporaryFolder()
    const opening = await openings.open(path)
    expect(opening.kind === 'folder' && tokens.folder(opening.token)?.path).toBe(path)
    expect(opened).toEqual([{ kind: 'folder', path }])
  })

  it('shows a right-to-left override in a name escaped', async () => {
    const path = join(temporaryFolder(), 'a\u202etxt.exe.txt')
    fs.writeFileSync(path, '')
    const opening = await fresh().openings.open(path)
    if (opening.kind !== 'article') throw new Error('not opened')
    expect(opening.reference.name).not.toContain('\u202e')
    expect(opening.reference.name).toContain('202E')
  })

  it.each(['-rf.txt', 'a\nb.txt', 'CON', 'a:b.txt', 'dot.', `${'خ'.repeat(125)}.txt`])(
    'opens a file named %j',
    async (name) => {
      const path = join(temporaryFolder(), name)
      fs.writeFileSync(path, '')
      expect((await fresh().openings.open(path)).kind).toBe('article')
    },
  )

  it('says why it opens nothing, and remembers nothing of it', async () => {
    const { opened, openings } = fresh()
    const folder = temporaryFolder()
    const pipe = join(folder, 'pipe.txt')
    execFileSync('mkfifo', [pipe])
    fs.symlinkSync('loop.txt', join(folder, 'loop.txt'))
    fs.symlinkSync('\\\\server\\share\\a.txt', join(folder, 'share.txt'))
    fs.writeFileSync(join(folder, 'huge.txt'), '')
    fs.truncateSync(join(folder, 'huge.txt'), 2 * 1024 ** 3)
    const failures = []
    for (const name of [
      'none.txt',
      'pipe.txt',
      'loop.txt',
      'share.txt',
      'huge.txt',
      'x'.repeat(300),
    ]) {
      const opening = await openings.open(join(folder, name))
      failures.push(opening.kind === 'failed' ? opening.failure.kind : opening.kind)
    }
    expect(failures).toEqual([
      'not-found',
      'not-a-regular-file',
      'link-loop',
      'unsafe-name',
      'too-large',
      'unsafe-name',
    ])
    expect(opened).toEqual([])
  })

  it('says that a path may not be read', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    fs.writeFileSync(path, '')
    vi.spyOn(fs.promises, 'stat').mockRejectedValue(systemError('EACCES'))
    expect(await fresh().openings.open(path)).toEqual({
      kind: 'failed',
      name: 'a.txt',
      failure: { kind: 'unreadable' },
    })
  })
})
