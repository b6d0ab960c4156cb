import { useEffect } from 'react'
import { Button as PlainButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { bridge } from '#renderer/bridge.ts'
import { runCommand } from '#renderer/commands/registry.ts'
import { focusPaneNamed } from '#renderer/shell/panes.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { FileName } from '#renderer/widgets/FileName.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { openFrom } from './opening-commands.ts'
import { clearRecent, useRecent } from './recent.ts'
import { useWorkspace } from './workspace.ts'
import './EmptyPage.css'

/** The page before anything is on it: the ways to open something, and what was open lately. */
export function EmptyPage() {
  const { t } = useTranslation()
  const hasArticles = useWorkspace(
    ({ folder }) => folder.kind === 'listed' && folder.listing.files.length > 0,
  )
  useEffect(() => {
    if (hasArticles && document.activeElement === document.body) focusPaneNamed('shelf')
  }, [hasArticles])
  if (hasArticles)
    return (
      <div className="empty-page">
        <div className="empty-body">
          <h1 className="empty-title">{t('shell.empty.pick')}</h1>
          <p className="empty-hint">{t('shell.empty.pickHint')}</p>
        </div>
      </div>
    )
  return (
    <div className="empty-page">
      <div className="empty-body">
        <h1 className="empty-title">{t('shell.empty.title')}</h1>
        <p className="empty-hint">{t('shell.empty.hint')}</p>
        <p className="empty-hint">{t('shell.empty.formats')}</p>
        <div className="empty-actions">
          <Button look="primary" onPress={() => runCommand('open-folder')}>
            {t('command.open-folder')}
          </Button>
          <Button onPress={() => runCommand('open-article')}>{t('command.open-article')}</Button>
          <Button look="quiet" onPress={() => runCommand('open-sample')}>
            {t('shell.empty.sample')}
          </Button>
        </div>
        <Recent />
      </div>
    </div>
  )
}

function Recent() {
  const { t } = useTranslation()
  const items = useRecent((state) => state.items)
  if (items.length === 0) return null
  return (
    <section className="recent" aria-label={t('shell.empty.recent')}>
      <div className="recent-head">
        <h2>{t('shell.empty.recent')}</h2>
        <Button look="quiet" onPress={clearRecent}>
          {t('shell.empty.clearRecent')}
        </Button>
      </div>
      <ul>
        {items.map(({ id, kind, name, missing }) => (
          <li key={id}>
            <PlainButton
              className="recent-item"
              isDisabled={missing}
              onPress={() => void openFrom(() => bridge.openRecent({ id }))}
            >
              <Icon name={kind} size={16} />
              <span className="recent-name">
                {kind === 'article' ? <FileName name={name} /> : <bdi>{name}</bdi>}
              </span>
              {missing && <span className="recent-missing">{t('shell.empty.missing')}</span>}
            </PlainButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
