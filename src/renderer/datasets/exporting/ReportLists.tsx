import { useTranslation } from 'react-i18next'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { ReportEntry, ReportExample } from '#core/formats/report.ts'
import type { ExportedDataset } from '#ipc/datasets.ts'
import { TagsetsNote } from '#renderer/datasets/TagsetsNote.tsx'
import { UnreadList } from '#renderer/datasets/UnreadList.tsx'
import { useLocale } from '#renderer/language.ts'
import { FileName } from '#renderer/widgets/FileName.tsx'
import './ReportLists.css'

/** So many examples of a kind are named. */
const mostExamples = 3

interface ReportListsProps {
  readonly report: ExportedDataset
  /** Whose names are offered to choose by. */
  readonly tagset: Tagset | null
}

/** What the files will not hold, or hold otherwise, by kind and number, with the first examples of each. */
export function ReportLists({ report, tagset }: ReportListsProps) {
  const { t } = useTranslation()
  const { losses, changes, unread, strays } = report
  return (
    <div className="report">
      {losses.length === 0 ? (
        <p className="report-none">{t('exporting.noLosses')}</p>
      ) : (
        <Entries
          title={t('exporting.losses')}
          entries={losses.map((entry) => ({ ...entry, name: t(`exporting.loss.${entry.kind}`) }))}
        />
      )}
      {changes.length > 0 && (
        <Entries
          title={t('exporting.changes')}
          entries={changes.map((entry) => ({
            ...entry,
            name: t(`exporting.change.${entry.kind}`),
          }))}
        />
      )}
      <UnreadList unread={unread} strays={strays} />
      <TagsetsNote uses={report.tagsets} tagset={tagset} />
    </div>
  )
}

interface EntriesProps {
  readonly title: string
  readonly entries: readonly (ReportEntry<string> & { readonly name: string })[]
}

function Entries({ title, entries }: EntriesProps) {
  const { t } = useTranslation()
  const { number } = useLocale()
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl className="report-entries">
        {entries.map(({ kind, name, count, examples }) => (
          <div key={kind} className="report-entry">
            <dt>{name}</dt>
            <dd className="report-count">{number(count)}</dd>
            <dd className="report-example">
              {t('exporting.firstIn')}
              <ul className="report-places">
                {firstPlaces(examples).map(({ file, annotator }) => (
                  <li key={`${file} ${annotator}`}>
                    <FileName name={file} /> <bdi>({annotator})</bdi>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The documents of the first examples, each once. */
function firstPlaces(examples: readonly ReportExample[]): readonly ReportExample[] {
  return examples
    .filter(
      ({ file, annotator }, i) =>
        examples.findIndex((one) => one.file === file && one.annotator === annotator) === i,
    )
    .slice(0, mostExamples)
}
