import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  annotatorIdFault,
  isSidecarOf,
  parseSidecarName,
  parseSidecarTwin,
  sidecarName,
} from './name.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const bytes = (text: string) => new TextEncoder().encode(text).length

const articleName = fc
  .array(fc.constantFrom('ا', 'ب', 'ـ', '😀', 'a', '.', '~', '0', ' ', 'é'), {
    minLength: 1,
    maxLength: 260,
  })
  .map((parts) => parts.join(''))
  .filter((name) => bytes(name) <= 255)
const annotator = fc
  .array(fc.constantFrom('a', 'm', 'l', '0', '9', '-'), { minLength: 1, maxLength: 32 })
  .map((parts) => parts.join(''))

describe('the name of a sidecar', () => {
  it('is the article, the annotator and our ending', () => {
    expect(sidecarName('haleb.txt', 'amal', sha256)).toBe('haleb.txt.amal.isnad.json')
    expect(parseSidecarName('haleb.txt.amal.isnad.json')).toEqual({
      article: 'haleb.txt',
      hash: null,
      annotator: 'amal',
    })
  })

  it('fits any file system, and leads back to its article and annotator', () => {
    fc.assert(
      fc.property(articleName, annotator, (article, id) => {
        const name = sidecarName(article, id, sha256)
        expect(bytes(name)).toBeLessThanOrEqual(255)
        expect(name.isWellFormed()).toBe(true)
        const found = parseSidecarName(name)
        expect(found?.annotator).toBe(id)
        expect(found && isSidecarOf(found, article, sha256)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  it('is cut between characters, with the mark of the full name', () => {
    const article = `${'خبر'.repeat(42)}.txt`
    expect(bytes(article)).toBe(256)
    const name = sidecarName(article, 'amal', sha256)
    expect(name).toBe(`${article.slice(0, 115)}~${sha256(article).slice(0, 8)}.amal.isnad.json`)
    expect(bytes(name)).toBe(255)
  })

  it('keeps two long names apart that begin alike', () => {
    const [one, two] = ['أ', 'ب'].map((end) => 'خ'.repeat(120) + end)
    expect(sidecarName(one ?? '', 'amal', sha256)).not.toBe(sidecarName(two ?? '', 'amal', sha256))
  })

  it('belongs to no other article', () => {
    const name = parseSidecarName('haleb.txt.amal.isnad.json')
    expect(name && isSidecarOf(name, 'haleb.tx', sha256)).toBe(false)
    const short = parseSidecarName('a~01234567.txt.amal.isnad.json')
    expect(short).toEqual({ article: 'a~01234567.txt', hash: null, annotator: 'amal' })
  })

  it.each([
    'haleb.txt',
    'amal.isnad.json',
    '.amal.isnad.json',
    'a.txt.AMAL.isnad.json',
    'a.txt..isnad.json',
    'a.txt.am_al.isnad.json',
  ])('%s is none', (name) => {
    expect(parseSidecarName(name)).toBeNull()
  })
})

describe('an annotator’s id', () => {
  it.each([
    ['amal', null],
    ['amal-2', null],
    ['', 'empty'],
    ['a'.repeat(33), 'too-long'],
    ['أمل', 'characters'],
    ['Amal', 'characters'],
    ['gold', 'reserved'],
  ])('%s', (id, fault) => {
    expect(annotatorIdFault(id)).toBe(fault)
  })
})

describe('a twin set aside by a synchronising service', () => {
  it.each([
    ['haleb.txt.amal.isnad.sync-conflict-20261122-101500-ABCDEFG.json', 'syncthing'],
    ['haleb.txt.amal.isnad (Amal’s conflicted copy 2026-11-22).json', 'dropbox-or-nextcloud'],
    ['haleb.txt.amal.isnad (conflicted copy 2026-11-22 101500).json', 'dropbox-or-nextcloud'],
  ])('%s', (name, service) => {
    expect(parseSidecarTwin(name)).toEqual({ sidecar: 'haleb.txt.amal.isnad.json', service })
  })

  it.each(['haleb.txt.amal.isnad.json', 'notes (conflicted copy).json'])('%s is none', (name) => {
    expect(parseSidecarTwin(name)).toBeNull()
  })
})
