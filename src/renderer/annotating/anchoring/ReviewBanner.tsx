import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countByState } from '#core/annotation/unplaced.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { NoticeBanner } from '#renderer/banners/NoticeBanner.tsx'
import { currentLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { openReview } from './review-actions.ts'
import { useReview } from './review-state.ts'
import { useReviewQueue } from './use-review-queue.ts'

/** Says, over the page, that spans have lost their places, or that they went along with a correction. */
export function ReviewBanner() {
  const words = useWords()
  const followed = useFollowedWords()
  const isOpen = useReview((state) => state.isOpen)
  const { t } = useTranslation()
  const [away, setAway] = useState('')
  useEffect(() => {
    // The open review tells of each piece itself.
    if (words !== '' && !isOpen) announce(words)
  }, [words, isOpen])
  return (
    <>
      {words !== '' && !isOpen && (
        <NoticeBanner label={t('anchoring.title')} text={words} isWarning>
          <Button look="plain" onPress={openReview}>
            {t('anchoring.review')}
          </Button>
        </NoticeBanner>
      )}
      {followed !== '' && followed !== away && (
        <NoticeBanner
          label={t('anchoring.followedTitle')}
          text={followed}
          isWarning={false}
          onDismiss={() => setAway(followed)}
        />
      )}
    </>
  )
}

/** What is still to be reviewed, in words; empty where nothing is. */
function useWords(): string {
  const { t } = useTranslation()
  const queue = useReviewQueue()
  const anchors = useReview((state) => state.anchors)
  const waiting = queue.filter(({ isLeft }) => !isLeft)
  if (waiting.length === 0) return ''
  const counts = countByState(waiting, anchors)
  const parts = (['moved', 'ambiguous', 'orphan'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => t(`anchoring.count.${state}`, { count: counts[state] }))
  return t('anchoring.lostPlaces', { parts: currentLocale().list(parts) })
}

function useFollowedWords(): string {
  const { t } = useTranslation()
  const { spans, reworded } = useReview((state) => state.followed)
  if (spans === 0) return ''
  const went = t('anchoring.followed', { count: spans })
  return reworded === 0 ? went : `${went} ${t('anchoring.reworded', { count: reworded })}`
}
