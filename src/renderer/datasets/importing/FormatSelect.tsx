import { useTranslation } from 'react-i18next'
import type { ImportFormatId } from '#core/formats/registry.ts'
import { importFormatIds } from '#ipc/dataset-formats.ts'
import { Select } from '#renderer/widgets/Select.tsx'

interface FormatSelectProps {
  readonly value: ImportFormatId
  /** Those that the files look like stand first. */
  readonly likely: readonly ImportFormatId[]
  onChange(format: ImportFormatId): void
}

/** The format that files are read as. */
export function FormatSelect({ value, likely, onChange }: FormatSelectProps) {
  const { t } = useTranslation()
  const options = (ids: readonly ImportFormatId[]) =>
    ids.map((id) => ({
      id,
      name: t(`datasets.format.${id}.name`),
      help: t(`datasets.format.${id}.what`),
    }))
  const rest = importFormatIds.filter((id) => !likely.includes(id))
  return (
    <Select
      label={t('importing.format')}
      value={value}
      placeholder=""
      groups={[
        ...(likely.length > 0 ? [{ name: t('importing.likely'), options: options(likely) }] : []),
        { name: t('importing.otherFormats'), options: options(rest) },
      ]}
      onChange={(id) => {
        const chosen = importFormatIds.find((one) => one === id)
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}
