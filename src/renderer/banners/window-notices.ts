import { create } from 'zustand'
import type { AppNotice } from '#ipc/contract.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'

/** What the window tells that concerns no article: shown over the page until it is put away. */
export type WindowNotice =
  | AppNotice
  | { readonly kind: 'request-failed'; readonly detail: string }
  | { readonly kind: 'setting-not-saved'; readonly detail: string }
  | { readonly kind: 'drop-unreadable' }
  | { readonly kind: 'drop-several' }
  | { readonly kind: 'cannot-correct'; readonly reason: string }

interface Told {
  readonly notices: readonly WindowNotice[]
}

export const useWindowNotices = create<Told>(() => ({ notices: [] }))

/** Shows a notice and has it read out. The same words are not shown twice. */
export function tell(notice: WindowNotice): void {
  const words = windowNoticeText(notice)
  useWindowNotices.setState(({ notices }) => ({
    notices: [...notices.filter((each) => windowNoticeText(each) !== words), notice],
  }))
  announce(words, 'assertive')
}

export function putAway(notice: WindowNotice): void {
  useWindowNotices.setState(({ notices }) => ({
    notices: notices.filter((each) => each !== notice),
  }))
}

/** Tells what befalls the app's own data, and every fault of the window that nothing else caught. */
export function hearAppNotices(): void {
  bridge.on('notice', tell)
  window.addEventListener('unhandledrejection', ({ reason }) => {
    tell({ kind: 'request-failed', detail: messageOf(reason) })
  })
}

export function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

export function windowNoticeText(notice: WindowNotice): string {
  const { t } = translator
  switch (notice.kind) {
    case 'app-data-damaged':
      return t('notices.appDataDamaged', notice)
    case 'app-data-not-saved':
      return t('notices.appDataNotSaved', notice)
    case 'request-failed':
      return t('failures.requestFailed', notice)
    case 'setting-not-saved':
      return t('failures.saveSettings', notice)
    case 'drop-unreadable':
      return t('shell.drop.unreadable')
    case 'drop-several':
      return t('shell.drop.several')
    case 'cannot-correct':
      return t('correcting.cannot', notice)
  }
}
