import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import { hueOf, LabelMark } from '#renderer/datasets/LabelMark.tsx'
import { useLocale } from '#renderer/language.ts'
import type { StatisticsTable, TableRow } from './tables.ts'
import './BarTable.css'

interface BarTableProps {
  readonly table: StatisticsTable
  readonly tagset: Tagset | null
}

/** A table that is its own chart: each row has a bar in its label's hue beside the number. */
export function BarTable({ table, tagset }: BarTableProps) {
  const { heads, rows, title } = table
  const [first, ...numbered] = heads
  const longest = Math.max(1, ...rows.map(({ bar }) => sum(bar)))
  const hasBars = rows.some(({ bar }) => bar.length > 0)
  return (
    <table className="bar-table" aria-label={title}>
      <thead className={heads.length === 2 ? 'visually-hidden' : undefined}>
        <tr>
          <th scope="col">{first}</th>
          {numbered.map((head) => (
            <th key={head} scope="col" className="bar-number">
              {head}
            </th>
          ))}
          {hasBars && <td />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Row
            // Names may be alike under different headings.
            key={`${row.group ?? ''} ${row.name}`}
            row={row}
            tagset={tagset}
            longest={hasBars ? longest : null}
            heads={numbered}
            isFirstOfGroup={row.group !== undefined && row.group !== rows[i - 1]?.group}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: TableRow
  readonly tagset: Tagset | null
  /** Null: the table has no bars. */
  readonly longest: number | null
  /** Of the numbers. */
  readonly heads: readonly string[]
  readonly isFirstOfGroup: boolean
}

function Row({ row, tagset, longest, heads, isFirstOfGroup }: RowProps) {
  const { t } = useTranslation()
  const { number } = useLocale()
  const { mark, name, isQuote = false, group, numbers, bar } = row
  return (
    <>
      {isFirstOfGroup && (
        <tr className="bar-group">
          <th scope="colgroup" colSpan={heads.length + (longest === null ? 1 : 2)}>
            {mark !== null && <LabelMark tagset={tagset} id={mark} />}
            {group}
          </th>
        </tr>
      )}
      <tr>
        <th scope="row" className="bar-name">
          <span>
            {mark !== null && group === undefined && !isQuote && (
              <LabelMark tagset={tagset} id={mark} />
            )}
            <bdi {...(isQuote ? { lang: 'ar' } : {})}>
              {name === '' ? t('statistics.other') : name}
            </bdi>
          </span>
        </th>
        {heads.map((head, i) => (
          <td key={head} className="bar-number">
            {number(numbers[i] ?? 0)}
          </td>
        ))}
        {longest !== null && (
          <td className="bar-cell" aria-hidden="true">
            <span className="bar hued" style={mark === null ? undefined : hueOf(tagset, mark)}>
              {bar.map(({ value, look }) => (
                <span
                  key={look}
                  className="bar-part"
                  data-look={look}
                  data-marked={mark !== null}
                  style={{ inlineSize: `${(value / longest) * 100}%` }}
                />
              ))}
            </span>
          </td>
        )}
      </tr>
    </>
  )
}

function sum(parts: TableRow['bar']): number {
  return parts.reduce((total, { value }) => total + value, 0)
}
