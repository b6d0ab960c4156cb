import { describe, expect, it } from 'vitest'
import { annotatorsInNames } from './annotators-in-names.ts'

/** Texts by name; names that are not there have none in common. */
const sameText = (texts: Readonly<Record<string, string>>) => (a: string, b: string) =>
  texts[a] !== undefined && texts[a] === texts[b]

function annotators(texts: Readonly<Record<string, string>>) {
  const found = annotatorsInNames(Object.keys(texts), sameText(texts))
  return found && Object.keys(texts).map((name) => found.of(name)?.annotator ?? null)
}

describe('annotators in names', () => {
  it.each([
    ['folders', { 'amal/n1': 'x', 'amal/n2': 'y', 'samir/n1': 'x' }, ['amal', 'amal', 'samir']],
    [
      'folders within others',
      { 'set/أمل/a/n1': 'x', 'set/سمير/a/n1': 'x', 'set/أمل/b/n1': 'y' },
      ['أمل', 'سمير', 'أمل'],
    ],
    [
      'folders within an article’s own',
      { 'n1/amal/doc': 'x', 'n1/samir/doc': 'x' },
      ['amal', 'samir'],
    ],
    [
      'ends',
      { 'haleb.amal': 'x', 'haleb.samir': 'x', 'basra.amal': 'y' },
      ['amal', 'samir', 'amal'],
    ],
    [
      'what more texts differ by',
      { 'a/n1.x': '1', 'b/n1.x': '1', 'a/n2.x': '2', 'b/n2.x': '2', 'a/n3.x': '3', 'a/n3.y': '3' },
      ['a', 'b', 'a', 'b', 'a', 'a'],
    ],
  ] as const)('are %s', (_, texts, expected) => {
    expect(annotators(texts)).toEqual(expected)
  })

  it.each([
    ['texts differ', { 'north/n1': 'x', 'south/n1': 'y' }],
    ['names differ by more', { 'north/n1': 'x', 'south/n2': 'x' }],
    ['there is one', { 'amal/n1.gold': 'x' }],
  ])('are none where %s', (_, texts) => {
    expect(annotators(texts)).toBe(null)
  })

  it('leave the article’s own name', () => {
    const names = ['set/amal/a/n1.x', 'set/samir/a/n1.x']
    expect(annotatorsInNames(names, () => true)?.of('set/amal/a/n1.x')?.article).toBe('set/a/n1.x')
    expect(annotatorsInNames(['n1.a', 'n1.b'], () => true)?.of('n1.a')?.article).toBe('n1')
  })

  it('leave out names that have no such part', () => {
    expect(annotators({ 'amal/n1': 'x', 'samir/n1': 'x', n2: 'y' })).toEqual([
      'amal',
      'samir',
      null,
    ])
  })
})
