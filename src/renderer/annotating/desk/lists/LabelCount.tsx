import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { findFrameType, findLabel, type Tagset } from '#core/annotation/tagset.ts'
import { Swatch } from '#renderer/annotating/desk/Swatch.tsx'
import { useLocale } from '#renderer/language.ts'

interface LabelCountProps {
  readonly tagset: Tagset
  readonly kind: 'span' | 'frame'
  readonly id: string
  readonly name: string
  readonly count: number
}

/** A label's swatch and how many there are of it; heard with the label's whole name. */
export const LabelCount = memo(function LabelCount({
  tagset,
  kind,
  id,
  name,
  count,
}: LabelCountProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const isForeign =
    (kind === 'span' ? findLabel(tagset, id) : findFrameType(tagset, id)) === undefined
  return (
    <>
      <span className="visually-hidden">
        {t('annotating.list.labelCount', { label: name, n: count })}
      </span>
      <Swatch tagset={tagset} kind={kind} id={id} />
      {isForeign && <bdi aria-hidden="true">{id}</bdi>}
      <span className="chip-count" aria-hidden="true">
        {locale.number(count)}
      </span>
    </>
  )
})
