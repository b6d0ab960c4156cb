import { NoticeBanner } from './NoticeBanner.tsx'
import { putAway, useWindowNotices, windowNoticeText } from './window-notices.ts'

/** Over the page: what concerns the program and not the article. */
export function WindowNotices() {
  const notices = useWindowNotices((state) => state.notices)
  return notices.map((notice) => {
    const words = windowNoticeText(notice)
    return <NoticeBanner key={words} text={words} isWarning onDismiss={() => putAway(notice)} />
  })
}
