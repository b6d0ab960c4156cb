import type { TFunction } from 'i18next'
import type { ReadOnlyReason } from '#ipc/annotating/sidecars.ts'
import { currentLocale } from '#renderer/language.ts'
import { describeFault } from './describe-fault.ts'

/** What a person can do about annotations that are read-only, in the window itself. */
export type ReadOnlyAction = 'name' | 'claim' | 'repair' | 'writeShown' | 'mergeSides' | 'openAgain'

export interface DescribedReadOnly {
  readonly what: string
  readonly next: string
  readonly details: readonly string[]
  readonly action: ReadOnlyAction | null
}

/**
 * Why nothing can be changed, what is safe, and what can be done; `file` is the sidecar's name.
 * `isSince`: it was sound when the article was opened, and all that it had is in the window.
 */
export function describeReadOnly(
  t: TFunction,
  reason: ReadOnlyReason,
  file: string,
  isSince = false,
): DescribedReadOnly {
  if (isSince && reason.kind === 'damaged-sidecar')
    return {
      what: t('sidecars.damagedSince.what', { file }),
      next: t('sidecars.damagedSince.next'),
      details: reason.faults.map((fault) => describeFault(t, fault)),
      action: 'writeShown',
    }
  return {
    what: what(t, reason, file),
    next: [t(`sidecars.readOnly.${reason.kind}.next`), ...readable(t, reason)].join(' '),
    details:
      reason.kind === 'damaged-sidecar'
        ? reason.faults.map((fault) => describeFault(t, fault))
        : [],
    action: action(reason),
  }
}

function what(t: TFunction, reason: ReadOnlyReason, file: string): string {
  switch (reason.kind) {
    case 'damaged-sidecar':
      return t('sidecars.readOnly.damaged-sidecar.what', { file })
    case 'newer-sidecar':
      return t('sidecars.readOnly.newer-sidecar.what', { version: reason.version })
    case 'other-key':
      return t('sidecars.readOnly.other-key.what', { name: reason.annotatorName })
    case 'other-annotator':
      return t('sidecars.readOnly.other-annotator.what', { name: reason.annotator })
    case 'too-large': {
      const { bytes } = currentLocale()
      return t('sidecars.readOnly.too-large.what', {
        size: bytes(reason.bytes),
        limit: bytes(reason.limit),
      })
    }
    case 'unreadable':
      return t('sidecars.readOnly.unreadable.what', { code: reason.code })
    case 'no-annotator':
    case 'git-conflict':
    case 'outside-folder':
    case 'not-a-regular-file':
    case 'read-only-folder':
      return t(`sidecars.readOnly.${reason.kind}.what`)
  }
}

function readable(t: TFunction, reason: ReadOnlyReason): readonly string[] {
  if (reason.kind !== 'damaged-sidecar') return []
  const { kept, lost } = reason.recovered ?? { kept: 0, lost: 0 }
  return [
    t('sidecars.readable', { count: kept }),
    ...(lost > 0 ? [t('sidecars.lost', { count: lost })] : []),
  ]
}

function action(reason: ReadOnlyReason): ReadOnlyAction | null {
  switch (reason.kind) {
    case 'no-annotator':
      return 'name'
    case 'other-key':
      return 'claim'
    case 'damaged-sidecar':
      return 'repair'
    case 'git-conflict':
      return 'mergeSides'
    case 'unreadable':
    case 'not-a-regular-file':
    case 'outside-folder':
    case 'read-only-folder':
      return 'openAgain'
    case 'newer-sidecar':
    case 'other-annotator':
    case 'too-large':
      return null
  }
}
