import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderListing } from '#ipc/contract.ts'
import type {
  CountFailure,
  ExportChoices,
  FolderCount,
  FolderSurvey,
  JobBroken,
} from '#ipc/datasets.ts'
import { currentSaver } from '#renderer/annotating/open-annotations.ts'
import { bridge } from '#renderer/bridge.ts'
import { AnnotatorSelect } from '#renderer/datasets/AnnotatorSelect.tsx'
import { type JobProgress, type RunningJob, startJob } from '#renderer/datasets/dataset-job.ts'
import { describeDatasetFailure } from '#renderer/datasets/describe-dataset-failure.ts'
import { TagsetsNote } from '#renderer/datasets/TagsetsNote.tsx'
import { UnreadList } from '#renderer/datasets/UnreadList.tsx'
import { useLocale } from '#renderer/language.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { ProgressBar } from '#renderer/widgets/ProgressBar.tsx'
import { BarTable } from './BarTable.tsx'
import { Card } from './Card.tsx'
import { closeStatistics } from './statistics-pane.ts'
import { TimeChart } from './TimeChart.tsx'
import { statisticsTables } from './tables.ts'
import './StatisticsPage.css'

/** What was annotated in the open folder, counted; in the article's place. */
export default function StatisticsPage() {
  const folder = useWorkspace((state) => state.folder)
  return folder.kind === 'listed' ? (
    <Counted key={folder.listing.token} listing={folder.listing} />
  ) : null
}

type Count =
  | { readonly kind: 'counting'; readonly progress: JobProgress | null }
  | { readonly kind: 'counted'; readonly count: FolderCount }
  | { readonly kind: 'failed'; readonly failure: CountFailure | JobBroken }

function Counted({ listing }: { readonly listing: FolderListing }) {
  const { t } = useTranslation()
  const head = useRef<HTMLHeadingElement>(null)
  const running = useRef<RunningJob<unknown> | null>(null)
  const [survey, setSurvey] = useState<FolderSurvey | null>(null)
  const [annotators, setAnnotators] = useState<ExportChoices['annotators']>('all')
  const [state, setState] = useState<Count>({ kind: 'counting', progress: null })
  const [turn, setTurn] = useState(0)
  const { token, name } = listing

  useEffect(() => head.current?.focus(), [])
  useEffect(() => {
    // Asked for again, the same is counted anew.
    let isWanted = turn >= 0
    setState({ kind: 'counting', progress: null })
    const count = async (): Promise<void> => {
      // The newest spans may not be in the file yet.
      await currentSaver()?.flush()
      const looking = startJob(
        (job) => bridge.surveyFolder({ job, folder: token }),
        () => undefined,
      )
      const surveyed = await looking.result
      if (!isWanted) return
      if (surveyed.ok) setSurvey(surveyed.value)
      const counting = startJob(
        (job) => bridge.countFolder({ job, folder: token, annotators }),
        (progress) => {
          if (isWanted) setState({ kind: 'counting', progress })
        },
      )
      running.current = counting
      const counted = await counting.result
      if (!isWanted) return
      setState(
        counted.ok
          ? { kind: 'counted', count: counted.value }
          : { kind: 'failed', failure: counted.failure },
      )
    }
    void count()
    return () => {
      isWanted = false
      running.current?.cancel()
    }
  }, [token, annotators, turn])

  return (
    <section className="statistics" data-pane="statistics" aria-labelledby="statistics-title">
      <header className="statistics-head">
        <h1 id="statistics-title" ref={head} tabIndex={-1} data-pane-entrance>
          {t('statistics.title', { folder: name })}
        </h1>
        {survey !== null && (
          <AnnotatorSelect
            annotators={survey.annotators}
            value={annotators}
            onChange={setAnnotators}
            isLabelHidden
          />
        )}
        <IconButton label={t('statistics.again')} onPress={() => setTurn((now) => now + 1)}>
          <Icon name="refresh" />
        </IconButton>
        <IconButton label={t('statistics.close')} command="statistics" onPress={closeStatistics}>
          <Icon name="close" />
        </IconButton>
      </header>
      <div className="statistics-body">
        <Body
          state={state}
          name={name}
          isOfAll={annotators === 'all'}
          onStop={() => running.current?.cancel()}
          onRetry={() => setTurn((now) => now + 1)}
        />
      </div>
    </section>
  )
}

interface BodyProps {
  readonly state: Count
  readonly name: string
  readonly isOfAll: boolean
  onStop(): void
  onRetry(): void
}

function Body({ state, name, isOfAll, onStop, onRetry }: BodyProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  switch (state.kind) {
    case 'counting': {
      const { done, total } = state.progress ?? { done: 0, total: 0 }
      return (
        <div className="statistics-message">
          <ProgressBar
            label={t('statistics.counting')}
            words={t('datasets.progress', { done, total })}
            done={done}
            total={total}
          />
          <Button onPress={onStop}>{t('statistics.stop')}</Button>
        </div>
      )
    }
    case 'failed':
      return (
        <div className="statistics-message" role="alert">
          {state.failure.kind === 'cancelled' ? (
            <h2>{t('statistics.stopped')}</h2>
          ) : (
            <>
              <h2>{t('statistics.failed')}</h2>
              <p>{describeDatasetFailure(t, state.failure)}</p>
            </>
          )}
          <Button look="primary" onPress={onRetry}>
            {t('statistics.retry')}
          </Button>
        </div>
      )
    case 'counted': {
      const { statistics, tagset, unread, strays } = state.count
      const passed = <UnreadList unread={unread} strays={strays} />
      if (statistics.articles.annotated === 0)
        return (
          <div className="statistics-message">
            <h2>
              {statistics.articles.unread > 0
                ? t('statistics.emptyUnread')
                : isOfAll
                  ? t('statistics.empty')
                  : t('statistics.emptyOf')}
            </h2>
            {isOfAll && statistics.articles.unread === 0 && <p>{t('statistics.emptyHint')}</p>}
            {passed}
          </div>
        )
      return (
        <>
          <Summary count={state.count} />
          {passed}
          <TagsetsNote uses={statistics.tagsets} tagset={tagset} />
          <div className="cards">
            {statisticsTables(statistics, { t, language, tagset }).map((table) => (
              <Card key={table.id} table={table} folder={name}>
                <BarTable table={table} tagset={tagset} />
              </Card>
            ))}
            <TimeChart days={statistics.days} folder={name} />
          </div>
        </>
      )
    }
  }
}

/** The whole in one line. */
function Summary({ count: { statistics } }: { readonly count: FolderCount }) {
  const { t } = useTranslation()
  const { articles, documents, annotators } = statistics
  const of = (what: 'spans' | 'frames'): number =>
    annotators.reduce((sum, one) => sum + one[what], 0)
  const parts = [
    t('statistics.documents.summary', { count: articles.annotated }),
    t('statistics.documents.submitted', { count: documents.submitted }),
    t('statistics.documents.drafts', { count: documents.draft }),
    t('statistics.documents.spans', { count: of('spans') }),
    t('statistics.documents.frames', { count: of('frames') }),
  ]
  return <p className="statistics-summary">{parts.join(' · ')}</p>
}
