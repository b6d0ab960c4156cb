import fc from 'fast-check'
import { $getRoot, createEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import type { Block, Emphasis } from '#core/document/document.ts'
import {
  $createBlockNode,
  $inSections,
  BlockNode,
  PieceNode,
  SectionNode,
} from './article-nodes.ts'

const editor = createEditor({
  nodes: [BlockNode, PieceNode, SectionNode],
  onError(error) {
    throw error
  },
})

/** The text that Lexical holds of a block, after its own normalisation. */
function throughLexical(text: string, emphasis: readonly Emphasis[] = []): string {
  const block: Block = {
    start: 0,
    end: text.length,
    block: { kind: 'paragraph' },
    emphasis,
    readable: true,
  }
  editor.update(
    () => {
      $getRoot()
        .clear()
        .append(...$inSections([$createBlockNode(text, block, 0)]))
    },
    { discrete: true },
  )
  return editor.read(() =>
    $getRoot()
      .getAllTextNodes()
      .map((node) => node.getTextContent())
      .join(''),
  )
}

const odd = '\t  \u0000\u0085\u2028\u2029\ud800 \ufffe\ufeff\u200f\u200d\u00a0\r\n x '

describe('a block in Lexical', () => {
  it('keeps every character, however odd', () => {
    expect(throughLexical(odd)).toBe(odd)
    expect(throughLexical('')).toBe('')
    expect(throughLexical(odd.repeat(2_000))).toBe(odd.repeat(2_000))
  })

  it('keeps any text under any emphasis', () => {
    const styles = fc.constantFrom('strong', 'emphasis', 'underline', 'strike', 'code')
    const texts = fc
      .array(fc.nat(0xffff), { maxLength: 40 })
      .map((units) => String.fromCharCode(...units))
    const marks = fc.array(
      fc
        .record({ start: fc.nat(40), length: fc.nat(10), style: styles })
        .map(({ start, length, style }): Emphasis => ({ start, end: start + length, style })),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(texts, marks, (text, emphasis) => {
        expect(throughLexical(text, emphasis)).toBe(text)
      }),
    )
  })

  it('sums up in a section what it holds, apart from what the readable view hides', () => {
    const text = 'كتاب\nإعلان'
    const shape = { block: { kind: 'paragraph' }, emphasis: [] } as const
    const blocks: readonly Block[] = [
      { start: 0, end: 4, readable: true, ...shape },
      { start: 5, end: 10, readable: false, ...shape },
    ]
    editor.update(
      () => {
        const [section] = $inSections(blocks.map((block, i) => $createBlockNode(text, block, i)))
        expect(section).toMatchObject({
          __extent: 4,
          __count: 1,
          __asideExtent: 5,
          __asideCount: 1,
        })
      },
      { discrete: true },
    )
  })

  it('gives blank lines of a text less room than its paragraphs', () => {
    const text = 'كتاب\n\nقلم'
    const paragraph = { block: { kind: 'paragraph' }, emphasis: [], readable: true } as const
    const code = { ...paragraph, block: { kind: 'preformatted' } } as const
    const blocks: readonly Block[] = [
      { start: 0, end: 4, ...paragraph },
      { start: 5, end: 5, ...paragraph },
      { start: 5, end: 5, ...code },
      { start: 6, end: 9, ...paragraph },
    ]
    editor.update(
      () => {
        const nodes = blocks.map((block, i) => $createBlockNode(text, block, i))
        expect(nodes.map((node) => node.__blank)).toEqual([false, true, false, false])
        const [section] = $inSections(nodes)
        expect(section?.__count).toBeGreaterThan(3)
        expect(section?.__count).toBeLessThan(4)
      },
      { discrete: true },
    )
  })
})
