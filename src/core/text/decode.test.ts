import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { arabicAlphabet, arabicNews } from '#core/testing/arabic-text.ts'
import { cp864Bytes, macArabicBytes } from '#core/testing/legacy-arabic.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import { type DecodedText, type EncodingNotice, encodingIds } from './encoding.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

function read(bytes: Uint8Array, declared?: string): DecodedText {
  const result = decode(bytes, declared === undefined ? {} : { declared })
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

function kinds(notices: readonly EncodingNotice[]): string[] {
  return notices.map((notice) => notice.kind)
}

describe('detection', () => {
  test('an empty file is an empty text', () => {
    expect(read(new Uint8Array())).toEqual({
      text: '',
      encoding: 'utf-8',
      reason: 'ascii-only',
      byteOrderMark: false,
      newlines: 'none',
      notices: [],
    })
  })

  test('UTF-8 with and without a byte order mark opens without a banner', () => {
    expect(read(utf8(arabicNews))).toMatchObject({
      text: arabicNews,
      encoding: 'utf-8',
      reason: 'valid-utf-8',
      byteOrderMark: false,
      notices: [],
    })
    expect(read(join([0xef, 0xbb, 0xbf], utf8(arabicNews)))).toMatchObject({
      text: arabicNews,
      encoding: 'utf-8',
      reason: 'byte-order-mark',
      byteOrderMark: true,
      notices: [],
    })
  })

  test('only one leading byte order mark is dropped', () => {
    expect(read(utf8('\ufeff\ufeffأ')).text).toBe('\ufeffأ')
  })

  for (const [encoding, name] of [
    ['utf-16le', 'utf16-le'],
    ['utf-16be', 'utf16-be'],
  ] as const) {
    test(`${encoding} opens by its mark, and by its byte pattern with a banner`, () => {
      const marked = iconv.encode(arabicNews, name, { addBOM: true })
      expect(read(marked)).toMatchObject({
        text: arabicNews,
        encoding,
        reason: 'byte-order-mark',
        byteOrderMark: true,
        notices: [],
      })
      const bare = iconv.encode(arabicNews, name)
      expect(read(bare)).toMatchObject({
        text: arabicNews,
        encoding,
        reason: 'zero-byte-pattern',
        byteOrderMark: false,
        notices: [{ kind: 'encoding-assumed', encoding, reason: 'zero-byte-pattern' }],
      })
      const brief = iconv.encode('حلب', name)
      expect(read(brief)).toMatchObject({ text: 'حلب', encoding })
    })
  }

  for (const encoding of ['windows-1256', 'iso-8859-6'] as const) {
    test(`${encoding} is told by its letters, with a banner`, () => {
      expect(read(iconv.encode(arabicNews, encoding))).toMatchObject({
        text: arabicNews,
        encoding,
        reason: 'letter-statistics',
        notices: [{ kind: 'encoding-assumed', encoding, reason: 'letter-statistics' }],
      })
    })

    test(`${encoding} declared by the document is taken at its word`, () => {
      expect(read(iconv.encode(arabicNews, encoding), encoding.toUpperCase())).toMatchObject({
        text: arabicNews,
        encoding,
        reason: 'declared-in-document',
        notices: [],
      })
    })
  }

  test('letters after a long ASCII head are not missed', () => {
    const page = `${'<p class="x">\n'.repeat(5000)}${arabicNews}`
    expect(read(iconv.encode(page, 'windows-1256'))).toMatchObject({ text: page })
  })

  test.each([
    ['mac-arabic', macArabicBytes(arabicNews)],
    ['cp720', iconv.encode(arabicNews, 'cp720')],
    ['cp864', cp864Bytes(arabicNews)],
    ['utf-32', join([0xff, 0xfe, 0, 0], [0x27, 6, 0, 0])],
  ])('%s is refused by its name', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({
      ok: false,
      failure: { kind: 'unsupported-encoding', encoding },
    })
  })

  test('a declared encoding that is not read here is refused by its name', () => {
    const bytes = iconv.encode('Привет, как дела у вас сегодня утром', 'windows-1251')
    expect(decode(bytes, { declared: 'cp1251' })).toEqual({
      ok: false,
      failure: { kind: 'unsupported-encoding', encoding: 'windows-1251' },
    })
  })

  test('the encoding that is stated wins over everything', () => {
    const result = decode(utf8('أ'), { encoding: 'windows-1256', reason: 'set-by-sidecar' })
    expect(result).toMatchObject({
      ok: true,
      value: { text: 'ط£', encoding: 'windows-1256', reason: 'set-by-sidecar', notices: [] },
    })
    expect(decode(utf8('أ'), { encoding: 'utf-8' })).toMatchObject({
      value: { reason: 'set-by-user' },
    })
  })
})

describe('what the reader is told', () => {
  test('bytes that are not UTF-8 are counted from the first', () => {
    const damaged = read(join(utf8('أكد المتحدث'), [0xff, 0xfe], utf8('أن الخبر صحيح\ufffd')))
    expect(damaged.text).toBe('أكد المتحدث\ufffd\ufffdأن الخبر صحيح\ufffd')
    expect(damaged.reason).toBe('mostly-utf-8')
    expect(damaged.notices).toEqual([
      { kind: 'encoding-assumed', encoding: 'utf-8', reason: 'mostly-utf-8' },
      { kind: 'undecodable-bytes', count: 2, firstByte: 21 },
    ])
  })

  test('a file cut inside a character says so', () => {
    const cut = utf8(arabicNews).subarray(0, 202)
    expect(kinds(read(cut).notices)).toEqual(['cut-inside-character'])
    const wide = iconv.encode(arabicNews, 'utf16-le').subarray(0, 401)
    expect(kinds(read(wide).notices)).toEqual(['encoding-assumed', 'cut-inside-character'])
    const half = iconv.encode(`${arabicNews}😀`, 'utf16-le', { addBOM: true })
    expect(kinds(read(half.subarray(0, -2)).notices)).toEqual(['cut-inside-character'])
  })

  test('overlong forms and surrogates in UTF-8 are told apart', () => {
    const overlong = read(join(utf8(arabicNews), [0xc0, 0xaf]))
    expect(overlong.notices).toContainEqual({ kind: 'malformed-utf-8', form: 'overlong' })
    const cesu = read(join(utf8(arabicNews), [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]))
    expect(cesu.notices).toContainEqual({ kind: 'malformed-utf-8', form: 'cesu-8' })
  })

  test('Arabic of windows-1256 amid UTF-8 is not taken for malformed UTF-8', () => {
    // Byte for byte these lines begin like a surrogate (ED A1) and an overlong form (C1 A1).
    const strayYeh = read(join(utf8(arabicNews), iconv.encode('\nي،', 'windows-1256')))
    expect(kinds(strayYeh.notices)).toEqual(['encoding-assumed', 'undecodable-bytes'])
    const lines = iconv.encode('\nيوم الأربعاء، نفى الوزير ذلك\nوقال علي، ثم مضى', 'windows-1256')
    const halfAndHalf = read(join(utf8(arabicNews), lines))
    expect(kinds(halfAndHalf.notices)).toEqual([
      'encoding-assumed',
      'mixed-encodings',
      'undecodable-bytes',
    ])
  })

  test('NULs are counted and kept', () => {
    const text = `${arabicNews}\0\0${arabicNews}`
    expect(read(utf8(text))).toMatchObject({
      text,
      notices: [{ kind: 'nul-characters', count: 2 }],
    })
    expect(read(new Uint8Array(64))).toMatchObject({
      notices: [{ kind: 'nul-characters', count: 64 }],
    })
  })

  test.each([
    ['pdf', utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>')],
    ['zip', join(utf8('PK\x03\x04'), [20, 0, 0, 0, 8, 0])],
    ['image', join([0x89], utf8('PNG\r\n\x1a\n\0\0\0\rIHDR'))],
    ['program', join([0x7f], utf8('ELF\x02\x01\x01\0'))],
    ['unknown', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff)],
  ])('binary content is refused: %s', (content, bytes) => {
    expect(decode(bytes)).toEqual({ ok: false, failure: { kind: 'binary-content', content } })
    expect(decode(bytes, { encoding: 'windows-1256' })).toMatchObject({
      value: { notices: expect.arrayContaining([{ kind: 'looks-binary' }]) },
    })
  })

  test('text that begins like a format is text', () => {
    for (const text of ['MZ was his initials.', 'RIFF raff, he said.', 'ID3 is a tag.'])
      expect(read(utf8(text))).toMatchObject({ text, notices: [] })
  })

  test('a declaration that the bytes contradict is told', () => {
    expect(read(utf8(arabicNews), 'windows-1256').notices).toEqual([
      { kind: 'contradictory-charset', declared: 'windows-1256', used: 'utf-8' },
    ])
    expect(read(iconv.encode(arabicNews, 'windows-1256'), 'iso-8859-1')).toMatchObject({
      encoding: 'windows-1256',
      notices: [
        { kind: 'encoding-assumed' },
        { kind: 'contradictory-charset', declared: 'iso-8859-1', used: 'windows-1256' },
      ],
    })
    expect(read(iconv.encode(arabicNews, 'windows-1256'), 'iso-8859-6')).toMatchObject({
      text: arabicNews,
      encoding: 'windows-1256',
    })
    expect(read(utf8('plain ASCII'), 'windows-1256').notices).toEqual([])
    expect(read(utf8(arabicNews), 'UTF8').notices).toEqual([])
  })

  test('lines of another encoding are told, either way round', () => {
    const line = 'نفت الوزارة ما نشرته الصحيفة أمس عن الموسم'
    const mostlyUtf8 = join(utf8(`${arabicNews}\n`), iconv.encode(line, 'windows-1256'))
    expect(read(mostlyUtf8).notices).toContainEqual({
      kind: 'mixed-encodings',
      also: 'windows-1256',
    })
    const mostly1256 = join(iconv.encode(`${arabicNews}\n`, 'windows-1256'), utf8(line))
    expect(read(mostly1256)).toMatchObject({ encoding: 'windows-1256' })
    expect(read(mostly1256).notices).toContainEqual({ kind: 'mixed-encodings', also: 'utf-8' })
  })

  test('bytes that ISO 8859-6 leaves unassigned are counted', () => {
    const result = decode(Uint8Array.of(0xc7, 0xff, 0xe4, 0xff), { encoding: 'iso-8859-6' })
    expect(result).toMatchObject({
      value: { notices: [{ kind: 'undecodable-bytes', count: 2, firstByte: 1 }] },
    })
  })

  test('a lone surrogate in UTF-16 is counted; U+FFFD that was there is not', () => {
    const bytes = join([0xff, 0xfe], iconv.encode('أ\ufffd', 'utf16-le'), [0x00, 0xd8, 0x27, 0x06])
    expect(read(bytes)).toMatchObject({
      text: 'أ\ufffd\ufffdا',
      notices: [{ kind: 'undecodable-bytes', count: 1, firstByte: 4 + 2 }],
    })
  })
})

describe('newlines', () => {
  test.each([
    ['أ', 'none', 'أ'],
    ['أ\nب\n', 'lf', 'أ\nب\n'],
    ['أ\r\nب\r\n', 'crlf', 'أ\nب\n'],
    ['أ\rب', 'cr', 'أ\nب'],
    ['أ\r\nب\rت\nث', 'mixed', 'أ\nب\nت\nث'],
    ['أ\r\r\nب', 'mixed', 'أ\n\nب'],
    ['أ\u2028ب\u0085ت\u2029', 'none', 'أ\u2028ب\u0085ت\u2029'],
  ])('%j', (source, newlines, text) => {
    expect(read(utf8(source))).toMatchObject({ newlines, text })
  })
})

describe('encoding again', () => {
  const form = fc.record({
    encoding: fc.constantFrom(...encodingIds),
    byteOrderMark: fc.boolean(),
    newlines: fc.constantFrom('lf', 'crlf', 'cr', 'none', 'mixed'),
  } as const)
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...arabicAlphabet), maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'ابتي،؟ aZ9\n\r\ufeff') }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )

  test('what can be encoded decodes to the same text; what cannot is named', () => {
    fc.assert(
      fc.property(text, form, (original, asked) => {
        const encoded = encode(original, asked)
        if (encoded.ok) {
          const back = decode(encoded.value, { encoding: asked.encoding })
          expect(back).toMatchObject({ ok: true, value: { text: original } })
          return
        }
        if (encoded.failure.kind === 'mixed-newlines') {
          expect(asked.newlines).toBe('mixed')
          return
        }
        const points = [...original]
        for (const { character, at } of encoded.failure.characters)
          expect(points[at]).toBe(character)
        expect(encoded.failure.count).toBeGreaterThan(0)
      }),
      { numRuns: 10_000 },
    )
  })

  test('a file of one form is given back byte by byte', () => {
    for (const encoding of encodingIds) {
      for (const newline of ['\n', '\r\n', '\r']) {
        const source = iconv.encode(
          arabicNews.replaceAll('\n', newline),
          encoding.replace(/^utf-16/, 'utf16-'),
        )
        const result = decode(source, { encoding })
        if (!result.ok) throw new Error(result.failure.kind)
        expect(encode(result.value.text, result.value)).toEqual({
          ok: true,
          value: new Uint8Array(source),
        })
      }
    }
  })

  test('characters that windows-1256 lacks are named with their place', () => {
    const asked = { encoding: 'windows-1256', byteOrderMark: false, newlines: 'lf' } as const
    expect(encode('نص 😀 ٣ ثم 😀', asked)).toEqual({
      ok: false,
      failure: {
        kind: 'unencodable-characters',
        encoding: 'windows-1256',
        characters: [
          { character: '😀', at: 3 },
          { character: '٣', at: 5 },
        ],
        count: 3,
      },
    })
  })

  test('bytes of any kind decode without a throw, to what TextDecoder gives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = decode(bytes)
        if (!result.ok) return
        const again = decode(bytes, { encoding: result.value.encoding })
        expect(again).toMatchObject({ value: { text: result.value.text } })
      }),
      { numRuns: 10_000 },
    )
  })
})
