import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import { splits } from '#core/formats/dataset.ts'
import type { GroupBy } from '#core/formats/split.ts'
import { useLocale } from '#renderer/language.ts'
import { NumberField } from '#renderer/widgets/NumberField.tsx'
import { Select } from '#renderer/widgets/Select.tsx'
import { Switch } from '#renderer/widgets/Switch.tsx'
import { TextField } from '#renderer/widgets/TextField.tsx'
import { type Draft, draftFault } from './export-choices.ts'

const groups = ['article', 'folder', 'site', 'author'] as const
const attributePrefix = 'attribute:'

interface DivisionFieldsProps {
  readonly draft: Draft
  readonly tagset: Tagset | null
  onChange(change: Partial<Draft>): void
}

/** How the set is divided into training, validation and test, where it is. */
export function DivisionFields({ draft, tagset, onChange }: DivisionFieldsProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const { split } = draft
  const change = (division: Draft['division']): void => onChange({ split: division, division })
  const attributes = tagset?.document.attributes ?? []
  return (
    <div className="division">
      <Switch
        label={t('exporting.split.label')}
        isOn={split !== null}
        onChange={(isOn) => onChange({ split: isOn ? draft.division : null })}
      />
      {split !== null && (
        <div className="division-fields">
          <div className="division-shares">
            {splits.map((part) => (
              <NumberField
                key={part}
                label={t(`exporting.split.${part}`)}
                value={split.shares[part]}
                max={1_000_000}
                onChange={(share) =>
                  change({ ...split, shares: { ...split.shares, [part]: share } })
                }
              />
            ))}
          </div>
          {draftFault(draft) === 'no-shares' && (
            <p className="text-problem">{t('exporting.split.noShares')}</p>
          )}
          <Select
            label={t('exporting.split.groupBy')}
            value={groupId(split.groupBy)}
            placeholder=""
            groups={[
              {
                name: null,
                options: groups.map((id) => ({ id, name: t(`exporting.split.group.${id}`) })),
              },
              ...(attributes.length === 0
                ? []
                : [
                    {
                      name: t('exporting.split.groupAttributes'),
                      options: attributes.map(({ id, name }) => ({
                        id: attributePrefix + id,
                        name: name[language],
                      })),
                    },
                  ]),
            ]}
            onChange={(id) => change({ ...split, groupBy: groupOf(id) })}
          />
          <TextField
            label={t('exporting.split.seed')}
            hint={t('exporting.split.seedHint')}
            problem={null}
            isRequired={false}
            dir="ltr"
            value={split.seed}
            onChange={(seed) => change({ ...split, seed })}
          />
          <Switch
            label={t('exporting.split.stratified')}
            isOn={split.stratified}
            onChange={(stratified) => change({ ...split, stratified })}
          />
        </div>
      )}
    </div>
  )
}

function groupId(groupBy: GroupBy): string {
  return typeof groupBy === 'string' ? groupBy : attributePrefix + groupBy.attribute
}

function groupOf(id: string): GroupBy {
  const plain = groups.find((one) => one === id)
  return plain ?? { attribute: id.slice(attributePrefix.length) }
}
