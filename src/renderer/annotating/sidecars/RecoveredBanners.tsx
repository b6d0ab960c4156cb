import { useTranslation } from 'react-i18next'
import type { RecoveredWork } from '#ipc/annotating/recovered.ts'
import { formatTime } from '#messages/dates.ts'
import { useSession } from '#renderer/annotating/desk/use-session.ts'
import { useLocale } from '#renderer/language.ts'
import { Banner } from './Banner.tsx'
import {
  applyRecovered,
  discardRecovered,
  openRecovered,
  putUnreadableAway,
  useRecovered,
} from './recovered-work.ts'

/** Work that earlier sessions could not save, of whichever article: offered, never applied unasked. */
export function RecoveredBanners() {
  const { t } = useTranslation()
  const { work, unreadable } = useRecovered()
  const session = useSession()
  const pending = session?.opened.pending ?? null
  // Of the open article it is offered there, where it can be looked at first.
  const elsewhere = work.filter(
    ({ article, since }) =>
      pending === null || session?.article.reference.name !== article || since !== pending.since,
  )
  return (
    <>
      {elsewhere.map((one) => (
        <Recovered key={one.id} work={one} />
      ))}
      {unreadable.map(({ file, code }) => (
        <Banner key={`${file} ${code}`} isWarning onDismiss={putUnreadableAway}>
          {t('sidecars.banner.unreadableJournal', { file, code })}
        </Banner>
      ))}
    </>
  )
}

function Recovered({ work }: { readonly work: RecoveredWork }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { id, kind, article, since } = work
  const when = formatTime(since, locale.tag)
  return (
    <Banner
      isWarning
      actions={[
        { label: t('sidecars.action.restore'), run: () => void applyRecovered(id) },
        { label: t('sidecars.action.look'), run: () => void openRecovered(id) },
        { label: t('sidecars.action.discard'), run: () => void discardRecovered(id) },
      ]}
    >
      {kind === 'annotations'
        ? t('sidecars.banner.recovered', { article, when })
        : t('sidecars.banner.recoveredCorrection', { article, when })}
    </Banner>
  )
}
