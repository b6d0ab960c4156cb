import { type CSSProperties, lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultSettings, settingsLimits } from '#ipc/default-settings.ts'
import { LiveRegions } from '#renderer/announcements/LiveRegions.tsx'
import { Desk } from '#renderer/desk/Desk.tsx'
import { DropVeil } from '#renderer/opening/DropVeil.tsx'
import { changeSettings, useSettings } from '#renderer/settings/settings-store.ts'
import { Shelf } from '#renderer/shelf/Shelf.tsx'
import { StatusBar } from '#renderer/status/StatusBar.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { Header } from './Header.tsx'
import { PagePane } from './PagePane.tsx'
import { Splitter } from './Splitter.tsx'
import { leaveFocusMode } from './step-back.ts'
import { useDocumentTitle } from './use-document-title.ts'
import { usePaneInSight, usePaneIsDrawer } from './use-pane-in-sight.ts'
import { isDialog, useWindow } from './window-state.ts'
import './Shell.css'

const loadOverlays = () => import('./Overlays.tsx')
const Overlays = lazy(loadOverlays)
const StatisticsPage = lazy(() => import('#renderer/datasets/statistics/StatisticsPage.tsx'))

/** The window: the shelf at the start side, the page in the middle, the desk at the end side. */
export function Shell() {
  const { t } = useTranslation()
  const shell = useRef<HTMLDivElement>(null)
  const panes = useSettings((state) => state.settings.panes)
  const focusMode = useWindow((state) => state.focusMode)
  const drawer = useWindow((state) => state.drawer)
  const overlay = useWindow((state) => state.overlay)
  const shelf = usePaneInSight('shelf')
  const statistics = useWindow((state) => state.statistics)
  const desk = usePaneInSight('desk') && !statistics
  const shelfIsDrawer = usePaneIsDrawer('shelf')
  const deskIsDrawer = usePaneIsDrawer('desk')
  useDocumentTitle()
  useEffect(() => {
    if (drawer === 'shelf' ? !shelfIsDrawer : drawer === 'desk' && !deskIsDrawer)
      useWindow.setState({ drawer: null })
  }, [drawer, shelfIsDrawer, deskIsDrawer])

  // What is typed right after Ctrl+K is meant for the palette, not for the page under it.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadOverlays())
    return () => cancelIdleCallback(idle)
  }, [])

  // Set straight on the element, so that dragging a splitter renders nothing.
  const show = (name: '--shelf-width' | '--desk-width', width: number): void =>
    shell.current?.style.setProperty(name, `${width}px`)
  const widths = {
    '--shelf-width': `${panes.shelfWidth}px`,
    '--desk-width': `${panes.deskWidth}px`,
  } as CSSProperties

  return (
    <div ref={shell} className="shell" style={widths} data-focus-mode={focusMode}>
      {!focusMode && <Header />}
      <div className="shell-panes">
        {!focusMode && shelf && (
          <nav
            id="shelf"
            className="pane shelf"
            data-pane="shelf"
            data-drawer={shelfIsDrawer}
            aria-label={t('shell.pane.shelf')}
          >
            <Shelf />
          </nav>
        )}
        {!focusMode && shelf && !shelfIsDrawer && (
          <Splitter
            label={t('shell.resizeShelf')}
            controls="shelf"
            side="start"
            width={panes.shelfWidth}
            limits={settingsLimits.shelfWidth}
            usual={defaultSettings.panes.shelfWidth}
            share={0.34}
            onMove={(width) => show('--shelf-width', width)}
            onDone={(shelfWidth) => void changeSettings({ panes: { shelfWidth } })}
          />
        )}
        <div className="page-stack">
          <PagePane isCovered={statistics} />
          {statistics && (
            <Suspense>
              <StatisticsPage />
            </Suspense>
          )}
        </div>
        {!focusMode && desk && !deskIsDrawer && (
          <Splitter
            label={t('shell.resizeDesk')}
            controls="desk"
            side="end"
            width={panes.deskWidth}
            limits={settingsLimits.deskWidth}
            usual={defaultSettings.panes.deskWidth}
            share={0.36}
            onMove={(width) => show('--desk-width', width)}
            onDone={(deskWidth) => void changeSettings({ panes: { deskWidth } })}
          />
        )}
        {!focusMode && desk && (
          <aside
            id="desk"
            className="pane desk"
            data-pane="desk"
            data-drawer={deskIsDrawer}
            aria-label={t('shell.pane.desk')}
          >
            <Desk />
          </aside>
        )}
        {drawer !== null && !focusMode && (
          <div className="drawer-veil" onPointerDown={() => useWindow.setState({ drawer: null })} />
        )}
      </div>
      {!focusMode && <StatusBar />}
      {focusMode && (
        <div className="leave-focus-mode">
          <IconButton
            label={t('shell.focusMode.leave')}
            command="focus-mode"
            onPress={leaveFocusMode}
          >
            <Icon name="close" />
          </IconButton>
        </div>
      )}
      <DropVeil />
      <LiveRegions />
      {isDialog(overlay) && (
        <Suspense>
          <Overlays overlay={overlay} />
        </Suspense>
      )}
    </div>
  )
}
