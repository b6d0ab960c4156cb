import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  crlfArticle,
  writeArticle,
  writeCorpus,
  writeSidecar,
} from '#main/datasets/testing/corpus.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'

const temporaryFolder = temporaryFolders()
const program = fileURLToPath(new URL('./isnad.ts', import.meta.url))

async function isnad(...args: string[]) {
  const lines: string[] = []
  const warnings: string[] = []
  const code = await runCommandLine(args, commands, {
    print: (line) => lines.push(line),
    warn: (line) => warnings.push(line),
    progress: () => undefined,
    signal: new AbortController().signal,
  })
  return { code, out: lines.join('\n'), warnings: warnings.join('\n') }
}

async function corpus(): Promise<string> {
  const folder = temporaryFolder()
  await writeCorpus(join(folder, 'articles'))
  return folder
}

describe('the command line', () => {
  it('explains each command, with an example and the exit codes', async () => {
    const overview = await isnad('--help')
    expect(overview.code).toBe(0)
    for (const name of Object.keys(commands)) {
      expect(overview.out).toContain(`  ${name}`)
      const { code, out } = await isnad(name, '--help')
      expect(code).toBe(0)
      expect(out).toMatch(/Examples?:\n {2}isnad/)
      expect(out).toContain('Exit codes:')
    }
  })

  it.each([
    [['nothing'], 'no command «nothing»'],
    [['export'], '--format is missing'],
    [['export', 'a', '--format', 'word', '--out', 'b'], 'not «word»'],
    [['export', '--format', 'jsonl', '--out', 'b'], 'FOLDER is missing'],
    [['export', 'a', '--format', 'jsonl', '--out', 'b', '--split', '1'], 'like 80/10/10'],
    [['export', 'a', '--format', 'jsonl', '--out', 'b', '--stratify'], 'need --split'],
    [['export', 'a', '--format', 'jsonl', '--out', 'b', '--status', 'x'], 'not «x»'],
    [['export', 'a', '--format', 'jsonl', '--out', 'b', '--language', 'Arabic'], 'not «Arabic»'],
    [['export', 'a', '--format', 'jsonl', '--out', 'b', '--layer', 'claim'], 'one flat layer'],
    [['stats', 'a', 'b'], 'too many'],
    [['stats', ''], 'FOLDER is missing'],
    [['import', 'a', '--into', ''], '--into is missing'],
    [['validate', '--nonsense'], '--nonsense'],
    [['merge', 'a'], 'needed'],
  ])('refuses %j', async (args, message) => {
    const { code, warnings } = await isnad(...args)
    expect(code).toBe(2)
    expect(warnings).toContain(message)
  })

  it('tells a folder that is not there', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere')
    for (const command of ['validate', 'stats'])
      expect(await isnad(command, nowhere)).toMatchObject({
        code: 3,
        warnings: expect.stringContaining(`${nowhere}: not found`),
      })
  })

  it('says an option that it does not know, and no more of it', async () => {
    const { warnings } = await isnad('validate', 'a', '--nonsense')
    expect(warnings).toBe("isnad validate: Unknown option '--nonsense'\nSee isnad validate --help.")
  })

  it('goes on where nobody reads any more what it prints', async () => {
    const root = await corpus()
    const child = spawn(process.execPath, [program, 'validate', join(root, 'articles')])
    child.stdout.destroy()
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    expect(await once(child, 'close')).toEqual([0, null])
    expect(said).toBe('')
  })
})

describe('isnad export', () => {
  it('writes the set and says what is in it', async () => {
    const root = await corpus()
    const out = join(root, 'set')
    const args = ['export', join(root, 'articles'), '--format', 'jsonl', '--out', out]
    expect(await isnad(...args)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 documents of 2 articles'),
    })
    expect(await isnad(...args)).toMatchObject({
      code: 3,
      warnings: expect.stringContaining('--force'),
    })
    const misspelt = await isnad(...args, '--force', '--labels', 'klaim')
    expect(misspelt).toMatchObject({ code: 1, warnings: 'No span or frame is labelled klaim' })
    const forced = await isnad(...args, '--force', '--json', '--labels', 'attribution')
    expect(forced.code).toBe(1)
    expect(JSON.parse(forced.out)).toMatchObject({
      ok: true,
      losses: [{ kind: 'filtered-filler', count: 3 }],
    })
  })

  it('leaves nothing half-written when it is interrupted', async () => {
    const root = temporaryFolder()
    const folder = join(root, 'articles')
    writeArticle(folder, '0.txt', crlfArticle)
    const sidecar = await writeSidecar(folder, '0.txt', {
      annotator: 'amal',
      spans: [{ id: 'c', label: 'claim', words: ['القمح'] }],
    })
    for (let i = 1; i < 800; i++)
      for (const name of ['0.txt', sidecar])
        fs.copyFileSync(join(folder, name), join(folder, name.replace('0', String(i))))
    const out = join(root, 'out', 'set')
    const child = spawn(process.execPath, [
      program,
      'export',
      folder,
      '--format',
      'jsonl',
      '--out',
      out,
    ])
    const ended = once(child, 'exit')
    const watcher = setInterval(() => {
      if (!fs.existsSync(join(root, 'out')) || fs.readdirSync(join(root, 'out')).length === 0)
        return
      child.kill('SIGINT')
      clearInterval(watcher)
    }, 1)
    const [code] = await ended
    expect(code).toBe(130)
    expect(fs.readdirSync(join(root, 'out'))).toEqual([])
  })
})

describe('isnad import and convert', () => {
  it('take a set to another format and into other folders', async () => {
    const root = await corpus()
    const path = (name: string) => join(root, name)
    await isnad('export', path('articles'), '--format', 'jsonl', '--out', path('set'))
    const converted = await isnad(
      ...['convert', path('set'), '--from', 'jsonl', '--to', 'webannotation', '--out', path('web')],
    )
    expect(converted).toMatchObject({ code: 0, warnings: '' })
    fs.mkdirSync(path('other'))
    const args = ['import', path('web'), '--format', 'webannotation', '--into', path('other')]
    const dry = await isnad(...args, '--dry-run', '--save-mapping', path('names.json'))
    expect(dry.out).toContain('Would write')
    expect(fs.readdirSync(path('other'))).toEqual([])
    const done = await isnad(...args, '--mapping', path('names.json'))
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('3 spans exact, 1 frame') })
    expect(await isnad('validate', path('other'))).toMatchObject({
      code: 0,
      out: '3 sidecars, 0 findings',
    })
    const again = await isnad(...args, '--json')
    expect(again.code).toBe(1)
    expect(JSON.parse(again.out).notImported[0].reason.kind).toBe('sidecar-exists')
  })
})

describe('isnad import', () => {
  it('finds the format out, says article by article what it would do, and adds only when told to', async () => {
    const root = await corpus()
    const path = (name: string) => join(root, name)
    fs.writeFileSync(
      path('marks.csv'),
      'ملف;نص;التصنيف\nhaleb.txt;نفى التجار;الادعاء\nhaleb.txt;لا أثر له هنا في النص;cue\nhaleb.txt;قالت;x\n',
    )
    const args = ['import', path('marks.csv'), '--into', path('articles')]
    const before = fs.readdirSync(path('articles'), { recursive: true }).sort()
    const dry = await isnad(...args, '--annotator', 'noor', '--dry-run')
    expect(dry.code).toBe(1)
    expect(dry.out).toContain('Format: csv')
    expect(dry.out).toContain('نص → quote')
    expect(dry.out).toContain(
      'Would write north/haleb.txt.noor.isnad.json: 2 spans exact, 1 not found, 0 frames (north/haleb.txt, by its words)',
    )
    expect(dry.warnings).toContain('Not in the tagset: labels x')
    expect(fs.readdirSync(path('articles'), { recursive: true }).sort()).toEqual(before)

    expect((await isnad(...args, '--annotator', 'amal')).warnings).toContain('sidecar exists')
    expect((await isnad(...args, '--add')).code).toBe(2)
    const submitted = await isnad(...args, '--annotator', 'amal', '--add')
    expect(submitted.warnings).toContain('sidecar submitted')
    const added = await isnad(...args, '--annotator', 'samir', '--add', '--offsets', 'utf-16')
    expect(added.out).toContain('Added to north/haleb.txt.samir.isnad.json')
    expect(added.out).toContain('For review: 1 span, in')
    const unsaved = await isnad(...args, '--dry-run', '--save-mapping', path('no/names.json'))
    expect(unsaved).toMatchObject({ code: 1, warnings: expect.stringContaining('not saved') })
    const unknown = await isnad(...args, '--offsets', 'bytes')
    expect(unknown.code).toBe(2)
  })
})

describe('isnad validate', () => {
  it('finds nothing amiss in a sound folder', async () => {
    const root = await corpus()
    expect(await isnad('validate', join(root, 'articles'))).toMatchObject({
      code: 0,
      out: '4 sidecars, 0 findings',
    })
  })

  it('finds damaged, stray and stale sidecars, and what the tagset does not know', async () => {
    const root = await corpus()
    const folder = join(root, 'articles')
    fs.writeFileSync(join(folder, 'south/plain.txt.amal.isnad.json'), '{"format":')
    fs.renameSync(
      join(folder, 'north/haleb.txt.samir.isnad.json'),
      join(folder, 'north/away.txt.samir.isnad.json'),
    )
    fs.writeFileSync(join(folder, 'north/haleb.txt'), 'شيء آخر')
    writeArticle(folder, 'new.txt', 'القمح')
    await writeSidecar(folder, 'new.txt', {
      annotator: 'amal',
      spans: [{ id: 'n', label: 'nonsense', words: ['القمح'] }],
    })
    const { code, out } = await isnad('validate', folder)
    expect(code).toBe(1)
    expect(out).toContain('south/plain.txt.amal.isnad.json: damaged sidecar')
    expect(out).toContain('north/away.txt.samir.isnad.json: stray sidecar')
    expect(out).toContain('north/haleb.txt.amal.isnad.json: article changed')
    expect(out).toContain('unplaced')
    expect(out).toContain('unknown label')
    const json = JSON.parse((await isnad('validate', folder, '--json')).out)
    expect(json.findings.length).toBeGreaterThan(5)
  })
})

describe('isnad stats', () => {
  it('counts', async () => {
    const root = await corpus()
    const { code, out } = await isnad('stats', join(root, 'articles'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      articles: { annotated: 2, submitted: 1, all: 3 },
      documents: { draft: 1, submitted: 2 },
      overlaps: { spans: 2, identical: 0 },
      discontinuous: 1,
      unplaced: 0,
      frequent: [
        { label: 'source', words: [{ words: 'وزارة الزراعة', spans: 1 }] },
        { label: 'cue', words: [{ words: 'قالت', spans: 1 }] },
      ],
      days: [{ day: '2026-11-22', spans: 6 }],
    })
    const shown = await isnad('stats', join(root, 'articles'))
    expect(shown.out).toContain('2 of 3 articles are annotated')
    expect(shown.out).toMatch(/claim kind prediction +2/)
  })
})

describe('isnad merge', () => {
  const git = (folder: string, ...args: string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.org',
      },
    })

  /** A repository whose branches `ours` and `theirs` have each changed amal's sidecar. */
  async function diverged(ours: string, theirs: string): Promise<string> {
    const folder = temporaryFolder()
    git(folder, 'init', '-q', '-b', 'main')
    git(folder, 'config', 'merge.isnad.driver', `"${process.execPath}" "${program}" merge %O %A %B`)
    fs.writeFileSync(join(folder, '.gitattributes'), '*.isnad.json merge=isnad\n')
    writeArticle(folder, 'a.txt', crlfArticle)
    const name = await writeSidecar(folder, 'a.txt', {
      annotator: 'amal',
      spans: [{ id: 'c1', label: 'claim', words: ['القمح'] }],
    })
    const base = fs.readFileSync(join(folder, name), 'utf8')
    git(folder, 'add', '.')
    git(folder, 'commit', '-qm', 'base')
    for (const [branch, note] of Object.entries({ ours, theirs })) {
      git(folder, 'checkout', '-qb', branch, 'main')
      fs.writeFileSync(join(folder, name), base.replace('"note": ""', `"note": ${note}`))
      git(folder, 'commit', '-qam', branch)
    }
    git(folder, 'checkout', '-q', 'ours')
    return folder
  }

  const sidecarIn = (folder: string) =>
    JSON.parse(fs.readFileSync(join(folder, 'a.txt.amal.isnad.json'), 'utf8'))

  it('is a merge driver: what both changed in one way is merged', async () => {
    const folder = await diverged('"same"', '"same"')
    git(folder, 'merge', '-q', 'theirs')
    expect(git(folder, 'status', '--porcelain')).toBe('')
  })

  it('leaves a sound file with both values where they disagree, and has git say so', async () => {
    const folder = await diverged('"ours"', '"theirs"')
    expect(() => git(folder, 'merge', '-q', 'theirs')).toThrow()
    expect(git(folder, 'status', '--porcelain')).toContain('UU a.txt.amal.isnad.json')
    const { conflicts } = sidecarIn(folder)
    expect(conflicts.length).toBe(1)
    expect(conflicts[0].values).toEqual(expect.arrayContaining(['ours', 'theirs']))
  })

  it('does not touch the file where it cannot merge', async () => {
    const folder = temporaryFolder()
    const path = (name: string) => join(folder, name)
    fs.writeFileSync(path('base'), '')
    fs.writeFileSync(path('ours'), '{"format":')
    fs.writeFileSync(path('theirs'), '{}')
    const { code, warnings } = await isnad('merge', path('base'), path('ours'), path('theirs'))
    expect(code).toBe(3)
    expect(warnings).toContain('damaged sidecar')
    expect(fs.readFileSync(path('ours'), 'utf8')).toBe('{"format":')
  })
})
