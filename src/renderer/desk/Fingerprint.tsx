import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '#renderer/announcements/announcer.ts'
import { copyText } from '#renderer/copy-text.ts'
import { Button } from '#renderer/widgets/Button.tsx'

/** Hexadecimal digits that tell files apart at a glance. */
const SHOWN = 12

/** The beginning of a file's SHA-256, and a way to copy the whole of it. */
export function Fingerprint({ sha256 }: { readonly sha256: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = (): void => {
    if (!copyText(sha256)) return
    setCopied(sha256)
    announce(t('desk.fingerprintCopied'))
  }
  return (
    <>
      <span className="fingerprint" dir="ltr">
        SHA-256 <code>{sha256.slice(0, SHOWN)}…</code>
      </span>
      <Button look="quiet" onPress={copy}>
        {copied === sha256 ? t('desk.fingerprintCopied') : t('desk.copyFingerprint')}
      </Button>
    </>
  )
}
