import { describe, expect, it } from 'vitest'
import { createTranslator } from '#messages/translator.ts'
import { describeDatasetFailure } from './describe-dataset-failure.ts'

describe.each(['ar', 'en'] as const)('a place that cannot be written, in %s', (language) => {
  const { t } = createTranslator(language, 'european')
  const say = (code: string) => describeDatasetFailure(t, { kind: 'target-io', code })

  it('is told by its reason where that is known, else by the system’s code', () => {
    expect(say('ENOSPC')).toBe(t('exporting.failure.target-full'))
    expect(say('EROFS')).toBe(t('exporting.failure.target-read-only'))
    expect(say('EACCES')).toBe(t('exporting.failure.target-read-only'))
    expect(say('EIO')).toContain('EIO')
  })
})
