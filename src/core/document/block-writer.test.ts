import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectSound } from '#core/testing/blocks.ts'
import { BlockWriter, heading } from './block-writer.ts'

function documentOf(writer: BlockWriter) {
  return {
    ...writer.finish(),
    byline: {},
    extraction: { format: 'html', rules: 1 },
    notices: [],
  } as const
}

describe('white space', () => {
  test.each([
    [['أ', ' ', ' ', 'ب'], 'أ ب'],
    [[' \n أ', 'ب\t'], 'أب'],
    [['أ ', ' ب'], 'أ ب'],
    [['أ', '\r\n', 'ب'], 'أ ب'],
    [['أ\u00a0', '\u00a0ب'], 'أ\u00a0\u00a0ب'],
    [[' '], ''],
  ])('%j is rendered as %j', (pieces, text) => {
    const writer = new BlockWriter()
    for (const piece of pieces) writer.writeCollapsed(piece)
    expect(writer.finish().text).toBe(text)
  })

  test('a text with LF is refused', () => {
    expect(() => new BlockWriter().write('أ\nب')).toThrow(RangeError)
  })
})

test('structure that does not close is a bug, and says so', () => {
  expect(() => new BlockWriter().leave()).toThrow(RangeError)
  expect(() => new BlockWriter().endEmphasis('strong')).toThrow(RangeError)
})

test('a heading has a level from 1 to 6', () => {
  expect([0, 1, 6, 9].map((level) => heading(level))).toEqual(
    [1, 1, 6, 6].map((level) => ({ kind: 'heading', level })),
  )
})

test('serials count written blocks, and a joined row is readable if one of its cells is', () => {
  const writer = new BlockWriter()
  writer.write('قبل')
  writer.beginRow()
  const serials = ['أ', '', 'ب'].map((cell) => {
    writer.beginCell()
    writer.write(cell)
    return writer.serial
  })
  writer.endRow()
  writer.write('بعد')
  expect(serials).toEqual([1, 2, 2])
  const { text, blocks } = writer.finish((serial) => serial === 2)
  expect(text).toBe('قبل\nأ\tب\nبعد')
  expect(blocks.map((block) => block.readable)).toEqual([false, true, false])
})

test('whatever is written, blocks are sound', () => {
  const step = fc.constantFrom<(writer: BlockWriter) => void>(
    (writer) => writer.write('قال '),
    (writer) => writer.writeCollapsed(' \nثم '),
    (writer) => writer.startEmphasis('strong'),
    (writer) => writer.startEmphasis('emphasis'),
    (writer) => writer.endBlock(),
    (writer) => writer.endBlock({ keepEmpty: true }),
    (writer) => writer.enter({ kind: 'list-item', depth: 1, marker: '•' }),
    (writer) => writer.enter(null),
    (writer) => writer.beginRow(),
    (writer) => writer.beginCell(),
    (writer) => writer.endRow(),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const writer = new BlockWriter()
      for (const take of steps) take(writer)
      expectSound(documentOf(writer))
    }),
  )
})
