import { useTranslation } from 'react-i18next'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { useSaving } from '#renderer/annotating/saving-state.ts'
import { OtherAnnotations } from '#renderer/annotating/sidecars/OtherAnnotations.tsx'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { actOrTell } from './act-or-tell.ts'
import { AttributeForm } from './inspector/AttributeForm.tsx'
import { NoteField } from './inspector/NoteField.tsx'
import { ProblemList } from './inspector/ProblemList.tsx'
import { NoSession } from './NoSession.tsx'
import { problemsOf } from './problems.ts'
import { useSession } from './use-session.ts'
import './DocumentTab.css'

/** What is said of the article as a whole, how far the work is, and whose annotations lie beside. */
export default function DocumentTab() {
  const session = useSession()
  return session === null ? <NoSession /> : <Document session={session} />
}

function Document({ session }: { readonly session: OpenSession }) {
  const { t } = useTranslation()
  const { tagset, session: now, readOnly, envelope } = session
  const { document, status, spans, frames } = now.annotations
  const isNothingYet = useSaving(({ saving }) => saving.kind === 'nothing-yet')
  const problems = problemsOf(session)
  const isDisabled = readOnly !== null
  const target = { on: 'document' } as const
  const { attributes } = tagset.document
  return (
    <div className="document-tab">
      <section>
        {isDisabled ? (
          <p className="document-status">{t(`annotating.document.${status}`)}</p>
        ) : (
          <Segmented
            label={t('annotating.document.status')}
            value={status}
            segments={[
              { value: 'draft', label: t('annotating.document.draft') },
              { value: 'submitted', label: t('annotating.document.submitted') },
            ]}
            onChange={(chosen) => actOrTell({ do: 'set-status', status: chosen })}
          />
        )}
        <p className="desk-hint">
          {status === 'draft'
            ? t('annotating.document.draftHint')
            : t('annotating.document.submittedHint')}{' '}
          {problems.size > 0 && t('annotating.document.unfinished', { count: problems.size })}
        </p>
      </section>
      <section>
        <h3>{t('annotating.document.attributes')}</h3>
        <ProblemList session={session} problems={problems} item={null} />
        {attributes.length === 0 && (
          <p className="desk-hint">{t('annotating.document.noAttributes')}</p>
        )}
        <AttributeForm
          definitions={attributes}
          attributes={document.attributes}
          target={target}
          isDisabled={isDisabled}
        />
        <NoteField
          key={session.article.reference.token}
          note={document.note}
          target={target}
          isDisabled={isDisabled}
        />
      </section>
      <section>
        <h3>{t('annotating.document.beside')}</h3>
        {envelope !== null && !isNothingYet && (
          <p className="beside-file">
            <span>{t('annotating.document.own')}</span>
            <span className="beside-holds">
              {t('annotating.document.holds', {
                spans: t('annotating.list.spanCount', { count: spans.size }),
                frames: t('annotating.list.frameCount', { count: frames.size }),
              })}
            </span>
          </p>
        )}
        <OtherAnnotations others={session.opened.others} isAlone={isNothingYet} />
      </section>
    </div>
  )
}
