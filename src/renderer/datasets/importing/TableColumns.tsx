import { useTranslation } from 'react-i18next'
import {
  type ColumnRole,
  columnRoles,
  type TableRowKind,
  tableRowKinds,
} from '#core/formats/table-columns.ts'
import type { FoundColumn, FoundTables } from '#core/formats/tables-found.ts'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { Select } from '#renderer/widgets/Select.tsx'
import { namesOf } from './describe-import.ts'

interface TableColumnsProps {
  readonly tables: FoundTables
  onChange(choice: {
    readonly rows?: TableRowKind
    readonly columns?: Readonly<Record<string, ColumnRole>>
  }): void
}

/** What the columns of others' tables were taken for, each to be changed in all tables that have it. */
export function TableColumns({ tables, onChange }: TableColumnsProps) {
  const { t } = useTranslation()
  const roles = columnRoles.map((id) => ({ id, name: t(`importing.table.role.${id}`) }))
  return (
    <div className="import-columns">
      <Segmented
        label={t('importing.table.rows')}
        value={tables.rows}
        segments={tableRowKinds.map((value) => ({ value, label: t(`importing.table.${value}`) }))}
        onChange={(rows) => onChange({ rows })}
      />
      {tables.rows === null && <p className="text-hint">{t('importing.table.rowsDiffer')}</p>}
      <table className="import-columns-table">
        {tables.count > 1 && (
          <caption className="text-hint">
            {t('importing.table.several', { count: tables.count })}
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">{t('importing.table.column')}</th>
            <th scope="col">{t('importing.table.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {tables.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">
                <bdi>{column.name}</bdi>
                {column.examples[0] !== undefined && (
                  <span className="import-example" dir="auto">
                    {column.examples[0]}
                  </span>
                )}
                <Where column={column} />
              </th>
              <td>
                <Select
                  label={t('importing.table.roleOf', { name: column.name })}
                  isLabelHidden
                  value={column.role}
                  placeholder={t('importing.table.differs')}
                  groups={[{ name: null, options: roles }]}
                  onChange={(id) => {
                    const chosen = columnRoles.find((one) => one === id)
                    if (chosen !== undefined) onChange({ columns: { [column.name]: chosen } })
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Which tables have a column, or lack it: whichever are fewer. */
function Where({ column: { presentIn, missingIn } }: { readonly column: FoundColumn }) {
  const { t } = useTranslation()
  if (missingIn.total === 0) return null
  return (
    <span className="import-column-where">
      {presentIn.total <= missingIn.total
        ? t('importing.table.onlyIn', { files: namesOf(t, presentIn) })
        : t('importing.table.notIn', { files: namesOf(t, missingIn) })}
    </span>
  )
}
