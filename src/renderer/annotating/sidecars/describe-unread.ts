import type { TFunction } from 'i18next'
import type { UnreadSidecar } from '#ipc/annotating/sidecars.ts'
import { currentLocale } from '#renderer/language.ts'

/** Why a file that lies beside the article was not read, in a few words. */
export function describeUnread(t: TFunction, reason: UnreadSidecar): string {
  switch (reason.kind) {
    case 'outside-folder':
    case 'not-a-regular-file':
      return t(`sidecars.unread.${reason.kind}`)
    case 'unreadable':
      return t('sidecars.unread.unreadable', { code: reason.code })
    case 'too-large': {
      const { bytes } = currentLocale()
      return t('sidecars.unread.too-large', {
        size: bytes(reason.bytes),
        limit: bytes(reason.limit),
      })
    }
  }
}
