import type { TFunction } from 'i18next'
import type { UnencodableCharacter } from '#core/text/encode.ts'
import type { CorrectionFailure } from '#ipc/annotating/correcting.ts'
import { currentLocale } from '#renderer/language.ts'

/** Why a correction was not saved, what is safe, and what to do. */
export function correctionFailureText(t: TFunction, failure: CorrectionFailure): string {
  const isReplaced = failure.kind === 'io' && failure.replaced
  const safe = isReplaced ? '' : ` ${t('correcting.failure.fileSafe')}`
  return `${cause(t, failure)}${safe}`
}

function cause(t: TFunction, failure: CorrectionFailure): string {
  switch (failure.kind) {
    case 'unencodable-characters':
      return t('correcting.failure.unencodable-characters', {
        count: failure.characters.length,
        encoding: t(`status.encodings.${failure.encoding}`),
        characters: currentLocale().list(failure.characters.map(named)),
      })
    case 'io':
      return t(failure.replaced ? 'correcting.failure.io-replaced' : 'correcting.failure.io', {
        code: failure.code,
      })
    case 'worker-failed':
      return t('correcting.failure.worker-failed', { detail: failure.detail })
    case 'article-changed':
      return t(
        failure.sha256 === null
          ? 'correcting.failure.article-gone'
          : 'correcting.failure.article-changed',
      )
    default:
      return t(`correcting.failure.${failure.kind}`)
  }
}

/** A character and its number, as it may not be seen alone. */
function named({ character }: UnencodableCharacter): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `\u2068${character}\u2069 (U+${number})`
}
