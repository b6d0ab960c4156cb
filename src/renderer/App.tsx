import { lazy, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider } from 'react-i18next'
import { translator, useLocale } from './language.ts'
import { useSettings } from './settings/settings-store.ts'
import { FaultBoundary } from './shell/FaultBoundary.tsx'
import { Shell } from './shell/Shell.tsx'
import { useWindow } from './shell/window-state.ts'

const FirstRun = lazy(() => import('./first-run/FirstRun.tsx'))

export function App() {
  return (
    <FaultBoundary>
      <I18nextProvider i18n={translator}>
        <Localized />
      </I18nextProvider>
    </FaultBoundary>
  )
}

function Localized() {
  const { tag } = useLocale()
  const isNamed = useSettings((state) => state.settings.annotator !== null)
  const namedLater = useWindow((state) => state.namedLater)
  return (
    <I18nProvider locale={tag}>
      {isNamed || namedLater ? (
        <Shell />
      ) : (
        <Suspense>
          <FirstRun />
        </Suspense>
      )}
    </I18nProvider>
  )
}
