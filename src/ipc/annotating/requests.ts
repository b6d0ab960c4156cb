import type { BinRequests } from './bin.ts'
import type { CorrectingRequests } from './correcting.ts'
import type { OpeningRequests } from './opening.ts'
import type { ProjectRequests } from './project.ts'
import type { RecoveredRequests } from './recovered.ts'
import type { SavingRequests } from './saving.ts'
import type { TagsetRequests } from './tagsets.ts'

/**
 * Requests about an article's annotations. The annotator's own sidecar crosses as what main read and
 * checked; others cross as the text of their files, which the window parses with core/sidecar. Every hash is a SHA-256 in lower-case hex; `sha256` is of a file's bytes.
 */
export interface AnnotatingRequests
  extends OpeningRequests,
    TagsetRequests,
    ProjectRequests,
    SavingRequests,
    BinRequests,
    CorrectingRequests,
    RecoveredRequests {}

export const annotatingRequestNames = [
  'openAnnotations',
  'closeAnnotations',
  'sendAhead',
  'saveAnnotations',
  'replaceSidecar',
  'discardPending',
  'claimSidecar',
  'putAwayCopy',
  'followArticle',
  'listTagsets',
  'chooseTagset',
  'saveProject',
  'listBin',
  'restoreFromBin',
  'findDraft',
  'keepDraft',
  'articleSource',
  'saveCorrection',
  'listRecovered',
  'applyRecovered',
  'discardRecovered',
  'openRecovered',
  'flushed',
] as const satisfies readonly (keyof AnnotatingRequests)[]
