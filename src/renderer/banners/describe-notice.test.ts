import { describe, expect, it } from 'vitest'
import { createTranslator } from '#messages/translator.ts'
import { type ArticleNotice, describeNotice } from './describe-notice.ts'

const notices: readonly ArticleNotice[] = [
  { kind: 'encoding-assumed', encoding: 'windows-1256', reason: 'letter-statistics' },
  { kind: 'undecodable-bytes', count: 3, firstByte: 10 },
  { kind: 'cut-inside-character' },
  { kind: 'malformed-utf-8', form: 'overlong' },
  { kind: 'nul-characters', count: 2 },
  { kind: 'looks-binary' },
  { kind: 'contradictory-charset', declared: 'utf-8', used: 'windows-1256' },
  { kind: 'mixed-encodings', also: 'windows-1256' },
  { kind: 'page-parts-hidden', blocks: 12, characters: 3400 },
  { kind: 'active-content-ignored', parts: [{ part: 'script', count: 3 }] },
  {
    kind: 'left-out',
    parts: [
      { part: 'footnote', count: 2 },
      { part: 'macro', count: 1 },
    ],
  },
  { kind: 'long-line', longest: 10_000_000 },
  { kind: 'large-article', characters: 5_000_000 },
  { kind: 'bidi-controls', count: 2, unbalanced: true },
  { kind: 'noncharacters', count: 1 },
  { kind: 'combining-run', longest: 10_000 },
  { kind: 'unsafe-links', count: 1 },
  { kind: 'raw-html', count: 4 },
  { kind: 'deep-nesting', depth: 300 },
  { kind: 'format-by-content', extension: 'txt', format: 'html' },
  { kind: 'name-bidi-override', escaped: 'a\\u202eb' },
  { kind: 'name-control-character', escaped: 'a\\u0001b' },
  { kind: 'name-leading-dash' },
  { kind: 'name-twin', twin: 'x.txt', form: 'case' },
  { kind: 'name-long', bytes: 255 },
]

describe.each(['ar', 'en'] as const)('notices in %s', (language) => {
  const { t } = createTranslator(language, 'european')

  it.each(notices.map((notice) => [notice.kind, notice] as const))('%s', (_, notice) => {
    const { text } = describeNotice(t, notice)
    expect(text).toMatch(/\.$/)
    expect(text).not.toMatch(/notices\.|\{\{|undefined/)
  })
})

describe('a notice', () => {
  const { t } = createTranslator('en', 'european')

  it('counts bytes from one, as people do', () => {
    const { text } = describeNotice(t, { kind: 'undecodable-bytes', count: 3, firstByte: 10 })
    expect(text).toContain('byte 11')
  })

  it('lists every part with its count', () => {
    const { text } = describeNotice(t, {
      kind: 'left-out',
      parts: [
        { part: 'footnote', count: 2 },
        { part: 'macro', count: 1 },
      ],
    })
    expect(text).toContain('footnotes (2) and macros (1)')
  })

  it('warns where what is seen may not be what is there', () => {
    const isWarning = (notice: ArticleNotice) => describeNotice(t, notice).warning
    expect(isWarning({ kind: 'bidi-controls', count: 1, unbalanced: false })).toBe(false)
    expect(isWarning({ kind: 'bidi-controls', count: 1, unbalanced: true })).toBe(true)
    expect(isWarning({ kind: 'undecodable-bytes', count: 1, firstByte: 0 })).toBe(true)
    expect(isWarning({ kind: 'page-parts-hidden', blocks: 1, characters: 1 })).toBe(false)
  })

  it('offers what can be done about it', () => {
    expect(describeNotice(t, { kind: 'mixed-encodings', also: 'utf-8' }).action).toBe(
      'choose-encoding',
    )
    expect(describeNotice(t, { kind: 'page-parts-hidden', blocks: 1, characters: 1 }).action).toBe(
      'whole-page',
    )
    expect(describeNotice(t, { kind: 'name-leading-dash' }).action).toBeNull()
  })
})
