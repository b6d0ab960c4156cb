import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportProblem } from '#core/formats/importer.ts'
import { mappingKinds } from '#core/formats/mapping.ts'
import { type ImportedSidecar, type ImportReport, type Listed, waitingOf } from '#ipc/imports.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { copyText } from '#renderer/copy-text.ts'
import { useLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { FileName } from '#renderer/widgets/FileName.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { totalOf } from './counts.ts'
import { describeLeftOut, describeProblem, fillerName, isolated } from './describe-import.ts'
import './Outcome.css'

/** So many names that the tagset does not know are told. */
const mostNamed = 12

/** What an import would do, or did: in numbers, what is left out, what was wrong, article by article. */
export function Outcome({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation()
  const { list } = useLocale()
  const { counts, notImported, problems, imported } = report
  const { articles, spans } = counts
  const unknown = [...new Set(mappingKinds.flatMap((kind) => report.unknown[kind]))]
  const unfit = report.unfit.slice(0, mostNamed).map((use) =>
    t('importing.unfitUse', {
      ...{ filler: fillerName(t, use), role: use.id, frame: use.frame },
    }),
  )
  const more = unknown.length - mostNamed
  const named = [
    ...unknown.slice(0, mostNamed).map(isolated),
    ...(more > 0 ? [t('importing.moreUnknown', { count: more })] : []),
  ]
  return (
    <div className="outcome">
      <dl className="outcome-counts">
        <Counts
          title={t('importing.articles')}
          entries={[
            [t('importing.byText'), articles.byText],
            [t('importing.byWords'), articles.byWords],
            [t('importing.byNew'), articles.new],
            [t('importing.blank'), counts.blank],
          ]}
        />
        <Counts
          title={t('importing.places')}
          entries={[
            [t('importing.exact'), spans.exact],
            [t('importing.moved'), spans.moved],
            [t('importing.ambiguous'), spans.ambiguous],
            [t('importing.orphan'), spans.orphan],
            [t('importing.already'), counts.already],
          ]}
        />
        <Counts
          title={t('importing.files')}
          entries={[
            [t('importing.made'), counts.made],
            [t('importing.addedTo'), counts.addedTo],
          ]}
        />
      </dl>
      {unknown.length > 0 && (
        <p className="outcome-unknown">{t('importing.unknownNames', { names: list(named) })}</p>
      )}
      {unfit.length > 0 && (
        <p className="outcome-unknown">{t('importing.unfit', { uses: list(unfit) })}</p>
      )}
      {notImported.total > 0 && (
        <section className="outcome-left">
          <h4>
            <Icon name="warning" size={15} />
            {t('importing.left', { count: notImported.total })}
          </h4>
          <ul>
            {once(notImported.first.map((one) => describeLeftOut(t, one))).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <More of={notImported} />
        </section>
      )}
      <Problems problems={problems} />
      {imported.total > 0 && <Articles imported={imported} />}
    </div>
  )
}

interface CountsProps {
  readonly title: string
  readonly entries: readonly (readonly [string, number])[]
}

/** Numbers under one heading; those that are nothing are left out. */
function Counts({ title, entries }: CountsProps) {
  const { number } = useLocale()
  const shown = entries.filter(([, count]) => count > 0)
  if (shown.length === 0) return null
  return (
    <div className="outcome-group">
      <dt>{title}</dt>
      {shown.map(([name, count]) => (
        <dd key={name}>
          <span className="outcome-number">{number(count)}</span> {name}
        </dd>
      ))}
    </div>
  )
}

export function Problems({ problems }: { readonly problems: Listed<ImportProblem> }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  if (problems.total === 0) return <p className="outcome-sound">{t('importing.noProblems')}</p>
  const lines = once(problems.first.map((problem) => describeProblem(t, problem)))
  const copy = (): void => {
    // Isolates are for the screen.
    const text = lines.join('\n').replaceAll(/[\u2066-\u2069]/g, '')
    if (!copyText(text)) return
    setCopied(true)
    announce(t('importing.copied'))
  }
  return (
    <section className="outcome-problems">
      <header>
        <h4>
          <Icon name="warning" size={15} />
          {t('importing.problems', { count: problems.total })}
        </h4>
        <Button look="quiet" onPress={copy}>
          {isCopied ? t('importing.copied') : t('importing.copyProblems')}
        </Button>
      </header>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <More of={problems} />
    </section>
  )
}

function Articles({ imported }: { readonly imported: Listed<ImportedSidecar> }) {
  const { t } = useTranslation()
  const { number } = useLocale()
  return (
    <section className="outcome-articles">
      <h4>{t('importing.eachArticle')}</h4>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('importing.table2.article')}</th>
            <th scope="col">{t('importing.table2.file')}</th>
            <th scope="col">{t('importing.table2.spans')}</th>
            <th scope="col">{t('importing.table2.review')}</th>
            <th scope="col">{t('importing.table2.frames')}</th>
          </tr>
        </thead>
        <tbody>
          {imported.first.map((one) => (
            <tr key={`${one.sidecar} ${one.name}`}>
              <th scope="row">
                <FileName name={one.article} />
                <span className="outcome-by">{t(`importing.by.${one.by}`)}</span>
              </th>
              <td className="outcome-file">
                <Annotator name={one.annotator} id={annotatorIn(one.sidecar)} />
                <span className="outcome-by">
                  {one.isAddition ? t('importing.addedTo') : t('importing.made')}
                </span>
              </td>
              <td>{number(totalOf(one.spans))}</td>
              <td data-review={waitingOf(one.spans) > 0}>{number(waitingOf(one.spans))}</td>
              <td>{number(one.frames)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More of={imported} />
    </section>
  )
}

/** Whose annotations, by name; the id that the file has is told where it is another. */
function Annotator({ name, id }: { readonly name: string; readonly id: string }) {
  return (
    <>
      <bdi>{name}</bdi>
      {name !== id && (
        <span className="outcome-by">
          <bdi dir="ltr">{id}</bdi>
        </span>
      )}
    </>
  )
}

function More({ of: { first, total } }: { readonly of: Listed<unknown> }) {
  const { t } = useTranslation()
  if (total <= first.length) return null
  return <p className="text-hint">{t('importing.listed', { shown: first.length, total })}</p>
}

/** The annotator’s id, by which sidecars of an article differ. */
function annotatorIn(sidecar: string): string {
  return /\.([a-z0-9-]+)\.isnad\.json$/.exec(sidecar)?.[1] ?? sidecar
}

/** Lines that say the same say it once. */
function once(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)]
}
