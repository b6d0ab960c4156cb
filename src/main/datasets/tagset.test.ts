import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolders } from '#main/testing/temporary-folder.ts'
import { chooseTagset, readTagsetNamed, shippedTagsets } from './tagset.ts'

const temporaryFolder = temporaryFolders()
const shipped = join(shippedTagsets, 'stance.json')

function project(): string {
  const folder = temporaryFolder()
  const tagset = { id: 'stance', version: '1.0.0', file: 'own.json' }
  const project = { format: 'isnad-project', version: 1, tagset }
  fs.writeFileSync(join(folder, 'isnad.project.json'), JSON.stringify(project))
  return folder
}

describe('the tagset of a folder', () => {
  it('is the file that its project names', () => {
    const folder = project()
    fs.copyFileSync(shipped, join(folder, 'own.json'))
    const chosen = chooseTagset(folder, null, shippedTagsets)
    expect(chosen.ok && chosen.value?.id).toBe('stance')
  })

  it('is not read where a link leads out of the folder', () => {
    const folder = project()
    fs.symlinkSync(shipped, join(folder, 'own.json'))
    expect(chooseTagset(folder, null, shippedTagsets)).toMatchObject({
      failure: { kind: 'tagset-unreadable', code: 'outside-folder' },
    })
  })

  it('is the folder’s own of that id where its project names no file', () => {
    const folder = temporaryFolder()
    const named = { format: 'isnad-project', version: 1, tagset: { id: 'ours', version: '1.0.0' } }
    fs.writeFileSync(join(folder, 'isnad.project.json'), JSON.stringify(named))
    expect(chooseTagset(folder, null, shippedTagsets)).toMatchObject({
      failure: { kind: 'tagset-not-found' },
    })
    const own = { ...JSON.parse(fs.readFileSync(shipped, 'utf8')), id: 'ours' }
    fs.writeFileSync(join(folder, 'ours.tagset.json'), '{}')
    expect(chooseTagset(folder, null, shippedTagsets)).toMatchObject({
      failure: { kind: 'broken-tagset' },
    })
    fs.writeFileSync(join(folder, 'z.tagset.json'), JSON.stringify(own))
    expect(chooseTagset(folder, null, shippedTagsets)).toMatchObject({ value: { id: 'ours' } })
  })

  it('named by a word is one that comes with the program, and never a path', () => {
    expect(readTagsetNamed('stance', shippedTagsets).ok).toBe(true)
    expect(readTagsetNamed('nothing', shippedTagsets)).toMatchObject({
      failure: { kind: 'tagset-not-found' },
    })
    expect(readTagsetNamed('../tagsets/stance', shippedTagsets)).toMatchObject({
      failure: { kind: 'tagset-not-found' },
    })
  })
})
