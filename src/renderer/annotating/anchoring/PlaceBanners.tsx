import { DraftBanner } from '#renderer/correcting/DraftBanner.tsx'
import { ArticleNewsBanner } from './ArticleNewsBanner.tsx'
import { ReviewBanner } from './ReviewBanner.tsx'

/** Over the page: what became of the article's file, and of the places of its spans. */
export default function PlaceBanners() {
  return (
    <>
      <ArticleNewsBanner />
      <ReviewBanner />
      <DraftBanner />
    </>
  )
}
