import type { TFunction } from 'i18next'
import type {
  CountFailure,
  ExportFailure,
  JobBroken,
  TagsetChoiceFailure,
  UnreadFile,
} from '#ipc/datasets.ts'
import { describeFailure } from '#renderer/failures/describe-failure.ts'

/** Why a data set was not written, or a folder not surveyed or counted: what happened and what to do. */
export function describeDatasetFailure(
  t: TFunction,
  failure: ExportFailure | CountFailure | JobBroken,
): string {
  switch (failure.kind) {
    case 'target-exists':
    case 'target-inside-source':
    case 'target-name':
      return t(`exporting.failure.${failure.kind}`)
    case 'target-not-a-dataset':
      return t('exporting.failure.target-not-a-dataset', { file: failure.file })
    case 'target-io':
      return describeTarget(t, failure.code)
    case 'no-documents':
      return t(`exporting.failure.no-documents${failure.unread.length > 0 ? '-read' : ''}`)
    case 'layer-unknown':
      return t('exporting.failure.layer-unknown', { layer: failure.layer })
    case 'export-cancelled':
      return t('exporting.stopped')
    case 'worker-failed':
      return t('exporting.failure.broken', { detail: failure.detail })
    case 'broken-project':
      return t('exporting.failure.project', { file: nameOf(failure) })
    case 'broken-tagset':
    case 'tagset-not-found':
    case 'tagset-unreadable':
      return t('exporting.failure.tagset', { file: nameOf(failure) })
    case 'not-found':
    case 'unreadable':
    case 'not-a-folder':
    case 'io':
    case 'cancelled':
    case 'unknown-token': {
      const { what, next } = describeFailure(t, failure)
      return `${what} ${next}`
    }
  }
}

function describeTarget(t: TFunction, code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t('exporting.failure.target-full')
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return t('exporting.failure.target-read-only')
    default:
      return t('exporting.failure.target-io', { code })
  }
}

function nameOf({ file }: TagsetChoiceFailure): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

/** Why a file was left out, in a few words. */
export function describeUnreadFile(t: TFunction, { failure }: UnreadFile): string {
  switch (failure.kind) {
    case 'damaged-sidecar':
      return t('datasets.unreadFile.damaged')
    case 'newer-sidecar':
      return t('datasets.unreadFile.newer')
    case 'git-conflict':
      return t('datasets.unreadFile.conflict')
    case 'other-annotator-inside':
      return t('datasets.unreadFile.mismatch', { annotator: failure.annotator })
    default:
      return describeFailure(t, failure).what
  }
}
