import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { TagsetUse } from '#core/formats/tagset-uses.ts'
import { useLocale } from '#renderer/language.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import './UnreadList.css'

interface TagsetsNoteProps {
  readonly uses: readonly TagsetUse[]
  /** Whose names and colours are shown. */
  readonly tagset: Tagset | null
}

/** That not all annotations are by the tagset in use, and by which they are; nothing where they are. */
export function TagsetsNote({ uses, tagset }: TagsetsNoteProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  if (tagset === null || uses.every((use) => isOf(use, tagset))) return null
  return (
    <div className="unread-files">
      <p>
        <Icon name="warning" size={15} />
        {t('datasets.tagsets.note', { name: tagset.name[language], version: tagset.version })}
      </p>
      <ul>
        {uses.map((use) => (
          <li key={`${use.id} ${use.version}`}>
            {t('datasets.tagsets.use', {
              tagset: `${use.id} ${use.version}`,
              count: use.documents,
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function isOf({ id, version }: TagsetUse, tagset: Tagset): boolean {
  return id === tagset.id && version === tagset.version
}
