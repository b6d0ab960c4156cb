import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { findTopic } from './find-topic.ts'
import { readGuidelines, textOf } from './markdown-tree.ts'

const page = (tagset: string, language: 'ar' | 'en') =>
  readGuidelines(
    readFileSync(
      new URL(
        `../../../../../resources/tagsets/${tagset}.guidelines.${language}.md`,
        import.meta.url,
      ),
      'utf8',
    ),
  )

describe('a guideline page', () => {
  it('is a tree of plain kinds', () => {
    expect(readGuidelines('# ع\n\n> قال **نعم**\n\n- أ\n- ب')).toMatchObject([
      { kind: 'heading', level: 1, text: 'ع' },
      {
        kind: 'quote',
        children: [
          {
            kind: 'paragraph',
            children: [{ kind: 'text' }, { kind: 'strong', children: [{ text: 'نعم' }] }],
          },
        ],
      },
      {
        kind: 'bullets',
        children: [
          { kind: 'item', children: [{ kind: 'text', text: 'أ' }] },
          { kind: 'item', children: [{ kind: 'text', text: 'ب' }] },
        ],
      },
    ])
  })

  it('keeps HTML as the text that it is, and of links and pictures the words', () => {
    const nodes = readGuidelines(
      '<script>alert(1)</script>\n\n[words](javascript:alert(1)) <b onclick="x">bold</b> ![pic](x.png)',
    )
    const kinds = JSON.stringify(nodes)
    expect(kinds).not.toMatch(/"kind":"(?!paragraph|text)/)
    expect(textOf(nodes)).toContain('<script>alert(1)</script>')
    expect(textOf(nodes)).toContain('words')
    expect(textOf(nodes)).toContain('pic')
  })
})

describe('a label is found in the shipped guidelines', () => {
  it.each(['claims-sources-sentiment', 'attribution', 'propaganda', 'opinion'])('%s', (id) => {
    const tagset = shippedTagset(id)
    for (const language of ['ar', 'en'] as const) {
      const nodes = page(id, language)
      for (const label of tagset.spans) {
        const heading = nodes[findTopic(nodes, label.name[language], 'span')]
        expect(heading?.kind === 'heading' && heading.text, label.id).toBe(label.name[language])
      }
      for (const type of tagset.frames)
        expect(findTopic(nodes, type.name[language], 'frame'), type.id).not.toBe(-1)
    }
  })

  it('or not at all', () => {
    expect(findTopic(page('stance', 'ar'), 'شيء آخر', 'span')).toBe(-1)
  })
})
