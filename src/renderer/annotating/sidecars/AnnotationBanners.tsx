import { useTranslation } from 'react-i18next'
import { formatTime } from '#messages/dates.ts'
import { type OpenSession, updateSession } from '#renderer/annotating/annotating-state.ts'
import { useSession } from '#renderer/annotating/desk/use-session.ts'
import { putNoteAway, useNotes } from '#renderer/annotating/notes.ts'
import { useSaving } from '#renderer/annotating/saving-state.ts'
import { useLocale } from '#renderer/language.ts'
import { showOverlay } from '#renderer/shell/window-state.ts'
import { Banner } from './Banner.tsx'
import { mergeCopy, putAwayCopy, takeStraysAlong } from './copies.ts'
import { describeSaveFailure } from './describe-save-failure.ts'
import { describeTagsetProblem, tagsetVersion } from './describe-tagset-problem.ts'
import { MergedBanner } from './MergedBanner.tsx'
import { discardPending, restorePending } from './pending-work.ts'
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx'
import { RecoveredBanners } from './RecoveredBanners.tsx'

/** Everything about the annotations that asks for a decision, over the page. */
export default function AnnotationBanners() {
  const session = useSession()
  const notes = useNotes((state) => state.notes)
  return (
    <>
      <RecoveredBanners />
      {notes.map((note) => (
        <Banner key={note.text} isWarning={note.isWarning} onDismiss={() => putNoteAway(note)}>
          {note.text}
        </Banner>
      ))}
      {session !== null && <OfArticle session={session} />}
    </>
  )
}

function OfArticle({ session }: { readonly session: OpenSession }) {
  return (
    <>
      {session.readOnly !== null && <ReadOnlyBanner session={session} reason={session.readOnly} />}
      <NotSaved />
      <Pending session={session} />
      {session.merged !== null && <MergedBanner report={session.merged} />}
      <Conflicts session={session} />
      <TagsetFailure session={session} />
      <OtherTagset session={session} />
      <Copies session={session} />
      <Strays session={session} />
      <Elsewhere session={session} />
    </>
  )
}

interface SessionProps {
  readonly session: OpenSession
}

function NotSaved() {
  const { t } = useTranslation()
  const saving = useSaving((state) => state.saving)
  if (saving.kind !== 'not-saved' || saving.failure.kind === 'not-writable') return null
  const { what, safe, next, details } = describeSaveFailure(t, saving.failure)
  return (
    <Banner isWarning details={details}>
      <strong>{what}</strong> {safe} {next}
    </Banner>
  )
}

function Pending({ session }: SessionProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { pending } = session.opened
  if (pending === null) return null
  return (
    <Banner
      isWarning
      actions={[
        { label: t('sidecars.action.restore'), run: restorePending },
        { label: t('sidecars.action.discard'), run: () => void discardPending() },
      ]}
    >
      {t('sidecars.banner.pending', { when: formatTime(pending.since, locale.tag) })}
    </Banner>
  )
}

function Conflicts({ session }: SessionProps) {
  const { t } = useTranslation()
  const { conflicts } = session.session.annotations
  if (conflicts.size === 0 || session.readOnly !== null) return null
  return (
    <Banner
      isWarning
      actions={[{ label: t('sidecars.action.decide'), run: () => showOverlay('conflicts') }]}
    >
      {t('sidecars.banner.conflicts', { count: conflicts.size })}
    </Banner>
  )
}

function TagsetFailure({ session }: SessionProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const { tagset } = session.opened
  if (tagset.failure === null) return null
  const { what, details } = describeTagsetProblem(t, tagset.failure)
  return (
    <Banner
      isWarning
      details={details}
      actions={[{ label: t('command.tagset'), run: () => showOverlay('tagset') }]}
    >
      {what} {t('tagset.standIn', { name: session.tagset.name[language] })}
    </Banner>
  )
}

function OtherTagset({ session }: SessionProps) {
  const { t } = useTranslation()
  const { earlierTagset: earlier, tagset } = session
  if (earlier === null) return null
  return (
    <Banner
      isWarning={earlier.isKept}
      actions={[{ label: t('command.tagset'), run: () => showOverlay('tagset') }]}
      onDismiss={() => updateSession({ earlierTagset: null })}
    >
      {t(`tagset.earlier.${earlier.isKept ? 'kept' : 'renamed'}`, {
        made: tagsetVersion(earlier.reference),
        used: tagsetVersion(tagset),
      })}
    </Banner>
  )
}

function Copies({ session }: SessionProps) {
  const { t } = useTranslation()
  return session.opened.copies.map((copy) => {
    const service = t(`sidecars.service.${copy.service}`)
    if (!copy.isOwn)
      return (
        <Banner key={copy.id}>
          {t('sidecars.banner.otherCopy', { file: copy.name, name: copy.annotator, service })}
        </Banner>
      )
    const merge = { label: t('sidecars.action.merge'), run: () => void mergeCopy(copy) }
    const putAway = { label: t('sidecars.action.putAway'), run: () => void putAwayCopy(copy) }
    return (
      <Banner
        key={copy.id}
        isWarning
        actions={session.readOnly === null ? [merge, putAway] : [putAway]}
      >
        {t('sidecars.banner.ownCopy', { file: copy.name, service })}
      </Banner>
    )
  })
}

function Strays({ session }: SessionProps) {
  const { t } = useTranslation()
  const { strays } = session.opened
  const [first] = strays
  if (first === undefined) return null
  return (
    <Banner
      isWarning
      actions={[
        {
          label: t('sidecars.action.follow'),
          run: () => void takeStraysAlong(strays.map(({ id }) => id)),
        },
      ]}
      onDismiss={() => updateSession({ opened: { ...session.opened, strays: [] } })}
    >
      {t('sidecars.banner.strays', { count: strays.length, article: first.articleFile })}
    </Banner>
  )
}

function Elsewhere({ session }: SessionProps) {
  const { t } = useTranslation()
  const { openElsewhere } = session.opened
  if (openElsewhere === null) return null
  return (
    <Banner onDismiss={() => updateSession({ opened: { ...session.opened, openElsewhere: null } })}>
      {t('sidecars.banner.elsewhere', { host: openElsewhere.host })}
    </Banner>
  )
}
