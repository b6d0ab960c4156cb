import type { TFunction } from 'i18next'
import type { FolderFailure, OpenFailure } from '#ipc/contract.ts'
import { currentLocale } from '#renderer/language.ts'

/** A failure in plain sentences: what happened, and what to do. */
export interface DescribedFailure {
  readonly what: string
  readonly next: string
}

export function describeFailure(
  t: TFunction,
  failure: OpenFailure | FolderFailure,
): DescribedFailure {
  switch (failure.kind) {
    case 'unsupported-encoding':
      return {
        what: t('failures.kind.unsupported-encoding.what', {
          encoding: encodingName(t, failure.encoding),
        }),
        next: t('failures.kind.unsupported-encoding.next'),
      }
    case 'too-deep':
      return {
        what: t('failures.kind.too-deep.what', { depth: failure.depth }),
        next: t('failures.kind.too-deep.next'),
      }
    case 'malformed-xml':
      return {
        what: t('failures.kind.malformed-xml.what', { part: failure.part, detail: failure.detail }),
        next: t('failures.kind.malformed-xml.next'),
      }
    case 'unsafe-front-matter':
      return {
        what: t('failures.kind.unsafe-front-matter.what', { detail: failure.detail }),
        next: t('failures.kind.unsafe-front-matter.next'),
      }
    case 'too-large': {
      const { bytes } = currentLocale()
      return {
        what: t('failures.kind.too-large.what', {
          size: bytes(failure.bytes),
          limit: bytes(failure.limit),
        }),
        next: t('failures.kind.too-large.next'),
      }
    }
    case 'unsupported-format':
      if (failure.extension === '')
        return {
          what: t('failures.kind.no-extension.what'),
          next: t('failures.kind.no-extension.next'),
        }
      return {
        what: t('failures.kind.unsupported-format.what', { extension: `.${failure.extension}` }),
        next: t('failures.kind.unsupported-format.next'),
      }
    case 'binary-content':
      return {
        what: t('failures.kind.binary-content.what', {
          content: t(`failures.content.${failure.content}`),
        }),
        next: t('failures.kind.binary-content.next'),
      }
    case 'io':
      return {
        what: t('failures.kind.io.what', { code: failure.code }),
        next: t('failures.kind.io.next'),
      }
    case 'worker-failed':
      return {
        what: t('failures.kind.worker-failed.what', { detail: failure.detail }),
        next: t('failures.kind.worker-failed.next'),
      }
    case 'not-a-docx':
    case 'unsafe-archive':
    case 'unsafe-name':
      return {
        what: t(`failures.kind.${failure.reason}.what`),
        next: t(`failures.kind.${failure.reason}.next`),
      }
    case 'not-found':
    case 'unreadable':
    case 'is-a-folder':
    case 'not-a-folder':
    case 'not-a-regular-file':
    case 'outside-folder':
    case 'link-loop':
    case 'cancelled':
    case 'unknown-token':
      return {
        what: t(`failures.kind.${failure.kind}.what`),
        next: t(`failures.kind.${failure.kind}.next`),
      }
  }
}

/**
 * An encoding that cannot be read as people call it: by the program's own id, or by the label in
 * which a page names it. One that is not known stays as the page has it.
 */
function encodingName(t: TFunction, encoding: string): string {
  const id = encoding.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^(?:x?mac|macintosh)arabic$/.test(id)) return t('failures.encodings.mac-arabic')
  if (/^utf32(?:le|be)?$/.test(id)) return t('failures.encodings.utf-32')
  const page = /^(?:cp|ibm|dos|oem)(720|864)$/.exec(id)?.[1]
  return page === undefined ? encoding : t('failures.encodings.code-page', { page })
}
