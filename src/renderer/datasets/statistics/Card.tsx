import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeRequestFailure } from '#renderer/annotating/sidecars/describe-save-failure.ts'
import { bridge } from '#renderer/bridge.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import type { StatisticsTable } from './tables.ts'

interface CardProps {
  readonly table: StatisticsTable
  /** The folder's name, from which the file's is proposed. */
  readonly folder: string
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** One question to the folder, with its answer and the way to save it. */
export function Card({ table, folder, isWide = false, children }: CardProps) {
  const { t } = useTranslation()
  const id = useId()
  const [said, setSaid] = useState<{ readonly text: string; readonly isFailure: boolean } | null>(
    null,
  )
  const save = async (): Promise<void> => {
    const result = await bridge.saveTable({
      name: `${folder}-${table.id}`,
      rows: [
        [...(table.rows[0]?.group === undefined ? [] : ['']), ...table.heads],
        ...table.rows.map(({ group, name, numbers }) => [
          ...(group === undefined ? [] : [group]),
          name,
          ...numbers,
        ]),
      ],
    })
    if (!result.ok) {
      const why = describeRequestFailure(t, result.failure)
      setSaid({ text: t('statistics.notSaved', { why }), isFailure: true })
    } else if (result.value) setSaid({ text: t('statistics.saved'), isFailure: false })
  }
  return (
    <section className="card" data-wide={isWide} aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{table.title}</h2>
        <IconButton label={`${t('statistics.save')} ${table.title}`} onPress={() => void save()}>
          <Icon name="drop" />
        </IconButton>
      </header>
      <p className="card-said" data-failure={said?.isFailure} role="status">
        {said?.text}
      </p>
      {children}
      {table.hint !== undefined && <p className="text-hint">{table.hint}</p>}
    </section>
  )
}
