import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '#renderer/announcements/announcer.ts'

const SHOWN_MS = 2500

/** Says, when someone types, that the text is locked: quietly, and gone by itself. */
export function LockNotice({ refusals }: { readonly refusals: number }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const text = t('page.locked')
  useEffect(() => {
    if (refusals === 0) return
    setShown(true)
    announce(text)
    const timer = setTimeout(() => setShown(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [refusals, text])
  return shown ? (
    <p className="lock-notice" aria-hidden="true">
      {text}
    </p>
  ) : null
}
