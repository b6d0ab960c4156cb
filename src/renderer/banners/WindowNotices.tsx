import { useTranslation } from 'react-i18next'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { putAway, useWindowNotices, windowNoticeText } from './window-notices.ts'
import './Notices.css'

/** Over the page: what concerns the program and not the article. */
export function WindowNotices() {
  const { t } = useTranslation()
  const notices = useWindowNotices((state) => state.notices)
  return notices.map((notice) => {
    const words = windowNoticeText(notice)
    return (
      <div key={words} className="notices" data-warning="true">
        <div className="notices-line">
          <span className="notice-sign" data-warning="true">
            <Icon name="warning" size={16} />
          </span>
          <p className="notice-text">{words}</p>
          <IconButton label={t('notices.dismiss')} onPress={() => putAway(notice)}>
            <Icon name="close" size={15} />
          </IconButton>
        </div>
      </div>
    )
  })
}
