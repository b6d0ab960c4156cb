import { useTranslation } from 'react-i18next'
import { languageTags } from '#core/formats/language-tags.ts'
import type { FolderSurvey } from '#ipc/datasets.ts'
import { AnnotatorSelect } from '#renderer/datasets/AnnotatorSelect.tsx'
import { LabelMark } from '#renderer/datasets/LabelMark.tsx'
import { useLocale } from '#renderer/language.ts'
import { Choices } from '#renderer/widgets/Choices.tsx'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { Select } from '#renderer/widgets/Select.tsx'
import { TextField } from '#renderer/widgets/TextField.tsx'
import { DivisionFields } from './DivisionFields.tsx'
import type { Draft } from './export-choices.ts'
import { flatFormats, formatGroups, formatsOf } from './export-formats.ts'

interface ExportFormProps {
  readonly draft: Draft
  readonly survey: FolderSurvey
  onChange(change: Partial<Draft>): void
}

const statuses = ['all', 'submitted', 'draft'] as const
const whole = '*'

/** What is to be written, of whom and how. */
export function ExportForm({ draft, survey, onChange }: ExportFormProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const { tagset } = survey
  const marked = [...(tagset?.spans ?? []), ...(tagset?.frames ?? [])]
  const chooseFormat = (id: string): void => {
    for (const group of formatGroups)
      for (const format of formatsOf(group)) if (format === id) onChange({ format })
  }
  return (
    <>
      <Select
        label={t('exporting.format')}
        value={draft.format}
        placeholder=""
        groups={formatGroups
          .filter((group) => formatsOf(group).length > 0)
          .map((group) => ({
            name: t(`datasets.formatGroup.${group}`),
            options: formatsOf(group).map((id) => ({
              id,
              name: t(`datasets.format.${id}.name`),
              help: t(`datasets.format.${id}.what`),
            })),
          }))}
        onChange={chooseFormat}
      />
      <p className="text-hint format-what">{t(`datasets.format.${draft.format}.what`)}</p>
      {flatFormats.has(draft.format) && (
        <>
          <Select
            label={t('exporting.layer.label')}
            value={draft.layer ?? whole}
            placeholder=""
            groups={[
              { name: null, options: [{ id: whole, name: t('exporting.layer.longest') }] },
              ...(tagset === null || tagset.groups.length === 0
                ? []
                : [
                    {
                      name: t('exporting.layer.groups'),
                      options: tagset.groups.map(({ id, name }) => ({ id, name: name[language] })),
                    },
                  ]),
              {
                name: t('exporting.layer.labels'),
                options: (tagset?.spans ?? []).map(({ id, name }) => ({
                  id,
                  name: name[language],
                  sign: <LabelMark tagset={tagset} id={id} />,
                })),
              },
            ]}
            onChange={(id) => onChange({ layer: id === whole ? null : id })}
          />
          <p className="text-hint format-what">{t('exporting.layer.hint')}</p>
        </>
      )}
      <AnnotatorSelect
        annotators={survey.annotators}
        value={draft.annotators}
        onChange={(annotators) => onChange({ annotators })}
      />
      <Segmented
        label={t('exporting.status.label')}
        value={draft.status ?? 'all'}
        segments={statuses.map((value) => ({ value, label: t(`exporting.status.${value}`) }))}
        onChange={(status) => onChange({ status: status === 'all' ? null : status })}
      />
      {marked.length > 0 && (
        <div>
          <Choices
            label={t('exporting.labels')}
            mode="several"
            look="chips"
            choices={marked.map(({ id, name }) => ({
              id,
              label: (
                <>
                  <LabelMark tagset={tagset} id={id} />
                  {name[language]}
                </>
              ),
            }))}
            chosen={draft.labels ?? []}
            onChange={(labels) => onChange({ labels: labels.length === 0 ? null : labels })}
          />
          <p className="text-hint">{t('exporting.labelsHint')}</p>
        </div>
      )}
      <DivisionFields draft={draft} tagset={tagset} onChange={onChange} />
      <Segmented
        label={t('exporting.names.label')}
        value={draft.pseudonyms ? 'pseudonyms' : 'names'}
        segments={(['names', 'pseudonyms'] as const).map((value) => ({
          value,
          label: t(`exporting.names.${value}`),
        }))}
        onChange={(value) => onChange({ pseudonyms: value === 'pseudonyms' })}
      />
      <TextField
        label={t('exporting.licence')}
        hint={t('exporting.licenceHint')}
        problem={null}
        isRequired={false}
        value={draft.licence ?? ''}
        onChange={(licence) => onChange({ licence: licence === '' ? null : licence })}
      />
      <TextField
        label={t('exporting.languages')}
        hint={t('exporting.languagesHint')}
        problem={languageTags(draft.languages) === null ? t('exporting.languagesProblem') : null}
        dir="ltr"
        value={draft.languages}
        onChange={(languages) => onChange({ languages })}
      />
    </>
  )
}
