import { useTranslation } from 'react-i18next'
import type { FolderListing } from '#ipc/contract.ts'
import { bridge } from '#renderer/bridge.ts'
import { FolderFailurePanel } from '#renderer/failures/FolderFailurePanel.tsx'
import { openFrom } from '#renderer/opening/opening-commands.ts'
import { cancelFolder, readFolderAgain, useWorkspace } from '#renderer/opening/workspace.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { SearchField } from '#renderer/widgets/SearchField.tsx'
import { ArticleList } from './ArticleList.tsx'
import { NotListed } from './NotListed.tsx'
import { filterFieldId } from './shelf-commands.ts'
import { setQuery, useShelf } from './shelf-store.ts'
import './Shelf.css'

/** The folder's articles: filter, list, and what the list leaves out. */
export function Shelf() {
  const folder = useWorkspace((state) => state.folder)
  switch (folder.kind) {
    case 'none':
      return <NoFolder />
    case 'failed':
      return <FolderFailurePanel name={folder.name} failure={folder.failure} />
    case 'loading':
      return folder.slow || folder.before === null ? (
        <Reading name={folder.name} slow={folder.slow} />
      ) : (
        <Listed listing={folder.before} />
      )
    case 'listed':
      return <Listed listing={folder.listing} />
  }
}

function NoFolder() {
  const { t } = useTranslation()
  return (
    <div className="shelf-empty">
      <h2>{t('shelf.noFolder')}</h2>
      <p>{t('shelf.noFolderHint')}</p>
      <Button onPress={() => void openFrom(() => bridge.chooseFolder())}>
        {t('command.open-folder')}
      </Button>
    </div>
  )
}

function Reading({ name, slow }: { readonly name: string; readonly slow: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <ShelfHead name={name} />
      {slow && (
        <div className="shelf-empty" role="status">
          <p>{t('shelf.loading')}</p>
          <div className="progress" aria-hidden="true" />
          <Button onPress={cancelFolder}>{t('shelf.cancel')}</Button>
        </div>
      )}
    </>
  )
}

function Listed({ listing }: { readonly listing: FolderListing }) {
  const { t } = useTranslation()
  const query = useShelf((state) => state.query)
  const noneFound = useShelf((state) => state.found?.length === 0)
  if (listing.files.length === 0)
    return (
      <>
        <ShelfHead name={listing.name} canRefresh />
        <div className="shelf-empty">
          <h2>{t('shelf.emptyFolder')}</h2>
          <p>{t('shelf.emptyFolderHint')}</p>
        </div>
        <NotListed listing={listing} />
      </>
    )
  return (
    <>
      <ShelfHead name={listing.name} canRefresh />
      <div className="shelf-filter">
        <SearchField
          label={t('shelf.filter')}
          placeholder={t('shelf.filterPlaceholder')}
          clearLabel={t('shelf.clearFilter')}
          value={query}
          onChange={setQuery}
          inputId={filterFieldId}
        />
        <Counts listing={listing} />
      </div>
      {noneFound ? (
        <div className="shelf-empty">
          <h2>{t('shelf.noMatch', { query })}</h2>
          <p>{t('shelf.noMatchHint')}</p>
        </div>
      ) : (
        <ArticleList listing={listing} />
      )}
      <NotListed listing={listing} />
    </>
  )
}

function ShelfHead({
  name,
  canRefresh = false,
}: {
  readonly name: string
  readonly canRefresh?: boolean
}) {
  const { t } = useTranslation()
  return (
    <div className="shelf-head">
      <Icon name="folder" />
      <h2 className="shelf-name name" dir="auto">
        {name}
      </h2>
      {canRefresh && (
        <IconButton
          label={t('shelf.refresh')}
          command="read-folder-again"
          onPress={() => void readFolderAgain()}
        >
          <Icon name="refresh" size={16} />
        </IconButton>
      )}
    </div>
  )
}

const annotatedCounts = new WeakMap<FolderListing, number>()

/** How many articles have a sidecar beside them; counted once for a listing. */
function annotatedCount(listing: FolderListing): number {
  let count = annotatedCounts.get(listing)
  if (count === undefined) {
    count = 0
    for (const sidecars of listing.sidecars) if (sidecars > 0) count++
    annotatedCounts.set(listing, count)
  }
  return count
}

function Counts({ listing }: { readonly listing: FolderListing }) {
  const { t } = useTranslation()
  const found = useShelf((state) => state.found?.length ?? null)
  const total = listing.files.length
  const since = useShelf((state) => state.annotatedSince.size)
  const annotated = annotatedCount(listing) + since
  return (
    <p className="shelf-counts" role="status">
      {found === null
        ? t('shelf.count', { count: total })
        : t('shelf.matches', { count: found, total })}
      {found === null && annotated > 0 && (
        <span className="shelf-annotated"> · {t('shelf.annotated', { count: annotated })}</span>
      )}
    </p>
  )
}
