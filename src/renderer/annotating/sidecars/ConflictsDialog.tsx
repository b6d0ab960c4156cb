import { useTranslation } from 'react-i18next'
import type { Conflict } from '#core/annotation/records.ts'
import { attributeValueSchema } from '#core/annotation/records.ts'
import { tagsetReferenceSchema } from '#core/sidecar/schema.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import { conflictAttribute, conflictField } from '#renderer/annotating/desk/conflict-field.ts'
import {
  attributesOf,
  type Naming,
  problemOwner,
} from '#renderer/annotating/desk/describe-problem.ts'
import { itemWords } from '#renderer/annotating/desk/item-words.ts'
import { findAttribute, valueName } from '#renderer/annotating/desk/names.ts'
import { shortened } from '#renderer/annotating/desk/sentence-text.ts'
import { useNaming, useSession } from '#renderer/annotating/desk/use-session.ts'
import { labelName } from '#renderer/annotating/tagset-names.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { tagsetVersion } from './describe-tagset-problem.ts'
import { leaveConflict, settleConflict } from './settle-conflict.ts'
import './ConflictsDialog.css'

/** What a merge could not decide: one of the values is picked, as a step that can be undone. */
export function ConflictsDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const session = useSession()
  const conflicts = session === null ? [] : [...session.session.annotations.conflicts.values()]
  return (
    <Dialog title={t('sidecars.conflict.title')} width="wide" onClose={onClose}>
      <p className="text-hint">
        {conflicts.length === 0 ? t('sidecars.conflict.none') : t('sidecars.conflict.hint')}
      </p>
      {session !== null && (
        <ul className="conflicts">
          {conflicts.map((conflict) => (
            <One key={conflict.id} session={session} conflict={conflict} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface OneProps {
  readonly session: OpenSession
  readonly conflict: Conflict
}

function One({ session, conflict }: OneProps) {
  const { t } = useTranslation()
  const naming = useNaming(session)
  const { annotations } = session.session
  const { item, field, values } = conflict
  const owner = problemOwner(annotations, item)
  const name = conflictField(naming, owner, field)
  const named = itemName(naming, session, item)
  const now = { at: currentTime(), text: session.at }
  const standing = currentValue(session, conflict)
  return (
    <li className="conflict">
      <h3>
        {named === null
          ? t('sidecars.conflict.ofFile', { field: name })
          : t('sidecars.conflict.ofItem', { field: name, item: named })}
      </h3>
      <div className="conflict-values">
        {values.map((value) => {
          const command = settleConflict(conflict, value, annotations, now)
          if (command === null) return null
          const isStanding = standing !== undefined && isSame(value, standing)
          return (
            <Button key={JSON.stringify(value)} onPress={() => actOrTell(command)}>
              <bdi className="conflict-value">{valueWords(naming, session, conflict, value)}</bdi>
              {isStanding && (
                <span className="conflict-standing">{t('sidecars.conflict.stands')}</span>
              )}
            </Button>
          )
        })}
        <Button look="quiet" onPress={() => actOrTell(leaveConflict(conflict))}>
          {t('sidecars.conflict.keep')}
        </Button>
      </div>
    </li>
  )
}

/** Which item a conflict is about; one that is not there any more by its id. */
function itemName(naming: Naming, session: OpenSession, id: string | null): string | null {
  if (id === null) return null
  const { kind, type, words } = itemWords(naming, session, id)
  if (type === null) return id
  return kind === 'span' ? shortened(words) : words
}

/** The value that stands now, where it can be compared with those of the conflict. */
function currentValue(session: OpenSession, { item, field }: Conflict): unknown {
  const { annotations } = session.session
  const owner =
    item === null
      ? annotations.document
      : (annotations.spans.get(item) ?? annotations.frames.get(item))
  if (owner === undefined) return undefined
  const attribute = conflictAttribute(field)
  if (attribute !== null) return owner.attributes[attribute] ?? null
  if (field === 'note' || field === 'document.note') return owner.note
  if (field === 'status') return annotations.status
  if (field === 'label' && 'label' in owner) return owner.label
  return undefined
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function valueWords(
  { t, language, tagset }: Naming,
  session: OpenSession,
  { item, field }: Conflict,
  value: unknown,
): string {
  if (value === null || value === '') return t('sidecars.conflict.empty')
  if (field === 'presence')
    return value === 'deleted' ? t('sidecars.conflict.deleted') : t('sidecars.conflict.kept')
  if (field === 'label' && typeof value === 'string') return labelName(tagset, value, language)
  if (field === 'status' && (value === 'draft' || value === 'submitted'))
    return t(`annotating.document.${value}`)
  if (field === 'segments' && Array.isArray(value))
    return value.map((segment: unknown) => quoteOf(segment)).join(' … ')
  const reference = tagsetReferenceSchema.safeParse(value)
  if (field === 'tagset' && reference.success) return tagsetVersion(reference.data)
  const attribute = conflictAttribute(field)
  const read = attributeValueSchema.safeParse(value)
  if (attribute !== null && read.success) {
    const owner = problemOwner(session.session.annotations, item)
    const definition = findAttribute(attributesOf(tagset, owner), attribute)
    const words = { yes: t('annotating.inspector.yes'), no: t('annotating.inspector.no') }
    return valueName(definition, language, read.data, words)
  }
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function quoteOf(segment: unknown): string {
  return typeof segment === 'object' && segment !== null && 'quote' in segment
    ? String(segment.quote)
    : ''
}
