import type { TFunction } from 'i18next'
import type { ImportProblem } from '#core/formats/importer.ts'
import type { RoleFiller } from '#core/formats/role-uses.ts'
import type { JobBroken } from '#ipc/datasets.ts'
import type { ImportFailure, Listed, NotImported } from '#ipc/imports.ts'
import { describeDatasetFailure } from '#renderer/datasets/describe-dataset-failure.ts'
import { currentLocale } from '#renderer/language.ts'

/** Why nothing can be imported: what happened and what to do. */
export function describeImportFailure(t: TFunction, failure: ImportFailure | JobBroken): string {
  const { bytes } = currentLocale()
  switch (failure.kind) {
    case 'archive':
      return t(`importing.failure.archive-${failure.reason}`)
    case 'input-too-large':
      return t('importing.failure.input-too-large', {
        size: bytes(failure.bytes),
        limit: bytes(failure.limit),
      })
    case 'no-files':
      return t('importing.failure.no-files')
    case 'empty-files':
      return t('importing.failure.empty-files', { count: failure.count })
    case 'format-not-recognised':
      return describeUnknown(t, failure.count, failure.endings)
    case 'nothing-to-import':
      return t('importing.failure.nothing-to-import', {
        format: t(`datasets.format.${failure.format}.name`),
      })
    case 'not-found':
    case 'unreadable':
    case 'not-a-folder':
    case 'io':
    case 'cancelled':
    case 'unknown-token':
    case 'worker-failed':
      return 'of' in failure
        ? t(`importing.failure.${failure.of}`)
        : describeDatasetFailure(t, failure)
    default:
      return describeDatasetFailure(t, failure)
  }
}

function describeUnknown(t: TFunction, count: number, endings: readonly string[]): string {
  const { list } = currentLocale()
  const what = t('importing.failure.format-not-recognised', { count })
  const ends =
    endings.length > 0
      ? [t('importing.failure.endings', { list: list(endings.map(isolated)) })]
      : []
  return [what, ...ends, t('importing.failure.formats')].join(' ')
}

/** A name in its own direction, whatever stands beside it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}

/** The first names of some, and how many more there are. */
export function namesOf(t: TFunction, { first, total }: Listed<string>): string {
  const { list } = currentLocale()
  const more = total - first.length
  return list([
    ...first.map(isolated),
    ...(more > 0 ? [t('importing.moreUnknown', { count: more })] : []),
  ])
}

/** What fills a role, in the file's own name of it. */
export function fillerName(t: TFunction, { of, filler }: RoleFiller): string {
  return of === 'writer' ? t('annotation.writer') : filler
}

/** A document that was left out, and why. */
export function describeLeftOut(t: TFunction, { name, reason }: NotImported): string {
  const why =
    reason.kind === 'io'
      ? t('importing.reason.io', { code: reason.code })
      : t(`importing.reason.${reason.kind}`)
  return `${t('importing.problemIn', { file: name })}: ${why}`
}

/** Where and what, as a line to read and to copy. */
export function describeProblem(t: TFunction, problem: ImportProblem): string {
  const { kind, file, line, detail } = problem
  const where =
    line === null ? t('importing.problemIn', { file }) : t('importing.problemAt', { file, line })
  const what = t(`importing.problem.${kind}`)
  return detail === '' ? `${where}: ${what}` : `${where}: ${what} (${detail})`
}
