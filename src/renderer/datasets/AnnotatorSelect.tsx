import { useTranslation } from 'react-i18next'
import type { ExportChoices, FolderSurvey } from '#ipc/datasets.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { type Option, Select } from '#renderer/widgets/Select.tsx'

/** Names the adjudicated result. */
const gold = 'gold'
const everyone = '*'

interface AnnotatorSelectProps {
  readonly annotators: FolderSurvey['annotators']
  readonly value: ExportChoices['annotators']
  onChange(value: ExportChoices['annotators']): void
  readonly isLabelHidden?: boolean
}

/** Whose annotations: everyone's, one's own, the adjudicated result, or those of one annotator. */
export function AnnotatorSelect(props: AnnotatorSelectProps) {
  const { annotators, value, onChange, isLabelHidden = false } = props
  const { t } = useTranslation()
  const mine = useSettings(({ settings }) => settings.annotator?.id ?? null)
  const optionOf = (id: string, name: string): readonly Option[] => {
    const found = annotators.find((one) => one.id === id)
    if (found === undefined) return []
    return [{ id, name, help: t('datasets.whose.count', { count: found.sidecars }) }]
  }
  const others = annotators.filter(({ id }) => id !== mine && id !== gold)
  return (
    <Select
      label={t('datasets.whose.label')}
      isLabelHidden={isLabelHidden}
      value={value === 'all' ? everyone : (value[0] ?? everyone)}
      placeholder=""
      groups={[
        {
          name: null,
          options: [
            { id: everyone, name: t('datasets.whose.all'), help: t('datasets.whose.allHelp') },
            ...(mine === null ? [] : optionOf(mine, t('datasets.whose.mine'))),
            ...optionOf(gold, t('datasets.whose.gold')),
          ],
        },
        ...(others.length === 0
          ? []
          : [
              {
                name: t('datasets.whose.others'),
                options: others.flatMap(({ id }) => optionOf(id, id)),
              },
            ]),
      ]}
      onChange={(id) => onChange(id === everyone ? 'all' : [id])}
    />
  )
}
