import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LiveRegions } from '#renderer/announcements/LiveRegions.tsx'
import { bridge } from '#renderer/bridge.ts'
import { useLocale } from '#renderer/language.ts'
import { DropVeil } from '#renderer/opening/DropVeil.tsx'
import { openFrom } from '#renderer/opening/opening-commands.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { changeSettings } from '#renderer/settings/settings-store.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { AnnotatorForm } from './AnnotatorForm.tsx'
import './FirstRun.css'

type FirstStep = 'none' | 'sample' | 'article' | 'folder'

const requests = {
  sample: () => bridge.openSample(),
  article: () => bridge.chooseArticle(),
  folder: () => bridge.chooseFolder(),
} as const

/** The very first page: who annotates, in which language, and what to open. */
export default function FirstRun() {
  const { t } = useTranslation()
  const { language } = useLocale()
  const step = useRef<FirstStep>('none')
  // What was named on the command line waits behind this page.
  const isWaiting = useWorkspace(
    ({ article, folder }) => article.kind !== 'none' || folder.kind !== 'none',
  )
  const begin = (): void => {
    if (step.current !== 'none') void openFrom(requests[step.current])
  }
  return (
    <main className="first-run" aria-label={t('firstRun.title')}>
      <div className="first-run-column">
        <header className="first-run-head">
          <h1>{t('firstRun.title')}</h1>
          <p>{t('firstRun.lead')}</p>
        </header>
        <Segmented
          label={t('appearance.language')}
          value={language}
          segments={[
            { value: 'ar', label: t('appearance.languages.ar') },
            { value: 'en', label: t('appearance.languages.en') },
          ]}
          onChange={(chosen) => void changeSettings({ language: chosen })}
        />
        <AnnotatorForm onSaved={begin} autoFocus>
          <div className="first-run-actions">
            {isWaiting ? (
              <Button look="primary" type="submit">
                {t('firstRun.begin')}
              </Button>
            ) : (
              <>
                <Button
                  look="primary"
                  type="submit"
                  onPress={() => {
                    step.current = 'sample'
                  }}
                >
                  {t('firstRun.beginSample')}
                </Button>
                <Button
                  type="submit"
                  onPress={() => {
                    step.current = 'folder'
                  }}
                >
                  {t('firstRun.beginFolder')}
                </Button>
                <Button
                  type="submit"
                  onPress={() => {
                    step.current = 'article'
                  }}
                >
                  {t('firstRun.beginArticle')}
                </Button>
              </>
            )}
          </div>
          <Button look="quiet" onPress={() => useWindow.setState({ namedLater: true })}>
            {t('firstRun.later')}
          </Button>
        </AnnotatorForm>
        <p className="first-run-privacy">{t('firstRun.privacy')}</p>
      </div>
      <DropVeil />
      <LiveRegions />
    </main>
  )
}
