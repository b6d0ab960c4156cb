import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statistics } from '#core/formats/statistics.ts'
import { formatDay } from '#messages/dates.ts'
import { useLocale } from '#renderer/language.ts'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { BarTable } from './BarTable.tsx'
import { Card } from './Card.tsx'
import type { StatisticsTable } from './tables.ts'
import { timeSteps } from './time-steps.ts'
import './TimeChart.css'

/** So many columns have room for a number each. */
const mostNumbered = 16

const views = ['chart', 'table'] as const
type View = (typeof views)[number]

interface TimeChartProps {
  readonly days: Statistics['days']
  readonly folder: string
}

/** Spans over time, in columns that run as the interface is read; or in a table. */
export function TimeChart({ days, folder }: TimeChartProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [view, setView] = useState<View>('chart')
  const { size, steps } = timeSteps(days)
  const highest = Math.max(1, ...steps.map(({ spans }) => spans))
  const peak = steps.find(({ spans }) => spans === highest)
  const [first] = steps
  const last = steps.at(-1)
  if (first === undefined || last === undefined || peak === undefined) return null
  // One column tells nothing.
  const hasChart = steps.length > 1
  // Beyond that they would run into each other.
  const hasNumbers = steps.length <= mostNumbered
  const nameOf = (from: string): string =>
    size === 'month' ? monthName(from, locale.tag) : formatDay(from, locale.tag)
  const tableWith = (name: (from: string) => string): StatisticsTable => ({
    id: 'days',
    title: t('statistics.days.title'),
    heads: [t(`statistics.days.${size}`), t('statistics.labels.spans')],
    rows: steps.map(({ from, spans }) => ({
      mark: null,
      name: name(from),
      numbers: [spans],
      bar: [{ value: spans, look: 'full' }],
    })),
  })
  return (
    // Saved, dates stay such as programs sort.
    <Card table={tableWith((from) => from)} folder={folder} isWide>
      {hasChart && (
        <div className="time-view">
          <Segmented
            label={t('statistics.days.as')}
            value={view}
            segments={views.map((value) => ({
              value,
              label: t(`statistics.days.${value}`),
            }))}
            onChange={(chosen: View) => setView(chosen)}
          />
        </div>
      )}
      {!hasChart || view === 'table' ? (
        <BarTable table={tableWith(nameOf)} tagset={null} />
      ) : (
        <figure className="time-chart">
          <div className="time-columns" aria-hidden="true">
            {steps.map(({ from, spans }) => (
              <span
                key={from}
                className="time-column"
                title={`${nameOf(from)}: ${locale.number(spans)}`}
              >
                <span
                  className="time-fill"
                  data-empty={spans === 0}
                  style={{ blockSize: `${(spans / highest) * 100}%` }}
                >
                  {hasNumbers && spans > 0 && (
                    <span className="time-number">{locale.number(spans)}</span>
                  )}
                </span>
              </span>
            ))}
          </div>
          <div className="time-axis" aria-hidden="true">
            <span>{nameOf(first.from)}</span>
            <span>{nameOf(last.from)}</span>
          </div>
          <figcaption className="text-hint">
            {t('statistics.days.summary', {
              first: nameOf(first.from),
              last: nameOf(last.from),
              peak: nameOf(peak.from),
              most: highest,
            })}
          </figcaption>
        </figure>
      )}
    </Card>
  )
}

function monthName(from: string, tag: string): string {
  const form = { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const
  return new Intl.DateTimeFormat(tag, form).format(new Date(`${from}T00:00:00Z`))
}
