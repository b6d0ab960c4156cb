import { lazy, Suspense } from 'react'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { AppMenu } from '#renderer/commands/AppMenu.tsx'
import { runCommand } from '#renderer/commands/registry.ts'
import { articleBefore } from '#renderer/opening/article-state.ts'
import { articleTitle } from '#renderer/opening/article-title.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { Icon, LettersIcon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { usePaneInSight } from './use-pane-in-sight.ts'
import { setOverlayOpen, useWindow } from './window-state.ts'
import './Header.css'

const Appearance = lazy(() => import('#renderer/settings/Appearance.tsx'))

/** The bar at the window's head: the menu, what is open, and the few tools that are always near. */
export function Header() {
  const { t } = useTranslation()
  const title = useWorkspace(({ article }) => {
    const open = articleBefore(article)
    return open === null ? null : articleTitle(open)
  })
  const folder = useWorkspace((state) =>
    state.folder.kind === 'listed' && state.file !== null ? state.folder.listing.name : null,
  )
  const isSearchable = useWindow(({ page, search }) => page !== null || search !== null)
  const appearance = useWindow((state) => state.overlay === 'appearance')
  const shelf = usePaneInSight('shelf')
  const desk = usePaneInSight('desk')
  return (
    <header className="header" data-pane="toolbar">
      <div className="header-side">
        <AppMenu />
        <IconButton
          label={shelf ? t('shell.hideShelf') : t('shell.showShelf')}
          command="toggle-shelf"
          aria-expanded={shelf}
          onPress={() => runCommand('toggle-shelf')}
        >
          <Icon name="shelf-pane" />
        </IconButton>
      </div>
      <p className="header-title">
        {folder !== null && (
          <>
            <bdi className="header-folder">{folder}</bdi>
            <span className="header-step">
              <Icon name="forward" size={13} />
            </span>
          </>
        )}
        {title === null ? (
          <span className="header-app">{t('shell.appName')}</span>
        ) : (
          <bdi className="header-article">{title}</bdi>
        )}
      </p>
      <div className="header-side">
        <IconButton
          label={t('shell.find')}
          command="find"
          isDisabled={!isSearchable}
          onPress={() => runCommand('find')}
        >
          <Icon name="search" />
        </IconButton>
        <IconButton
          label={t('shell.palette')}
          command="command-palette"
          onPress={() => runCommand('command-palette')}
        >
          <Icon name="palette" />
        </IconButton>
        <DialogTrigger
          isOpen={appearance}
          onOpenChange={(isOpen) => setOverlayOpen('appearance', isOpen)}
        >
          <IconButton label={t('shell.appearance')} command="appearance">
            <LettersIcon />
          </IconButton>
          <Popover className="popover" placement="bottom end">
            <Suspense>
              <Appearance />
            </Suspense>
          </Popover>
        </DialogTrigger>
        <IconButton
          label={desk ? t('shell.hideDesk') : t('shell.showDesk')}
          command="toggle-desk"
          aria-expanded={desk}
          onPress={() => runCommand('toggle-desk')}
        >
          <Icon name="desk-pane" />
        </IconButton>
      </div>
    </header>
  )
}
