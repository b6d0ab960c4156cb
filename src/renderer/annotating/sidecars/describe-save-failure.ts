import type { TFunction } from 'i18next'
import type { AnnotationsFailure } from '#ipc/annotating/opening.ts'
import type { RecoveredFailure } from '#ipc/annotating/recovered.ts'
import type { AnnotationsSaveFailure, SimpleFailure, WriteFailure } from '#ipc/annotating/saving.ts'
import { describeFault } from './describe-fault.ts'
import type { TakeInFailure } from './take-in.ts'

/** A failure in plain sentences. */
export interface DescribedFailure {
  readonly what: string
  /** What is safe. */
  readonly safe: string
  /** What to do, and what is being done. */
  readonly next: string
  /** For a report: where and what exactly. */
  readonly details: readonly string[]
}

/** Why the annotations are not saved, what is safe, and what to do. */
export function describeSaveFailure(
  t: TFunction,
  failure: AnnotationsSaveFailure,
): DescribedFailure {
  const { what, next } = words(t, failure)
  const safe = failure.isKept ? t('sidecars.kept') : t('sidecars.notKept')
  return {
    what,
    safe,
    next: failure.isRetried ? `${next} ${t('sidecars.retried')}` : next,
    details:
      failure.kind === 'invalid-sidecar'
        ? failure.faults.map((fault) => describeFault(t, fault))
        : [],
  }
}

/** What failed and what to do about it, of requests that change nothing where they fail. */
export function describeRequestFailure(
  t: TFunction,
  failure: SimpleFailure | RecoveredFailure,
): string {
  const { what, next } = words(t, failure)
  return `${what} ${next}`
}

/** Why the annotations of an article could not be looked for. */
export function describeOpenFailure(t: TFunction, failure: AnnotationsFailure): string {
  return failure.kind === 'io'
    ? t('sidecars.open.io', { code: failure.code })
    : t(`sidecars.open.${failure.kind}`)
}

type AnyFailure =
  | WriteFailure
  | SimpleFailure
  | RecoveredFailure
  | { readonly kind: Exclude<AnnotationsSaveFailure['kind'], WriteFailure['kind']> }

function words(
  t: TFunction,
  failure: AnyFailure,
): { readonly what: string; readonly next: string } {
  switch (failure.kind) {
    case 'locked': {
      const { by } = failure
      if (by === null)
        return { what: t('sidecars.save.locked.what'), next: t('sidecars.save.locked.next') }
      return {
        what: t('sidecars.save.locked-by.what', { by }),
        next: t('sidecars.save.locked-by.next'),
      }
    }
    case 'io': {
      const kind = failure.replaced ? 'io-replaced' : 'io'
      return {
        what: t(`sidecars.save.${kind}.what`, { code: failure.code }),
        next: t(`sidecars.save.${kind}.next`),
      }
    }
    default:
      return {
        what: t(`sidecars.save.${failure.kind}.what`),
        next: t(`sidecars.save.${failure.kind}.next`),
      }
  }
}

/** Why another version of the annotations could not be merged in. */
export function describeTakeInFailure(t: TFunction, failure: TakeInFailure): string {
  switch (failure.kind) {
    case 'read-only':
      return t('sidecars.banner.notDone', { what: t('sidecars.save.not-writable.next') })
    case 'not-a-sidecar':
      return t('sidecars.banner.notDone', { what: t('sidecars.banner.notASidecar') })
    case 'different-annotators':
      return t('sidecars.banner.notDone', {
        what: t('sidecars.banner.differentAnnotators', { name: failure.theirs }),
      })
  }
}
