import { describe, expect, it } from 'vitest'
import type { FolderFailure, OpenFailure } from '#ipc/contract.ts'
import { createTranslator } from '#messages/translator.ts'
import { describeFailure } from './describe-failure.ts'

const failures: readonly (OpenFailure | FolderFailure)[] = [
  { kind: 'unsupported-encoding', encoding: 'cp720' },
  { kind: 'binary-content', content: 'pdf' },
  { kind: 'too-deep', depth: 20_000 },
  { kind: 'not-a-docx', reason: 'encrypted' },
  { kind: 'unsafe-archive', reason: 'bomb' },
  { kind: 'malformed-xml', part: 'word/document.xml', detail: 'x' },
  { kind: 'unsafe-front-matter', detail: 'aliases' },
  { kind: 'too-large', bytes: 2_000_000_000, limit: 100_000_000 },
  { kind: 'unsafe-name', reason: 'reserved' },
  { kind: 'unsupported-format', extension: 'pdf' },
  { kind: 'unsupported-format', extension: '' },
  { kind: 'io', code: 'EIO' },
  { kind: 'worker-failed', detail: 'x' },
  { kind: 'not-found' },
  { kind: 'not-a-folder' },
]

describe.each(['ar', 'en'] as const)('failures in %s', (language) => {
  const { t } = createTranslator(language, 'european')

  it.each(failures.map((failure) => [JSON.stringify(failure), failure] as const))(
    '%s',
    (_, failure) => {
      const { what, next } = describeFailure(t, failure)
      for (const sentence of [what, next]) {
        expect(sentence).toMatch(/[.؟]$/)
        expect(sentence).not.toMatch(/failures\.|\{\{|undefined/)
      }
    },
  )
})

describe('a failure', () => {
  const { t } = createTranslator('en', 'european')

  it('names what is known of it', () => {
    expect(describeFailure(t, { kind: 'io', code: 'EIO' }).what).toContain('EIO')
    expect(describeFailure(t, { kind: 'unsupported-format', extension: 'pdf' }).what).toContain(
      '.pdf',
    )
    const { what } = describeFailure(t, { kind: 'too-large', bytes: 2e9, limit: 1e8 })
    expect(what).toContain('2 GB')
    expect(what).toContain('100 MB')
  })
})

describe('an encoding that cannot be read', () => {
  it.each([
    ['mac-arabic', 'Mac Arabic', 'ماك العربي'],
    ['x-mac-arabic', 'Mac Arabic', 'ماك العربي'],
    ['cp720', 'code page 720', 'صفحة المحارف 720'],
    ['dos-720', 'code page 720', 'صفحة المحارف 720'],
    ['cp864', 'code page 864', 'صفحة المحارف 864'],
    ['ibm864', 'code page 864', 'صفحة المحارف 864'],
    ['utf-32', 'UTF-32', 'UTF-32'],
    ['koi8-r', 'koi8-r', 'koi8-r'],
  ])('%s is called by its name', (encoding, english, arabic) => {
    const failure = { kind: 'unsupported-encoding', encoding } as const
    const said = (language: 'ar' | 'en') =>
      describeFailure(createTranslator(language, 'european').t, failure).what
    expect(said('en')).toContain(`\u2068${english}\u2069`)
    expect(said('ar')).toContain(`\u2068${arabic}\u2069`)
  })
})
