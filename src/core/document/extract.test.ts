import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { expectSound } from '#core/testing/blocks.ts'
import { buildDocx, paragraph } from '#core/testing/docx.ts'
import { type ExtractOptions, extract } from './extract.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const article =
  'بيان يدعو إلى وقف التصعيد في الشمال\n\nقالت الوزارة في بيان إن «الأنباء المتداولة غير صحيحة»، مؤكدة أن 12 شخصا أصيبوا.\n'

async function opened(name: string, bytes: Uint8Array, options?: ExtractOptions) {
  const result = await extract(name, bytes, options)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  expectSound(result.value.document)
  return result.value
}

async function refused(name: string, bytes: Uint8Array) {
  const result = await extract(name, bytes)
  if (result.ok) throw new Error('was not refused')
  return result.failure
}

describe('plain text', () => {
  test.each([
    ['utf-8', 'utf8', false],
    ['utf-8', 'utf8', true],
    ['utf-16le', 'utf-16le', false],
    ['utf-16le', 'utf-16le', true],
    ['utf-16be', 'utf-16be', true],
    ['windows-1256', 'windows-1256', false],
    ['iso-8859-6', 'iso-8859-6', false],
  ])('in %s (%s, mark: %s) has the same text', async (encoding, label, addBOM) => {
    const plain = article.replace(/[«»]/g, '"')
    const { document, decoding } = await opened(
      'خبر.txt',
      iconv.encode(plain.replaceAll('\n', '\r\n'), label, { addBOM }),
    )
    expect(document.text).toBe(plain)
    expect(document.extraction).toEqual({ format: 'text', rules: 1 })
    expect(document.notices).toEqual([])
    expect(decoding).toMatchObject({ encoding, byteOrderMark: addBOM, newlines: 'crlf' })
    expect(decoding).not.toHaveProperty('text')
  })

  test('an encoding that is given is used, with who gave it', async () => {
    const bytes = iconv.encode(article, 'windows-1256')
    const byUser = await opened('a.txt', bytes, { encoding: 'iso-8859-6' })
    expect(byUser.decoding).toMatchObject({ encoding: 'iso-8859-6', reason: 'set-by-user' })
    const bySidecar = await opened('a.txt', bytes, {
      encoding: 'windows-1256',
      reason: 'set-by-sidecar',
    })
    expect(bySidecar.decoding.reason).toBe('set-by-sidecar')
    expect(bySidecar.document.text).toBe(article)
  })

  test('empty file', async () => {
    const { document } = await opened('a.txt', new Uint8Array())
    expect(document.text).toBe('')
    expect(document.blocks).toHaveLength(1)
  })

  test('mixed line ends, U+2028 and NEL', async () => {
    const { document, decoding } = await opened('a.txt', utf8('أ\r\nب\rج\nد\u2028ه\u0085و'))
    expect(document.text).toBe('أ\nب\nج\nد\u2028ه\u0085و')
    expect(document.blocks).toHaveLength(4)
    expect(decoding.newlines).toBe('mixed')
  })

  test('one line of 10 MB is told of as long and large', async () => {
    const { document } = await opened('a.txt', utf8('خبر '.repeat(2_600_000)))
    expect(document.blocks).toHaveLength(1)
    expect(document.notices.map((notice) => notice.kind)).toEqual(['long-line', 'large-article'])
  })

  test('10,000 marks on a letter, noncharacters and overrides are told of', async () => {
    const { document } = await opened('a.txt', utf8(`ب${'\u064b'.repeat(10_000)} \u202eبت\uffff`))
    expect(document.notices).toEqual([
      { kind: 'bidi-controls', count: 1, unbalanced: true },
      { kind: 'noncharacters', count: 1 },
      { kind: 'combining-run', longest: 10_000 },
    ])
  })

  test('what belongs in a text is not: ALM, RLM, ZWJ, ZWNJ, tatweel, emoji, presentation forms', async () => {
    const text = 'ـــ\u061c\u200f می\u200cخواهم \u200d 👩‍👩‍👧‍👦 ﻻ ﷺ'
    const { document } = await opened('a.txt', utf8(text))
    expect(document.text).toBe(text)
    expect(document.notices).toEqual([])
  })

  test('any Unicode text comes back as it was', async () => {
    const pieces = fc.constantFrom(
      '\n',
      '\r',
      ' ',
      'قال',
      'لَّ',
      '\u2028',
      '\ufeff',
      '\0',
      '\u202e',
      '👩‍🌾',
      '\u{10ffff}',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces), async (units) => {
        const text = units.join('')
        const options = { encoding: 'utf-8', format: 'text' } as const
        const { document } = await opened('a.txt', utf8(`\ufeff${text}`), options)
        expect(document.text).toBe(text.replace(/\r\n?/g, '\n'))
      }),
    )
  })
})

describe('pages', () => {
  const page = (head: string) =>
    `<!doctype html>${head}<p>قال المسؤول إن «الوضع تحت السيطرة» في المدينة كلها.</p>`

  test.each([
    ['windows-1256', 'windows-1256', '<meta charset="windows-1256">', 'declared-in-document'],
    ['utf-8', 'utf8', '<meta charset="utf-8">', 'valid-utf-8'],
    ['utf-16le', 'utf-16le', '', 'zero-byte-pattern'],
  ])('in %s', async (encoding, label, head, reason) => {
    const { document, decoding } = await opened('a.html', iconv.encode(page(head), label))
    expect(document.text).toBe('قال المسؤول إن «الوضع تحت السيطرة» في المدينة كلها.')
    expect(document.extraction).toEqual({ format: 'html', rules: 1 })
    expect(decoding).toMatchObject({ encoding, reason })
  })

  test('a charset that the bytes contradict is told of', async () => {
    const { document, decoding } = await opened(
      'a.htm',
      utf8(page('<meta charset="windows-1256">')),
    )
    expect(document.text).toContain('«الوضع تحت السيطرة»')
    expect(decoding.notices).toEqual([
      { kind: 'contradictory-charset', declared: 'windows-1256', used: 'utf-8' },
    ])
  })

  test('an encoding that is given overrules the page', async () => {
    const bytes = iconv.encode(page('<meta charset="utf-8">'), 'windows-1256')
    const { document } = await opened('a.html', bytes, { encoding: 'windows-1256' })
    expect(document.text).toContain('قال المسؤول')
  })

  test('XHTML: empty tags are closed, CDATA is text', async () => {
    const source =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x/y"/></head><body><div title="a/>b"/><p>أ<a id="x"/>ب<br/>ج</p><!-- <p/> --><p><![CDATA[<د> &]]></p></body></html>'
    expect((await opened('a.xhtml', utf8(source))).document.text).toBe('أب\nج\n<د> &')
  })

  test('a page named .txt or .md is read as a page, and that is told', async () => {
    for (const extension of ['txt', 'md']) {
      const { document } = await opened(`a.${extension}`, utf8(page('')))
      expect(document.extraction.format).toBe('html')
      expect(document.notices).toContainEqual({
        kind: 'format-by-content',
        extension,
        format: 'html',
      })
    }
  })

  test('the format that a sidecar names overrules both', async () => {
    const { document } = await opened('a.txt', utf8(page('')), { format: 'text' })
    expect(document.text).toBe(page(''))
  })

  test('limits are told of for any format', async () => {
    const { document } = await opened('a.html', utf8(`<p>ب${'&#x64b;'.repeat(10_000)}\u202e</p>`))
    expect(document.notices.map((notice) => notice.kind)).toEqual([
      'bidi-controls',
      'combining-run',
    ])
  })
})

describe('documents', () => {
  test('a DOCX, which states its own encoding', async () => {
    const { document, decoding } = await opened('a.docx', buildDocx({ body: paragraph('خبر') }), {
      encoding: 'windows-1256',
    })
    expect(document.text).toBe('خبر')
    expect(decoding).toMatchObject({ encoding: null, reason: null, notices: [] })
  })

  test('a DOCX named .txt is read as what it is, and that is told', async () => {
    const { document } = await opened('a.txt', buildDocx({ body: paragraph('خبر') }))
    expect(document.text).toBe('خبر')
    expect(document.notices).toEqual([
      { kind: 'format-by-content', extension: 'txt', format: 'docx' },
    ])
  })

  test('an old Word file is called that, whatever its name', async () => {
    const bytes = new Uint8Array(4096)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    for (const name of ['a.doc', 'a.docx'])
      expect(await refused(name, bytes)).toEqual({ kind: 'not-a-docx', reason: 'old-word' })
    expect(await refused('a.txt', bytes)).toMatchObject({ kind: 'binary-content' })
  })

  test('limits are told of here too', async () => {
    const { document } = await opened('a.docx', buildDocx({ body: paragraph('\u202eخبر') }))
    expect(document.notices).toEqual([{ kind: 'bidi-controls', count: 1, unbalanced: true }])
  })
})

test('one article has the same words in every format', async () => {
  const lines = article.split('\n').filter(Boolean)
  const files: [string, Uint8Array][] = [
    ['a.txt', utf8(lines.join('\n'))],
    ['a.md', utf8(lines.join('\n\n'))],
    ['a.html', utf8(`<body>${lines.map((line) => `<p>${line}</p>`).join('\n')}`)],
    ['a.docx', buildDocx({ body: lines.map((line) => paragraph(line)).join('') })],
  ]
  for (const [name, bytes] of files)
    expect((await opened(name, bytes)).document.text).toBe(lines.join('\n'))
})

describe('what is not what its name says', () => {
  test('binary content is refused', async () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)
    expect(await refused('a.txt', bytes)).toMatchObject({ kind: 'binary-content' })
    expect(await refused('a.txt', utf8('%PDF-1.7\n1 0 obj'))).toEqual({
      kind: 'binary-content',
      content: 'pdf',
    })
    expect(await refused('a.txt', utf8('PK\u0003\u0004 xl/workbook.xml'))).toEqual({
      kind: 'binary-content',
      content: 'zip',
    })
  })

  test('an unknown extension is refused, none is read as what it holds', async () => {
    expect(await refused('a.pdf', utf8('نص'))).toEqual({
      kind: 'unsupported-format',
      extension: 'pdf',
    })
    expect((await opened('README', utf8(article))).document.text).toBe(article)
  })
})
