import { describe, expect, it } from 'vitest'
import type { RoleRefusal } from '#core/annotation/roles.ts'
import type { ProblemReason } from '#core/sidecar/validate.ts'
import { shippedTagset } from '#core/testing/tagsets.ts'
import { createTranslator } from '#messages/translator.ts'
import { describeProblem, describeRefusal } from './describe-problem.ts'

const tagset = shippedTagset('claims-sources-sentiment')

const refusals: readonly RoleRefusal[] = [
  { kind: 'unknown-frame-type', type: 'x' },
  { kind: 'unknown-role', type: 'attribution', role: 'x' },
  { kind: 'no-such-item', id: 'x' },
  { kind: 'label-not-allowed', label: 'cue', allowed: ['source', 'target'] },
  { kind: 'label-not-allowed', label: 'cue', allowed: [] },
  { kind: 'frame-type-not-allowed', type: 'sentiment', allowed: ['attribution'] },
  { kind: 'frame-type-not-allowed', type: 'sentiment', allowed: [] },
  { kind: 'writer-not-allowed' },
  { kind: 'already-fills' },
  { kind: 'count-reached', max: 1 },
  { kind: 'cycle' },
]

const problems: readonly ProblemReason[] = [
  { kind: 'unknown-label', label: 'x' },
  { kind: 'unknown-frame-type', type: 'x' },
  { kind: 'unknown-role', role: 'x' },
  { kind: 'unknown-attribute', attribute: 'x' },
  { kind: 'unknown-value', attribute: 'kind', value: 'x' },
  { kind: 'wrong-value-type', attribute: 'kind' },
  { kind: 'unplaced', pieces: 2 },
  { kind: 'inside-grapheme', offset: 4 },
  { kind: 'too-many-fillers', role: 'source', max: 1 },
  { kind: 'missing-role', role: 'source', min: 1 },
  { kind: 'contains-itself' },
  { kind: 'conflict', field: 'attributes.kind' },
  ...refusals.map((refusal) => ({ kind: 'filler-not-allowed', role: 'source', refusal }) as const),
]

describe.each(['ar', 'en'] as const)('in %s', (language) => {
  const { t } = createTranslator(language, 'european')
  const naming = { t, language, tagset }
  const isSentence = (text: string): void => {
    expect(text).toMatch(/[.؟]$/)
    expect(text).not.toMatch(/annotating\.|\{\{|undefined/)
  }

  it.each(problems.map((problem) => [problem.kind, problem] as const))('%s', (_, problem) => {
    isSentence(describeProblem(naming, { kind: 'frame', type: 'attribution' }, problem))
    isSentence(describeProblem(naming, { kind: 'span', type: 'claim' }, problem))
    isSentence(describeProblem(naming, null, problem))
  })

  it.each(refusals.map((refusal) => [refusal.kind, refusal] as const))(
    'refused: %s',
    (_, refusal) => isSentence(describeRefusal(naming, refusal)),
  )
})

describe('a problem', () => {
  const { t } = createTranslator('ar', 'european')
  const naming = { t, language: 'ar', tagset } as const

  it('calls roles and attributes by the tagset’s names', () => {
    const frame = { kind: 'frame', type: 'attribution' } as const
    expect(describeProblem(naming, frame, { kind: 'missing-role', role: 'source', min: 1 })).toBe(
      'لم يُملأ بعد: المصدر.',
    )
    const span = { kind: 'span', type: 'claim' } as const
    expect(
      describeProblem(naming, span, { kind: 'wrong-value-type', attribute: 'kind' }),
    ).toContain('النوع')
  })

  it('says what a role takes and what was offered to it', () => {
    const refusal = { kind: 'label-not-allowed', label: 'cue', allowed: ['source'] } as const
    expect(describeRefusal(naming, refusal)).toBe('يقبل: مصدر؛ وهذا لفظ الإسناد.')
  })
})
