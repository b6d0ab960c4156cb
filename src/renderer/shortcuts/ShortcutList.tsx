import { useTranslation } from 'react-i18next'
import { commandIds, commands, menuGroups, type Shortcut } from '#ipc/commands.ts'
import { arabicKeyCap } from '#renderer/commands/key-caps.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { Dialog } from '#renderer/widgets/Dialog.tsx'
import { KeyCaps, KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import { otherKeys } from './other-keys.ts'
import './ShortcutList.css'

/** Every key of the window: those of commands by menu, then those that work in one place only. */
export function ShortcutList({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const platform = useSettings((state) => state.info.platform)
  const groups = menuGroups.flatMap((group) => {
    const ids = commandIds.filter((id) => commands[id].group === group)
    const withKeys = ids.flatMap((id) => {
      const { shortcut } = commands[id]
      return shortcut === undefined ? [] : [{ id, shortcut }]
    })
    return withKeys.length === 0 ? [] : [{ group, withKeys }]
  })
  return (
    <Dialog title={t('shortcutList.title')} width="wide" onClose={onClose}>
      <p className="shortcut-hint">{t('shortcutList.physical')}</p>
      <div className="shortcut-groups">
        {groups.map(({ group, withKeys }) => (
          <section key={group} className="shortcut-group">
            <h3>{t(`menuGroup.${group}`)}</h3>
            <dl>
              {withKeys.map(({ id, shortcut }) => (
                <div key={id} className="shortcut">
                  <dt>{t(`command.${id}`)}</dt>
                  <dd>
                    <ArabicLetter shortcut={shortcut} />
                    <KeyLabel shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {otherKeys(platform).map(({ place, keys }) => (
          <section key={place} className="shortcut-group">
            <h3>{t(`shortcutList.${place}`)}</h3>
            <dl>
              {keys.map(({ does, combinations }) => (
                <div key={does} className="shortcut">
                  <dt>{t(`shortcutList.${does}`)}</dt>
                  <dd>
                    {combinations.map((caps) => (
                      <KeyCaps key={caps.join(' ')} caps={caps} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function ArabicLetter({ shortcut }: { readonly shortcut: Shortcut }) {
  const letter = arabicKeyCap(shortcut.code)
  return letter === null ? null : <span className="shortcut-letter">{letter}</span>
}
