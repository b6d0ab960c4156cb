import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { checkFolder, type Finding } from './checking.ts'
import { countFolder } from './counting.ts'
import { previewDataset } from './exporting.ts'
import { pairFolder } from './pairing.ts'
import { surveyFolder } from './surveying.ts'
import { shippedTagsets, tagsetsById } from './tagset.ts'
import { type NewSidecar, writeArticle, writeSidecar } from './testing/corpus.ts'
import type { Watch } from './turns.ts'

const temporaryFolder = temporaryFolders()
const propaganda = { id: 'propaganda', version: '1.0.0' }
const house = { id: 'house', version: '2.1.0' }
const watch: Watch = { signal: new AbortController().signal, progress: () => undefined }

/** Articles of which amal annotated one with the default tagset, and two with others. */
async function mixed(): Promise<string> {
  const folder = temporaryFolder()
  const of: Record<string, Omit<NewSidecar, 'annotator'>> = {
    'a.txt': {
      spans: [{ id: 'c', label: 'claim', words: ['القمح'] }],
      frames: [{ id: 'f', type: 'attribution', roles: { content: ['c'] } }],
    },
    'b.txt': { spans: [{ id: 'd', label: 'doubt', words: ['القمح'] }], tagset: propaganda },
    'c.txt': {
      spans: [{ id: 'e', label: 'loaded-language', words: ['القمح'] }],
      tagset: propaganda,
    },
    'd.txt': { spans: [{ id: 'h', label: 'rumour', words: ['القمح'] }], tagset: house },
  }
  for (const [file, sidecar] of Object.entries(of)) {
    writeArticle(folder, file, `القمح يكفي ${file}`)
    await writeSidecar(folder, file, { annotator: 'amal', ...sidecar })
  }
  return folder
}

const uses = [
  { ...propaganda, documents: 2 },
  { id: 'claims-sources-sentiment', version: '1.0.0', documents: 1 },
  { ...house, documents: 1 },
]

function requestOf(folder: string, change: Partial<Parameters<typeof previewDataset>[0]> = {}) {
  const statements = { name: 'set', languages: ['ar'], licence: null, program: '1', division: null }
  return {
    folder,
    format: 'jsonl' as const,
    annotators: 'all' as const,
    labels: null,
    status: null,
    layer: null,
    split: null,
    pseudonyms: false,
    tagset: null,
    shippedTagsets,
    statements,
    most: null,
    ...change,
  }
}

describe('a folder whose annotations name several tagsets', () => {
  it('is counted by each one’s own, and says which there are', async () => {
    const folder = await mixed()
    const request = { folder, annotators: 'all', words: [], tagset: null, shippedTagsets } as const
    const counted = await countFolder(request, watch)
    expect(counted.ok && counted.value).toMatchObject({
      tagset: propaganda,
      statistics: {
        tagsets: uses,
        frames: [{ type: 'attribution', complete: 1, incomplete: 0, unknown: 0 }],
      },
    })
    const asked = await countFolder({ ...request, tagset: 'stance' }, watch)
    expect(asked.ok && asked.value).toMatchObject({
      tagset: { id: 'stance' },
      statistics: { frames: [{ type: 'attribution', complete: 0, unknown: 1 }] },
    })
  })

  it('offers the labels of the one that most name, and writes all, saying which there are', async () => {
    const folder = await mixed()
    const survey = surveyFolder({ folder, shippedTagsets })
    expect(survey.ok && survey.value.tagset).toMatchObject(propaganda)
    const made = await previewDataset(requestOf(folder), watch)
    expect(made.ok && made.value).toMatchObject({ documents: 4, losses: [], tagsets: uses })
    const layer = survey.ok ? survey.value.tagset?.groups[0]?.id : undefined
    const labels = survey.ok ? survey.value.tagset?.spans : undefined
    expect(labels?.find(({ id }) => id === 'loaded-language')?.group).toBe(layer)
    const flat = await previewDataset(
      requestOf(folder, { format: 'conll', layer: layer ?? '' }),
      watch,
    )
    expect(flat.ok && [...flat.value.beginnings.values()].join()).toMatch(/B-loaded_language/)
  })

  it('compares only annotators who used one tagset', async () => {
    const folder = await mixed()
    const samirs = { annotator: 'samir', spans: [{ id: 'x', label: 'doubt', words: ['القمح'] }] }
    await writeSidecar(folder, 'a.txt', { ...samirs, tagset: propaganda })
    await writeSidecar(folder, 'b.txt', { ...samirs, tagset: propaganda })
    const made = await previewDataset(requestOf(folder), watch)
    const card = made.ok ? made.value.beginnings.get('README.md') : undefined
    expect(card).toContain('- propaganda 1.0.0, 4 documents')
    expect(card).toContain('Annotated by several: 1 article.')
    expect(card).toMatch(/\| doubt \| 2 \| 1\.000/)
    expect(card).not.toMatch(/\| claim \| 1 \|.*\|.*\|/)
  })

  it('is checked by each one’s own, the folder’s too, and tells where that cannot be had', async () => {
    const folder = await mixed()
    const file = 'd.txt.amal.isnad.json'
    const paired = pairFolder(folder)
    if (!paired.ok) throw new Error(paired.failure.kind)
    const found = async (): Promise<readonly Finding[]> => {
      const byId = tagsetsById(folder, null, shippedTagsets)
      const all: Finding[] = []
      for await (const one of checkFolder(paired.value, byId, watch)) all.push(one)
      return all.filter((one) => one.file === file)
    }
    expect(await found()).toEqual([
      { file, weight: 'fault', finding: { kind: 'tagset-not-found', id: 'house' } },
    ])
    const stance = JSON.parse(fs.readFileSync(join(shippedTagsets, 'stance.json'), 'utf8'))
    fs.writeFileSync(join(folder, 'ours.tagset.json'), JSON.stringify({ ...stance, ...house }))
    expect(await found()).toContainEqual({
      file,
      weight: 'fault',
      finding: { item: 'h', kind: 'unknown-label', label: 'rumour' },
    })
  })
})
