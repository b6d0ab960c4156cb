import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import { frameTypeName, labelName } from '#renderer/annotating/tagset-names.ts'
import { useLocale } from '#renderer/language.ts'
import { type Choice, Choices } from '#renderer/widgets/Choices.tsx'
import { LabelCount } from './LabelCount.tsx'

/** Which labels a list is narrowed to, none for all of them, and whether to what is odd. */
export interface ChosenLabels {
  readonly labels: readonly string[]
  readonly onlyProblems: boolean
}

interface LabelChipsProps {
  readonly label: string
  readonly tagset: Tagset
  readonly kind: 'span' | 'frame'
  /** How many items there are of each label, or of each type of frame. */
  readonly counts: readonly { readonly id: string; readonly count: number }[]
  /** How many items something is odd about. */
  readonly odd: number
  readonly chosen: ChosenLabels
  onChange(chosen: ChosenLabels): void
}

/** Id that no label and no type of frame can have. */
const problemChip = '#problems'

/** The labels that there are, each with how many items have it, and how many are odd, to be picked. */
export function LabelChips(props: LabelChipsProps) {
  const { label, tagset, kind, counts, odd, chosen, onChange } = props
  const { t } = useTranslation()
  const { language } = useLocale()
  const nameOf = kind === 'span' ? labelName : frameTypeName
  const labels = counts
    .filter(({ id, count }) => count > 0 || chosen.labels.includes(id))
    .map(({ id, count }): Choice => {
      const name = nameOf(tagset, id, language)
      return {
        id,
        label: <LabelCount kind={kind} id={id} name={name} count={count} tagset={tagset} />,
      }
    })
  const problems: Choice = {
    id: problemChip,
    label: (
      <span className="chip-plain">
        {t('annotating.list.labelCount', { label: t('annotating.list.withProblems'), n: odd })}
      </span>
    ),
  }
  return (
    <Choices
      label={label}
      isLabelHidden
      mode="several"
      look="chips"
      chosen={chosen.onlyProblems ? [...chosen.labels, problemChip] : chosen.labels}
      choices={odd > 0 || chosen.onlyProblems ? [...labels, problems] : labels}
      onChange={(ids) =>
        onChange({
          labels: ids.filter((id) => id !== problemChip),
          onlyProblems: ids.includes(problemChip),
        })
      }
    />
  )
}
