import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type OpenSession, useAnnotating } from '#renderer/annotating/annotating-state.ts'
import { useLocale } from '#renderer/language.ts'
import type { Naming } from './describe-problem.ts'

/** The open session, once the page shows it; null while there is none. */
export function useSession(): OpenSession | null {
  return useAnnotating(({ now, isPainted }) => (now.kind === 'ready' && isPainted ? now : null))
}

/** What names of the session's tagset are said with. */
export function useNaming(session: Pick<OpenSession, 'tagset'>): Naming {
  const { t } = useTranslation()
  const { language } = useLocale()
  const { tagset } = session
  return useMemo(() => ({ t, language, tagset }), [t, language, tagset])
}
