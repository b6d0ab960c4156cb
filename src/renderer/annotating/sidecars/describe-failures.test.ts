import { describe, expect, it } from 'vitest'
import { loadTagset } from '#core/annotation/tagset-load.ts'
import type { SidecarFault } from '#core/sidecar/faults.ts'
import type { AnnotationsFailure } from '#ipc/annotating/opening.ts'
import type { ProjectSaveFailure } from '#ipc/annotating/project.ts'
import type { RecoveredFailure } from '#ipc/annotating/recovered.ts'
import type { AnnotationsSaveFailure, SimpleFailure } from '#ipc/annotating/saving.ts'
import type { ReadOnlyReason } from '#ipc/annotating/sidecars.ts'
import { createTranslator } from '#messages/translator.ts'
import { describeFault } from './describe-fault.ts'
import { describeReadOnly } from './describe-read-only.ts'
import {
  describeOpenFailure,
  describeRequestFailure,
  describeSaveFailure,
  describeTakeInFailure,
} from './describe-save-failure.ts'
import { describeChoiceFailure } from './describe-tagset-problem.ts'

const path = 'spans[3].segments[0]'
const faults: readonly SidecarFault[] = [
  { kind: 'empty' },
  { kind: 'only-nul' },
  { kind: 'byte-order-mark' },
  { kind: 'syntax', path, line: 4, column: 2, detail: 'ValueExpected' },
  { kind: 'trailing-content', path, line: 9, column: 1 },
  { kind: 'too-deep', limit: 100 },
  { kind: 'duplicate-key', path, line: 4 },
  { kind: 'forbidden-key', path, line: 4 },
  { kind: 'number-out-of-range', path, literal: '1e999' },
  { kind: 'not-utf-8', encoding: null },
  { kind: 'not-utf-8', encoding: 'utf-16le' },
  { kind: 'reversed-range', path },
  { kind: 'empty-range', path },
  { kind: 'past-the-end', path, end: 9, length: 5 },
  { kind: 'segments-overlap', path },
  { kind: 'inside-surrogate-pair', path },
  { kind: 'duplicate-id', path, id: 'a' },
  { kind: 'dangling-role', path, id: 'a' },
  { kind: 'wrong-text-length', path, stated: 5, true: 6 },
  { kind: 'schema', path, reason: { kind: 'missing' } },
  { kind: 'schema', path, reason: { kind: 'wrong-type', expected: 'string', found: 'number' } },
  { kind: 'schema', path, reason: { kind: 'not-one-of', allowed: ['a', 'b'] } },
  { kind: 'schema', path, reason: { kind: 'unknown-key', keys: ['x'] } },
  { kind: 'schema', path, reason: { kind: 'malformed', pattern: 'id' } },
  { kind: 'schema', path, reason: { kind: 'too-small', minimum: 1 } },
  { kind: 'schema', path, reason: { kind: 'too-large', maximum: 8 } },
  { kind: 'schema', path, reason: { kind: 'rule', rule: 'id-twice', detail: 'x' } },
  { kind: 'schema', path, reason: { kind: 'rule', rule: 'a-rule-of-later', detail: 'x' } },
]

const recovered = {
  contents: {
    status: 'draft',
    document: { attributes: {}, note: '' },
    spans: [],
    frames: [],
    comments: [],
    reviews: [],
    conflicts: [],
  },
  article: null,
  annotator: null,
  tagset: null,
  kept: 12,
  lost: 1,
} as const

const readOnly: readonly ReadOnlyReason[] = [
  { kind: 'no-annotator' },
  { kind: 'damaged-sidecar', faults, recovered },
  { kind: 'damaged-sidecar', faults, recovered: null },
  { kind: 'newer-sidecar', version: 2, recovered: null },
  { kind: 'git-conflict', sides: { ours: '', theirs: '', base: null }, recovered: null },
  { kind: 'other-key', annotatorName: 'أمل' },
  { kind: 'other-annotator', annotator: 'samir' },
  { kind: 'outside-folder' },
  { kind: 'not-a-regular-file' },
  { kind: 'too-large', bytes: 300_000_000, limit: 200_000_000 },
  { kind: 'unreadable', code: 'EACCES' },
  { kind: 'read-only-folder' },
]

const writing: readonly SimpleFailure[] = [
  { kind: 'full-disk' },
  { kind: 'read-only' },
  { kind: 'locked', by: null },
  { kind: 'locked', by: 'laptop' },
  { kind: 'vanished' },
  { kind: 'outside-folder' },
  { kind: 'not-a-regular-file' },
  { kind: 'io', code: 'EIO', replaced: false },
  { kind: 'io', code: 'EIO', replaced: true },
  { kind: 'unknown-token' },
  { kind: 'gone' },
]

const kept = { isKept: true, isRetried: true }
const saving: readonly AnnotationsSaveFailure[] = [
  ...writing.flatMap((failure) => (failure.kind === 'gone' ? [] : [{ ...failure, ...kept }])),
  { kind: 'changed-on-disk', content: null, sha256: null, ...kept },
  { kind: 'invalid-sidecar', faults, ...kept },
  { kind: 'not-writable', reason: { kind: 'read-only-folder' }, ...kept },
]

const recovering: readonly RecoveredFailure[] = [
  { kind: 'cannot-merge' },
  { kind: 'changed-on-disk' },
]

const opening: readonly AnnotationsFailure[] = [
  { kind: 'unknown-token' },
  { kind: 'vanished' },
  { kind: 'unreadable' },
  { kind: 'io', code: 'EIO' },
]

const file = 'mine.tagset.json'
const choosing: readonly ProjectSaveFailure[] = [
  ...writing.flatMap((failure) => (failure.kind === 'gone' ? [] : [failure])),
  { kind: 'changed-on-disk' },
  { kind: 'broken-project', faults: [{ kind: 'empty' }] },
  { kind: 'broken-tagset', file, faults: [{ kind: 'empty' }] },
  { kind: 'tagset-not-found', id: 'mine', file: null },
  {
    kind: 'tagset-mismatch',
    wanted: { id: 'a', version: '1.0.0' },
    found: { id: 'a', version: '2.0.0' },
  },
  { kind: 'tagset-unreadable', file, reason: { kind: 'outside-folder' } },
  { kind: 'tagset-unreadable', file, reason: { kind: 'not-a-regular-file' } },
  { kind: 'tagset-unreadable', file, reason: { kind: 'unreadable', code: 'EIO' } },
  { kind: 'tagset-unreadable', file, reason: { kind: 'too-large', bytes: 9, limit: 8 } },
]

describe.each(['ar', 'en'] as const)('in %s', (language) => {
  const { t } = createTranslator(language, 'european')
  const isSaid = (text: string): void => {
    expect(text).not.toMatch(/sidecars\.|annotating\.|\{\{|undefined|null/)
    expect(text.trim()).not.toBe('')
  }
  const isSentence = (text: string): void => {
    isSaid(text)
    expect(text).toMatch(/[.:]$/)
  }

  it.each(saving.map((failure) => [failure.kind, failure] as const))(
    'not saved: %s',
    (_, failure) => {
      const { what, safe, next, details } = describeSaveFailure(t, failure)
      for (const sentence of [what, safe, next]) isSentence(sentence)
      details.forEach(isSaid)
    },
  )

  it.each(readOnly.map((reason) => [reason.kind, reason] as const))(
    'read-only: %s',
    (_, reason) => {
      const { what, next, details } = describeReadOnly(t, reason, 'خبر.txt.amal.isnad.json')
      isSentence(what)
      isSentence(next)
      details.forEach(isSaid)
    },
  )

  it.each([...writing, ...recovering].map((failure) => [failure.kind, failure] as const))(
    'not done: %s',
    (_, failure) => isSentence(describeRequestFailure(t, failure)),
  )

  it.each(opening.map((failure) => [failure.kind, failure] as const))(
    'not opened: %s',
    (_, failure) => isSentence(describeOpenFailure(t, failure)),
  )

  it.each(choosing.map((failure) => [failure.kind, failure] as const))(
    'not chosen: %s',
    (_, failure) => {
      const { what, details } = describeChoiceFailure(t, failure)
      isSentence(what)
      details.forEach(isSaid)
    },
  )

  it.each([
    { kind: 'read-only' },
    { kind: 'not-a-sidecar' },
    { kind: 'different-annotators', theirs: 'samir' },
  ] as const)('not merged: $kind', (failure) => isSentence(describeTakeInFailure(t, failure)))

  it.each(faults.map((fault) => [fault.kind, fault] as const))('fault: %s', (_, fault) => {
    const text = describeFault(t, fault)
    isSaid(text)
    if ('path' in fault && !('line' in fault && 'column' in fault))
      expect(text).toContain(fault.path)
  })
})

describe('a failure to save', () => {
  const { t } = createTranslator('en', 'european')

  it('says where the work is and whether anyone goes on trying', () => {
    const failure = { kind: 'full-disk', isKept: true, isRetried: true } as const
    const described = describeSaveFailure(t, failure)
    expect(described.safe).toContain('kept in Isnad’s own data')
    expect(described.next).toContain('keeps trying')
    const lost = describeSaveFailure(t, { ...failure, isKept: false, isRetried: false })
    expect(lost.safe).toContain('in this window alone')
    expect(lost.next).not.toContain('keeps trying')
  })
})

describe('a broken tagset', () => {
  const { t } = createTranslator('en', 'european')

  it('is refused with the path and reason of each fault', () => {
    const loaded = loadTagset('{"format":"isnad-tagset","formatVersion":1,"id":"x"}')
    if (loaded.ok) throw new Error('it is sound')
    const { details } = describeChoiceFailure(t, { ...loaded.failure, file })
    expect(details).toContain('\u2068version\u2069: is missing')
    expect(details).toContain('\u2068spans\u2069: is missing')
  })
})
