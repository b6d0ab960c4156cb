import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tagsetFolder } from '#core/testing/tagsets.ts'
import { loadTagset } from './tagset-load.ts'

const text = readFileSync(new URL('claims-sources-sentiment.json', tagsetFolder), 'utf8')

type Draft = Record<string, never> & {
  spans: Record<string, unknown>[]
  frames: (Record<string, unknown> & { roles: Record<string, unknown>[] })[]
}

function faultsAfter(change: (tagset: Draft) => void): readonly string[] {
  const tagset = JSON.parse(text)
  change(tagset)
  const loaded = loadTagset(JSON.stringify(tagset))
  if (loaded.ok) return []
  return loaded.failure.faults.map((fault) => {
    if (fault.kind !== 'schema') return fault.kind
    const { reason } = fault
    return `${fault.path}: ${reason.kind === 'rule' ? `${reason.rule} ${reason.detail}` : reason.kind}`
  })
}

const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place]
  if (found === undefined) throw new Error('the sample tagset is shorter than that')
  return found
}

describe('a broken tagset is refused with the path and the reason', () => {
  const cases: readonly (readonly [string, (tagset: Draft) => void, string])[] = [
    [
      'a colour that is not #rrggbb',
      ({ spans }) =>
        Object.assign(at(spans, 0), {
          colours: { light: 'red;background:url(x)', dark: '#ffffff' },
        }),
      'spans[0].colours.light: malformed',
    ],
    [
      'a name in one language',
      ({ spans }) => Object.assign(at(spans, 1), { name: { ar: 'مصدر' } }),
      'spans[1].name.en: missing',
    ],
    [
      'an unknown key',
      ({ spans }) => Object.assign(at(spans, 0), { colour: '#fff' }),
      'spans[0]: unknown-key',
    ],
    [
      'a label twice',
      ({ spans }) => Object.assign(at(spans, 2), { id: 'claim' }),
      'spans[2].id: id-twice claim',
    ],
    [
      'a key twice',
      ({ spans }) => Object.assign(at(spans, 2), { hotkey: '1' }),
      'spans[2].hotkey: key-twice 1',
    ],
    [
      'a key that begins another',
      ({ spans }) => Object.assign(at(spans, 2), { hotkey: '12' }),
      'spans[2].hotkey: key-twice 12',
    ],
    [
      'a line style that is not',
      ({ spans }) => Object.assign(at(spans, 0), { line: 'zigzag' }),
      'spans[0].line: not-one-of',
    ],
    [
      'a group that is not',
      ({ spans }) => Object.assign(at(spans, 0), { group: 'x' }),
      'spans[0].group: no-such-group x',
    ],
    [
      'an id that is a number',
      ({ spans }) => Object.assign(at(spans, 4), { id: '5' }),
      'spans[4].id: malformed',
    ],
    [
      'a filler that is no label',
      ({ frames }) => Object.assign(at(at(frames, 0).roles, 0), { spans: ['sources'] }),
      'frames[0].roles[0].spans[0]: no-such-label sources',
    ],
    [
      'a filler that is no frame',
      ({ frames }) => Object.assign(at(at(frames, 0).roles, 2), { frames: ['x'] }),
      'frames[0].roles[2].frames[0]: no-such-frame-type x',
    ],
    [
      'a role that nothing may fill',
      ({ frames }) => Object.assign(at(at(frames, 0).roles, 1), { spans: [] }),
      'frames[0].roles[1]: nothing-may-fill-it cue',
    ],
    [
      'more wanted than allowed',
      ({ frames }) => Object.assign(at(at(frames, 2).roles, 0), { min: 2 }),
      'frames[2].roles[0].min: more-than-the-most 2',
    ],
    [
      'one key for two roles',
      ({ frames }) => Object.assign(at(at(frames, 1).roles, 0), { key: 'S' }),
      'frames[1].roles[0].key: key-twice S',
    ],
    [
      'a sentence of a role that is not',
      ({ frames }) =>
        Object.assign(at(frames, 2), { sentence: { ar: '{from} {whom}', en: '{from} {to}' } }),
      'frames[2].sentence.ar: no-such-role whom',
    ],
    [
      'a sentence with an open bracket',
      ({ frames }) =>
        Object.assign(at(frames, 2), { sentence: { ar: '{from} {to}', en: '{from} [{to}' } }),
      'frames[2].sentence.en: brackets-unpaired {from} [{to}',
    ],
    [
      'guidelines somewhere else',
      (tagset) => Object.assign(tagset, { guidelines: { ar: '../../etc/passwd.md', en: 'x.md' } }),
      'guidelines.ar: malformed',
    ],
    [
      'a newer form',
      (tagset) => Object.assign(tagset, { formatVersion: 2 }),
      'formatVersion: not-one-of',
    ],
    ['no labels at all', (tagset) => Object.assign(tagset, { spans: null }), 'spans: wrong-type'],
  ]

  it.each(cases)('%s', (_, change, fault) => {
    expect(faultsAfter(change)).toContain(fault)
  })

  it('text that is not JSON, and JSON that says a thing twice', () => {
    expect(loadTagset('{')).toMatchObject({ failure: { faults: [{ kind: 'syntax' }] } })
    expect(loadTagset(text.replace('"id"', '"id": "x", "id"'))).toMatchObject({
      failure: { faults: [{ kind: 'duplicate-key', path: 'id', line: 4 }] },
    })
  })

  it('and the sample itself is not', () => {
    expect(faultsAfter(() => undefined)).toEqual([])
  })
})
