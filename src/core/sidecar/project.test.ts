import { describe, expect, it } from 'vitest'
import { loadProject } from './project.ts'

const project = {
  format: 'isnad-project',
  version: 1,
  tagset: { id: 'stance', version: '1.0.0', file: 'stance.json' },
  encoding: 'windows-1256',
  encodings: { 'قديم/خبر.txt': 'iso-8859-6' },
}

describe('isnad.project.json', () => {
  it('is read', () => {
    expect(loadProject(JSON.stringify(project))).toEqual({ ok: true, value: project })
  })

  it('may say next to nothing', () => {
    expect(loadProject('{"format": "isnad-project", "version": 1}').ok).toBe(true)
  })

  it.each([
    [
      'a tagset outside the folder',
      { tagset: { ...project.tagset, file: '../x.json' } },
      'tagset.file',
    ],
    ['an encoding that cannot be read', { encoding: 'koi8-r' }, 'encoding'],
    [
      'a pinned encoding that cannot be read',
      { encodings: { 'a.txt': 'x' } },
      'encodings["a.txt"]',
    ],
    ['a newer version', { version: 2 }, 'version'],
  ])('is refused with the path: %s', (_, change, path) => {
    expect(loadProject(JSON.stringify({ ...project, ...change }))).toMatchObject({
      failure: { kind: 'broken-project', faults: [{ path }] },
    })
  })

  it('is refused where it is no JSON', () => {
    expect(loadProject('{').ok).toBe(false)
  })
})
