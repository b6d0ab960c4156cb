import { useTranslation } from 'react-i18next'
import type { Assumption } from '#core/formats/importer.ts'
import {
  type ColumnRole,
  columnRoles,
  type TableRowKind,
  tableRowKinds,
} from '#core/formats/table-columns.ts'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { Select } from '#renderer/widgets/Select.tsx'

interface TableColumnsProps {
  readonly table: Extract<Assumption, { kind: 'table' }>
  onChange(choice: {
    readonly rows?: TableRowKind
    readonly columns?: Readonly<Record<string, ColumnRole>>
  }): void
}

/** What the columns of another's table were taken for, each to be changed. */
export function TableColumns({ table, onChange }: TableColumnsProps) {
  const { t } = useTranslation()
  const roles = columnRoles.map((id) => ({ id, name: t(`importing.table.role.${id}`) }))
  return (
    <div className="import-columns">
      <Segmented
        label={t('importing.table.rows')}
        value={table.rows}
        segments={tableRowKinds.map((value) => ({ value, label: t(`importing.table.${value}`) }))}
        onChange={(rows) => onChange({ rows })}
      />
      <table className="import-columns-table">
        <thead>
          <tr>
            <th scope="col">{t('importing.table.column')}</th>
            <th scope="col">{t('importing.table.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, role, examples }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
                {examples[0] !== undefined && (
                  <span className="import-example" dir="auto">
                    {examples[0]}
                  </span>
                )}
              </th>
              <td>
                <Select
                  label={t('importing.table.roleOf', { name })}
                  isLabelHidden
                  value={role}
                  placeholder=""
                  groups={[{ name: null, options: roles }]}
                  onChange={(id) => {
                    const chosen = columnRoles.find((one) => one === id)
                    if (chosen !== undefined) onChange({ columns: { [name]: chosen } })
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
