import type { TFunction } from 'i18next'
import type { ProjectSaveFailure } from '#ipc/annotating/project.ts'
import type { TagsetProblem } from '#ipc/annotating/tagsets.ts'
import { describeFault } from './describe-fault.ts'
import { describeRequestFailure } from './describe-save-failure.ts'
import { describeUnread } from './describe-unread.ts'

export interface DescribedTagsetProblem {
  readonly what: string
  /** Path and reason of each fault. */
  readonly details: readonly string[]
}

/** Why a tagset is refused. */
export function describeTagsetProblem(
  t: TFunction,
  problem: TagsetProblem,
): DescribedTagsetProblem {
  switch (problem.kind) {
    case 'broken-tagset':
    case 'broken-project':
      return {
        what: t(`tagset.problem.${problem.kind}`, { file: problem.file }),
        details: problem.faults.map((fault) => describeFault(t, fault)),
      }
    case 'tagset-not-found':
      return {
        what: t('tagset.problem.tagset-not-found', { id: problem.file ?? problem.id }),
        details: [],
      }
    case 'tagset-mismatch':
      return {
        what: t('tagset.problem.tagset-mismatch', {
          wanted: tagsetVersion(problem.wanted),
          found: tagsetVersion(problem.found),
        }),
        details: [],
      }
    case 'tagset-unreadable':
      return {
        what: t('tagset.problem.tagset-unreadable', { file: problem.file }),
        details: [describeUnread(t, problem.reason)],
      }
  }
}

/** Which tagset exactly. */
export function tagsetVersion({
  id,
  version,
}: {
  readonly id: string
  readonly version: string
}): string {
  return `${id} ${version}`
}

/** Why the choice of a tagset could not be written. */
export function describeChoiceFailure(
  t: TFunction,
  failure: ProjectSaveFailure,
): DescribedTagsetProblem {
  switch (failure.kind) {
    case 'changed-on-disk':
      return { what: t('tagset.projectChanged'), details: [] }
    case 'broken-project':
      return {
        what: t('tagset.projectBroken'),
        details: failure.faults.map((fault) => describeFault(t, fault)),
      }
    case 'broken-tagset':
    case 'tagset-not-found':
    case 'tagset-mismatch':
    case 'tagset-unreadable':
      return describeTagsetProblem(t, failure)
    case 'full-disk':
    case 'read-only':
    case 'locked':
    case 'vanished':
    case 'outside-folder':
    case 'not-a-regular-file':
    case 'io':
    case 'unknown-token':
      return { what: describeRequestFailure(t, failure), details: [] }
  }
}
