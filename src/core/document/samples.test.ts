/** The sample articles are read as their format and encoding want, whole and without failure. */
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectSound } from '#core/testing/blocks.ts'
import { extract } from './extract.ts'

const folder = new URL('../../../resources/samples/', import.meta.url)
const names = fs.readdirSync(folder).sort()

async function opened(beginning: string) {
  const name = names.find((candidate) => candidate.startsWith(beginning)) ?? ''
  const result = await extract(name, fs.readFileSync(new URL(encodeURI(name), folder)))
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result.failure)}`)
  expectSound(result.value.document)
  return result.value
}

test.each(names)('%s is an article of 300 to 700 words with a title', async (name) => {
  const { document } = await opened(name)
  const readable = document.blocks.filter((block) => block.readable)
  const words = readable.flatMap(({ start, end }) =>
    document.text.slice(start, end).split(/\s+/).filter(Boolean),
  )
  expect(words.length).toBeGreaterThan(300)
  expect(words.length).toBeLessThan(700)
  expect(document.byline.title).toBeTruthy()
  expect(document.text).not.toContain('\ufffd')
  expect(name.normalize('NFD')).toBe(name)
})

describe('the samples together', () => {
  test('come in every format and in an old encoding', async () => {
    const all = await Promise.all(names.map((name) => opened(name)))
    const formats = new Set(all.map(({ document }) => document.extraction.format))
    expect(formats).toEqual(new Set(['text', 'markdown', 'html', 'docx']))
    expect(all.map(({ decoding }) => decoding.encoding)).toContain('windows-1256')
  })

  test.each([
    ['«» around quotations', /«[^»]+»/],
    ['straight quotes', /"[^"]+"/],
    ['curly quotes', /“[^”]+”/],
    ['Arabic-Indic digits', /[٠-٩]/],
    ['Latin letters', /[A-Za-z]{3}/],
    ['diacritics', /[\u064b-\u0652]/],
    ['tatweel', /ـ/],
    ['an invisible mark', /\u200f/],
  ])('hold %s', async (_, pattern) => {
    const all = await Promise.all(names.map((name) => opened(name)))
    expect(all.some(({ document }) => pattern.test(document.text))).toBe(true)
  })

  test('the page reads as its article alone, and its advertisement is hidden', async () => {
    const { document } = await opened('2-')
    const readable = document.blocks
      .filter((block) => block.readable)
      .map(({ start, end }) => document.text.slice(start, end))
    expect(readable[0]).toMatch(/^وزارة الصحة تنفي/)
    expect(readable.at(-1)).toMatch(/^تصحيح:/)
    expect(readable.join('\n')).not.toMatch(/إعلان|اقرأ أيضًا|حقوق/)
    expect(document.byline).toMatchObject({ author: 'ليلى الحمداني', site: 'المدار اليوم' })
  })

  test('the DOCX keeps what was inserted, and names what was left out', async () => {
    const { document } = await opened('3-')
    expect(document.text).toContain('احتشد مئات المعلمين')
    expect(document.text).not.toContain('آلاف')
    expect(document.notices).toEqual([
      {
        kind: 'left-out',
        parts: expect.arrayContaining([
          { part: 'deleted-text', count: 1 },
          { part: 'footnote', count: 1 },
        ]),
      },
    ])
  })
})
