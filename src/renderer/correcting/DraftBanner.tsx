import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrectionDraft } from '#ipc/annotating/correcting.ts'
import { formatTime } from '#messages/dates.ts'
import { type OpenSession, useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { NoticeBanner } from '#renderer/banners/NoticeBanner.tsx'
import { bridge } from '#renderer/bridge.ts'
import { useLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { beginCorrection } from './correcting.ts'
import { correctionObstacle, useCorrecting } from './correcting-state.ts'

/** Offers a correction of the article that was not saved when the window was closed. */
export function DraftBanner() {
  const session = useAnnotating(({ now }) => (now.kind === 'ready' ? now : null))
  const correcting = useCorrecting((state) => state.session !== null)
  if (session === null || correcting || correctionObstacle(session) !== null) return null
  return <Offer key={session.article.sha256} session={session} />
}

function Offer({ session }: { readonly session: OpenSession }) {
  const { t } = useTranslation()
  const { tag } = useLocale()
  const { sha256 } = session.article
  const [draft, setDraft] = useState<CorrectionDraft | null>(null)
  useEffect(() => {
    let isHere = true
    void bridge.findDraft({ sha256 }).then((found) => {
      if (isHere) setDraft(found)
    })
    return () => {
      isHere = false
    }
  }, [sha256])
  if (draft === null) return null
  return (
    <NoticeBanner
      label={t('correcting.draft.label')}
      text={t('correcting.draft.text', { when: formatTime(new Date(draft.at).toISOString(), tag) })}
      isWarning
    >
      <Button onPress={() => void beginCorrection(draft)}>{t('correcting.draft.goOn')}</Button>
      <Button
        look="quiet"
        onPress={() => {
          void bridge.keepDraft({ sha256, draft: null })
          setDraft(null)
        }}
      >
        {t('correcting.draft.discard')}
      </Button>
    </NoticeBanner>
  )
}
