import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSidecar } from '#core/testing/sidecars.ts'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { filesIn, opened, session, textOf } from './testing/session.ts'

const temporaryFolder = temporaryFolders()
const shipped = join(import.meta.dirname, '../../../resources/tagsets')
const stance = fs.readFileSync(join(shipped, 'stance.json'), 'utf8')
const projectFile = 'isnad.project.json'

/** An article two folders below the one that was opened, with these files by path. */
function project(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder()
  const folder = join(root, 'أخبار', 'يوم')
  fs.mkdirSync(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(join(root, name), content)
  return { root, folder, run: session(folder, { data: temporaryFolder(), root }) }
}

const projectWith = (tagset: object): string =>
  JSON.stringify({ format: 'isnad-project', version: 1, tagset })

const idOf = (json: string): string => JSON.parse(json).id

describe('the tagset of an article', () => {
  it('is the default where nobody chose, with its guidelines', async () => {
    const { tagset, project: found } = await opened(project({}).run)
    expect(idOf(tagset.json)).toBe('claims-sources-sentiment')
    expect(tagset).toMatchObject({ source: { kind: 'shipped' }, failure: null })
    expect(found.project).toBeNull()
  })

  it('is the one that the sidecar was made with', async () => {
    const { run, folder } = project({})
    const tagset = { id: 'stance', version: '1.0.0' }
    fs.writeFileSync(join(folder, 'قمح.txt.amal.isnad.json'), textOf({ ...sampleSidecar, tagset }))
    expect(idOf((await opened(run)).tagset.json)).toBe('stance')
  })

  it('is the default, with the reason, where nobody has the sidecar’s', async () => {
    const { run, folder } = project({})
    const tagset = { id: 'unheard-of', version: '1.0.0' }
    fs.writeFileSync(join(folder, 'قمح.txt.amal.isnad.json'), textOf({ ...sampleSidecar, tagset }))
    const annotations = await opened(run)
    expect(idOf(annotations.tagset.json)).toBe('claims-sources-sentiment')
    expect(annotations.tagset.failure).toEqual({
      kind: 'tagset-not-found',
      id: 'unheard-of',
      file: null,
    })
    expect(annotations.readOnly).toBeNull()
  })

  it('is that of the nearest project up to the opened folder', async () => {
    const { run } = project({
      [projectFile]: projectWith({ id: 'opinion', version: '1.0.0' }),
      'أخبار/isnad.project.json': projectWith({ id: 'stance', version: '1.0.0' }),
    })
    expect(idOf((await opened(run)).tagset.json)).toBe('stance')
    const above = project({ [projectFile]: projectWith({ id: 'opinion', version: '1.0.0' }) })
    expect(idOf((await opened(above.run)).tagset.json)).toBe('opinion')
  })

  it('is never that of a project outside the opened folder', async () => {
    const { root, folder } = project({ [projectFile]: projectWith({ id: 'stance', version: '1' }) })
    expect(fs.existsSync(join(root, projectFile))).toBe(true)
    const alone = session(folder, { data: temporaryFolder() })
    expect(idOf((await opened(alone)).tagset.json)).toBe('claims-sources-sentiment')
  })

  it('may be a file of the folder’s own, with guidelines beside it', async () => {
    const own = JSON.stringify({
      ...JSON.parse(stance),
      id: 'ours',
      guidelines: { ar: 'dalil.md', en: 'guide.md' },
    })
    const { run } = project({
      [projectFile]: projectWith({ id: 'ours', version: '1.0.0', file: 'ours.tagset.json' }),
      'ours.tagset.json': own,
      'dalil.md': '# الدليل',
    })
    expect((await opened(run)).tagset).toEqual({
      json: own,
      source: { kind: 'folder', file: 'ours.tagset.json' },
      guidelines: { ar: '# الدليل', en: null },
      failure: null,
    })
  })

  it('is the folder’s own of that id where no file is named', async () => {
    const own = JSON.stringify({ ...JSON.parse(stance), id: 'ours', guidelines: undefined })
    const { run, folder, root } = project({ 'b.tagset.json': own, 'a.tagset.json': '{}' })
    const tagset = { id: 'ours', version: '1.0.0' }
    fs.writeFileSync(join(folder, 'قمح.txt.amal.isnad.json'), textOf({ ...sampleSidecar, tagset }))
    const source = { kind: 'folder', file: 'b.tagset.json' }
    expect((await opened(run)).tagset).toMatchObject({ json: own, source, failure: null })
    fs.writeFileSync(join(root, projectFile), projectWith(tagset))
    expect((await opened(run)).tagset).toMatchObject({ json: own, source, failure: null })
  })

  it('is refused with the reason where its id is in the name of a broken file', async () => {
    const { run } = project({
      [projectFile]: projectWith({ id: 'ours', version: '1.0.0' }),
      'ours.tagset.json': JSON.stringify({ ...JSON.parse(stance), id: 'ours', version: 'one' }),
    })
    expect((await opened(run)).tagset.failure).toMatchObject({
      kind: 'broken-tagset',
      file: 'ours.tagset.json',
      faults: [{ path: 'version' }],
    })
  })

  it('is refused with the path and the reason where it is broken', async () => {
    const broken = JSON.stringify({ ...JSON.parse(stance), spans: [{ id: 'x' }] })
    const { run } = project({
      [projectFile]: projectWith({ id: 'stance', version: '1.0.0', file: 'mine.json' }),
      'mine.json': broken,
    })
    const { tagset } = await opened(run)
    expect(idOf(tagset.json)).toBe('claims-sources-sentiment')
    expect(tagset.failure).toMatchObject({
      kind: 'broken-tagset',
      file: 'mine.json',
      faults: expect.arrayContaining([
        { kind: 'schema', path: 'spans[0].name', reason: { kind: 'missing' } },
      ]),
    })
  })

  it('is the default where the project is broken, and the project is not touched', async () => {
    const { run, root } = project({ [projectFile]: '{"format": "isnad-project", ' })
    const annotations = await opened(run)
    expect(annotations.tagset.failure).toMatchObject({ kind: 'broken-project', file: projectFile })
    const before = filesIn(root)
    expect(await run.projects.chooseTagset(run.token, { id: 'stance', file: null })).toMatchObject({
      failure: { kind: 'broken-project' },
    })
    expect(filesIn(root)).toEqual(before)
  })

  it('stands in with another version, and says so', async () => {
    const { run } = project({ [projectFile]: projectWith({ id: 'stance', version: '0.9.0' }) })
    const { tagset } = await opened(run)
    expect(idOf(tagset.json)).toBe('stance')
    expect(tagset.failure).toMatchObject({
      kind: 'tagset-mismatch',
      wanted: { version: '0.9.0' },
    })
  })

  it('is not read through a link that leads out of the folder', async () => {
    const outside = join(temporaryFolder(), 'stance.json')
    fs.writeFileSync(outside, stance)
    const { run, root } = project({
      [projectFile]: projectWith({ id: 'stance', version: '1.0.0', file: 'linked.json' }),
    })
    fs.symlinkSync(outside, join(root, 'linked.json'))
    expect((await opened(run)).tagset.failure).toEqual({
      kind: 'tagset-unreadable',
      file: 'linked.json',
      reason: { kind: 'outside-folder' },
    })
  })
})

describe('choosing a tagset', () => {
  it('lists what is shipped, the default first, and the folder’s own', async () => {
    const { run } = project({
      'ours.tagset.json': JSON.stringify({ ...JSON.parse(stance), id: 'ours' }),
      'bad.tagset.json': '{}',
      'other.json': stance,
    })
    const { tagsets, broken } = await run.projects.listTagsets(run.token)
    expect(tagsets[0]?.id).toBe('claims-sources-sentiment')
    expect(tagsets.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['attribution', 'check-worthiness', 'propaganda', 'opinion', 'ours']),
    )
    expect(tagsets.at(-1)?.source).toEqual({ kind: 'folder', file: 'ours.tagset.json' })
    expect(broken).toMatchObject([{ kind: 'broken-tagset', file: 'bad.tagset.json' }])
  })

  it('makes the project in the opened folder, and keeps every key of one that is there', async () => {
    const { run, root } = project({})
    const chosen = await run.projects.chooseTagset(run.token, { id: 'stance', file: null })
    expect(chosen.ok && idOf(chosen.value.json)).toBe('stance')
    expect(JSON.parse(fs.readFileSync(join(root, projectFile), 'utf8'))).toEqual({
      format: 'isnad-project',
      version: 1,
      tagset: { id: 'stance', version: '1.0.0' },
    })
    fs.writeFileSync(
      join(root, projectFile),
      JSON.stringify({
        'x-before': [1],
        format: 'isnad-project',
        version: 1,
        name: 'مشروع',
        z: {},
      }),
    )
    await run.projects.chooseTagset(run.token, { id: 'opinion', file: null })
    await run.projects.saveProject(run.token, { encoding: 'windows-1256' })
    const text = fs.readFileSync(join(root, projectFile), 'utf8')
    expect(Object.keys(JSON.parse(text))).toEqual([
      'x-before',
      'format',
      'version',
      'name',
      'z',
      'tagset',
      'encoding',
    ])
    expect(text.endsWith('}\n')).toBe(true)
    const changed = await run.projects.saveProject(run.token, { name: null })
    expect(changed).toMatchObject({ value: { project: { encoding: 'windows-1256' } } })
    expect(JSON.parse(fs.readFileSync(join(root, projectFile), 'utf8')).name).toBeUndefined()
  })

  it('writes nothing for a tagset that is not there', async () => {
    const { run, root } = project({})
    expect(
      await run.projects.chooseTagset(run.token, { id: 'unheard-of', file: null }),
    ).toMatchObject({ failure: { kind: 'tagset-not-found', id: 'unheard-of' } })
    expect(fs.existsSync(join(root, projectFile))).toBe(false)
  })

  it.each([
    ['ENOSPC', 'full-disk'],
    ['EROFS', 'read-only'],
  ])('tells of %s', async (code, kind) => {
    const { run } = project({})
    Object.assign(run.faults, { code, hits: (operation: string) => operation === 'create' })
    expect(await run.projects.chooseTagset(run.token, { id: 'stance', file: null })).toMatchObject({
      failure: { kind },
    })
  })
})
