import { useTranslation } from 'react-i18next'
import type { Frame, Span } from '#core/annotation/model.ts'
import { formatTime } from '#messages/dates.ts'
import { useLocale } from '#renderer/language.ts'

/** How and when an item came about. */
export function ItemFacts({ item }: { readonly item: Span | Frame }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { origin, created, modified } = item
  const kind = t(`annotating.inspector.origin.${origin.kind}`)
  const how =
    origin.by === undefined
      ? kind
      : t('annotating.inspector.originBy', { origin: kind, by: origin.by })
  return (
    <p className="item-facts">
      <span>
        {t('annotating.inspector.made', { origin: how, when: formatTime(created, locale.tag) })}
      </span>
      {modified !== created && (
        <span>{t('annotating.inspector.changed', { when: formatTime(modified, locale.tag) })}</span>
      )}
    </p>
  )
}
