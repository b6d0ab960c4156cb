import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockTexts, expectSound } from '#core/testing/blocks.ts'
import { extractText } from './text.ts'

const prose =
  'قالت هيئة الأرصاد إن موجة الحر ستستمر حتى نهاية الأسبوع، ودعت السكان إلى تجنب الخروج وقت الظهيرة.'

describe('plain text', () => {
  test('each line is a block, an empty line an empty block', () => {
    const document = extractText('أولا\n\n  ثانيا\t\n')
    expect(blockTexts(document)).toEqual(['أولا', '', '  ثانيا\t', ''])
    expectSound(document)
  })

  test('an empty text is one empty block', () => {
    const document = extractText('')
    expect(document.blocks).toHaveLength(1)
    expect(document.blocks[0]).toMatchObject({ start: 0, end: 0, block: { kind: 'paragraph' } })
    expectSound(document)
  })

  test('U+2028, U+2029, NEL and form feed end no block', () => {
    const text = 'أ\u2028ب\u2029ج\u0085د\fه'
    expect(blockTexts(extractText(text))).toEqual([text])
  })

  test('any text comes back as it was', () => {
    const pieces = fc.constantFrom(
      '\n',
      '\r',
      ' ',
      '\u2028',
      'س',
      'لَّ',
      '👩‍🌾',
      '\ud800',
      '\u202e',
      '\0',
      '.',
    )
    fc.assert(
      fc.property(fc.array(pieces), (units) => {
        const text = units.join('')
        const document = extractText(text)
        expect(document.text).toBe(text)
        expectSound(document)
      }),
    )
  })
})

describe('headline of a plain text', () => {
  const kinds = (text: string) => extractText(text).blocks.map((block) => block.block.kind)

  test('a short first line over prose is a heading and the title', () => {
    const document = extractText(`\nموجة حر جديدة تضرب الساحل\n\n${prose}\n`)
    expect(document.blocks[1]?.block).toEqual({ kind: 'heading', level: 1 })
    expect(document.blocks.filter((block) => block.block.kind === 'heading')).toHaveLength(1)
    expect(document.byline).toEqual({ title: 'موجة حر جديدة تضرب الساحل' })
  })

  test.each([
    ['prose from the first line on', `${prose}\n${prose}${prose}`],
    [
      'verse',
      'على قدر أهل العزم تأتي العزائم\nوتأتي على قدر الكرام المكارم\nوتعظم في عين الصغير صغارها',
    ],
    ['a salutation', `السيد رئيس التحرير المحترم،\n${prose}`],
    ['a label', `بيان صادر عن الهيئة:\n${prose}`],
    ['one word', `عاجل\n${prose}`],
    ['a list', `- تفاح أحمر وأخضر\n${prose}`],
    ['a line alone', 'موجة حر جديدة تضرب الساحل'],
    [
      'a lone line over one that is no sentence',
      'موجة حر جديدة تضرب الساحل\nدرجات الحرارة في المدن الساحلية وفي الداخل وفي الجبال',
    ],
  ])('%s stays a paragraph', (_, text) => {
    expect(kinds(text)).not.toContain('heading')
    expect(extractText(text).byline).toEqual({})
  })
})
