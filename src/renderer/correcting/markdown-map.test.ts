import { describe, expect, it } from 'vitest'
import { extractMarkdown } from '#core/document/markdown/extract-markdown.ts'
import type { TextEdit } from '#renderer/editor/lines/edit-between.ts'
import { correctedMarkdown } from './markdown-map.ts'

const source = [
  '# الموسم جيد',
  '',
  'قالت **وزارة الزراعة** إن إنتاج القمح [سيرتفع](https://example.org) هذا العام.',
  '',
  '- نفى النقص في البذور.',
  '',
  'وختم المتحدث كلامه.',
].join('\n')

async function canonicalOf(markdown: string): Promise<string> {
  const read = await extractMarkdown(markdown)
  if (!read.ok) throw new Error(read.failure.kind)
  return read.value.text
}

function edit(removed: string, inserted: string): TextEdit {
  return { start: source.indexOf(removed), removed, inserted }
}

describe('a corrected Markdown source', () => {
  it('leaves all words between its edits in their places', async () => {
    const canonical = await canonicalOf(source)
    const edits = [edit('جيد', 'جيد جدًّا'), edit('سيرتفع', 'سيزداد'), edit('كلامه', 'حديثه')]
    const corrected = await correctedMarkdown(source, canonical, edits)
    if (corrected === null) throw new Error('not read')
    const { text, map } = corrected
    expect(text).toContain('الموسم جيد جدًّا')
    for (const words of ['وزارة الزراعة', 'نفى النقص', 'هذا العام', 'وختم المتحدث']) {
      const start = canonical.indexOf(words)
      const { range, changed } = map.mapRange({ start, end: start + words.length })
      expect(changed).toBe(false)
      expect(text.slice(range?.start, range?.end)).toBe(words)
    }
  })

  it('follows words whose markup alone was changed', async () => {
    const canonical = await canonicalOf(source)
    const corrected = await correctedMarkdown(source, canonical, [edit('**وزارة', '_وزارة')])
    if (corrected === null) throw new Error('not read')
    const start = canonical.indexOf('نفى')
    const { range } = corrected.map.mapRange({ start, end: start + 3 })
    expect(corrected.text.slice(range?.start, range?.end)).toBe('نفى')
  })

  it('is none where it can no longer be read', async () => {
    const made: TextEdit = { start: 0, removed: '', inserted: `${'> '.repeat(600)}عمق\n\n` }
    expect(await correctedMarkdown(source, await canonicalOf(source), [made])).toBeNull()
  })
})
