import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { AppNotice } from '#ipc/contract.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { bridge } from '#renderer/bridge.ts'
import { translator } from '#renderer/language.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import './Notices.css'

const useAppNotices = create<{ readonly notices: readonly AppNotice[] }>(() => ({ notices: [] }))

/** Shows what befalls the app's own data, for as long as the window is open. */
export function hearAppNotices(): void {
  bridge.on('notice', (notice) => {
    useAppNotices.setState(({ notices }) => ({ notices: [...notices, notice] }))
    announce(text(notice), 'assertive')
  })
}

export function AppNotices() {
  const { t } = useTranslation()
  const notices = useAppNotices((state) => state.notices)
  const putAway = (away: AppNotice): void =>
    useAppNotices.setState({ notices: notices.filter((notice) => notice !== away) })
  return notices.map((notice) => (
    <div key={text(notice)} className="notices" data-warning="true">
      <div className="notices-line">
        <span className="notice-sign" data-warning="true">
          <Icon name="warning" size={16} />
        </span>
        <p className="notice-text">{text(notice)}</p>
        <IconButton label={t('notices.dismiss')} onPress={() => putAway(notice)}>
          <Icon name="close" size={15} />
        </IconButton>
      </div>
    </div>
  ))
}

function text(notice: AppNotice): string {
  switch (notice.kind) {
    case 'app-data-damaged':
      return translator.t('notices.appDataDamaged', notice)
    case 'app-data-not-saved':
      return translator.t('notices.appDataNotSaved', notice)
  }
}
