import { useTranslation } from 'react-i18next'
import type { Assumption, ReadingChoices } from '#core/formats/importer.ts'
import { type OffsetUnit, offsetUnits } from '#core/formats/offset-unit.ts'
import type { ImportSurvey } from '#ipc/imports.ts'
import { Select } from '#renderer/widgets/Select.tsx'
import { namesOf } from './describe-import.ts'
import { TableColumns } from './TableColumns.tsx'

interface ReadingFieldsProps {
  readonly survey: ImportSurvey
  readonly reading: ReadingChoices
  onChange(reading: ReadingChoices): void
}

/** What was taken for granted in reading, and the choice to read otherwise. */
export function ReadingFields({ survey, reading, onChange }: ReadingFieldsProps) {
  const { t } = useTranslation()
  const { assumptions, tables } = survey
  const found = <K extends Assumption['kind']>(kind: K) =>
    assumptions.first.flatMap((one) =>
      one.kind === kind ? [one as Extract<Assumption, { kind: K }>] : [],
    )
  const units = found('offset-unit')
  const [jsonMin] = found('json-min')
  return (
    <>
      {(units.length > 0 || reading.unit !== null) && (
        <UnitField units={units} reading={reading} onChange={onChange} />
      )}
      {jsonMin !== undefined && <p className="text-hint">{t('importing.jsonMin')}</p>}
      {[...Map.groupBy(found('encoding'), ({ encoding }) => encoding)].map(([encoding, files]) => (
        <p key={encoding} className="text-hint">
          {t('importing.encoding', {
            encoding,
            files: namesOf(t, {
              first: files.slice(0, 3).map(({ file }) => file),
              total: files.length,
            }),
          })}
        </p>
      ))}
      {tables !== null && (
        <TableColumns
          tables={tables}
          onChange={({ rows, columns }) =>
            onChange({
              ...reading,
              table: {
                rows: rows ?? reading.table.rows,
                columns: { ...reading.table.columns, ...columns },
              },
            })
          }
        />
      )}
    </>
  )
}

const auto = '*'

interface UnitFieldProps extends Omit<ReadingFieldsProps, 'survey'> {
  /** What fits each of the files. */
  readonly units: readonly Extract<Assumption, { kind: 'offset-unit' }>[]
}

/** What offsets count, where the files do not say it. */
function UnitField({ units, reading, onChange }: UnitFieldProps) {
  const { t } = useTranslation()
  const byUnit = [...Map.groupBy(units, ({ unit }) => unit)]
  const [only, ...others] = byUnit
  const nameOf = (unit: OffsetUnit): string => t(`importing.unit.${unit}`)
  return (
    <div className="import-unit">
      <Select
        label={t('importing.unit.label')}
        value={reading.unit ?? auto}
        placeholder=""
        groups={[
          {
            name: null,
            options: [
              {
                id: auto,
                name:
                  only === undefined || others.length > 0
                    ? t('importing.unit.auto')
                    : t('importing.unit.autoUnit', { unit: nameOf(only[0]) }),
              },
              { id: 'code-point', name: t('importing.unit.codePointOption') },
              { id: 'utf-16', name: t('importing.unit.utf16Option') },
            ],
          },
        ]}
        onChange={(id) =>
          onChange({ ...reading, unit: offsetUnits.find((one) => one === id) ?? null })
        }
      />
      {byUnit.map(([unit, fits]) => {
        const sum = (of: 'fitting' | 'of' | 'otherwise'): number =>
          fits.reduce((total, one) => total + one[of], 0)
        const said = t('importing.unit.fits', {
          fitting: sum('fitting'),
          of: sum('of'),
          otherwise: sum('otherwise'),
        })
        return (
          <p key={unit} className="text-hint">
            {others.length > 0 &&
              `${t('importing.unit.files', { count: fits.length, unit: nameOf(unit) })} `}
            {said}
          </p>
        )
      })}
    </div>
  )
}
