import { describe, expect, it } from 'vitest'
import { ar } from './ar/catalogue.ts'
import { en } from './en/catalogue.ts'

type Tree = { readonly [key: string]: string | Tree }

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(at, value)
    else for (const [inner, text] of leaves(value, at)) found.set(inner, text)
  }
  return found
}

function withoutPlural(key: string): string {
  const [, base, form] = /^(.*)_([a-z]+)$/.exec(key) ?? []
  return base !== undefined && pluralForms.some((each) => each === form) ? base : key
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort()
}

const english = leaves(en)
const arabic = leaves(ar)
const names = (messages: Map<string, string>) => new Set([...messages.keys()].map(withoutPlural))
const pluralNames = [...english.keys()].filter((key) => key.endsWith('_other')).map(withoutPlural)

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect([...names(arabic)].sort()).toEqual([...names(english)].sort())
  })

  it('leave no message empty', () => {
    for (const [key, text] of [...english, ...arabic]) expect(text.trim(), key).not.toBe('')
  })

  it.each(pluralNames)('%s has every plural form of both languages', (name) => {
    for (const form of pluralForms) expect(arabic.has(`${name}_${form}`), form).toBe(true)
    for (const form of ['one', 'other']) expect(english.has(`${name}_${form}`), form).toBe(true)
  })

  it('count only in messages that have plural forms', () => {
    for (const [key, text] of [...english, ...arabic])
      if (variables(text).includes('count')) expect(key).toMatch(/_(zero|one|two|few|many|other)$/)
  })

  it('name the same values in both languages', () => {
    for (const [key, text] of english) {
      if (key.endsWith('_one')) continue
      const other = arabic.get(key)
      expect(other, key).toBeDefined()
      expect(variables(other ?? ''), key).toEqual(variables(text))
    }
  })

  it.each([
    ['حدّد, the imperative, with its shadda', /(?<!\p{L})حدد(?!\p{L})/u],
    ['the pane of details by its one name', /معاين(?!ة)/u],
  ])('write one word for one thing in Arabic: %s', (_, other) => {
    for (const [key, text] of arabic) expect(text, key).not.toMatch(other)
  })

  it('hold no overrides of direction', () => {
    for (const [key, text] of [...english, ...arabic]) {
      expect(text, key).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
  })
})
