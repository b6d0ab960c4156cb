import { useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { useTranslation } from 'react-i18next'
import { type CommandId, commands } from '#ipc/commands.ts'
import { command as arabic } from '#messages/ar/commands.ts'
import { command as english } from '#messages/en/commands.ts'
import { commandLabel, isChecked, isEnabled, runCommand } from '#renderer/commands/registry.ts'
import { currentSituation } from '#renderer/commands/situation.ts'
import { useLocale } from '#renderer/language.ts'
import { takeTyped } from '#renderer/shell/held-keys.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import { findCommands } from './find-commands.ts'
import '#renderer/widgets/Dialog.css'
import '#renderer/widgets/Menu.css'
import './Palette.css'

/** Every command, found by its Arabic or English name. */
export function Palette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const [query, setQuery] = useState('')
  const now = useMemo(currentSituation, [])
  const found = findCommands(query)
  const disabled = found.filter((id) => !isEnabled(id, now))
  const sorted = [...found.filter((id) => isEnabled(id, now)), ...disabled]
  const run = (id: CommandId): void => {
    onClose()
    // Once the dialog has given the focus back, so that the command finds it where it was.
    setTimeout(() => runCommand(id))
  }
  const otherName = language === 'ar' ? english : arabic
  return (
    <ModalOverlay
      className="dialog-veil dialog-veil-top"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="dialog palette">
        <Dialog className="palette-body" aria-label={t('palette.title')}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField className="palette-field" aria-label={t('palette.search')} autoFocus>
              <Icon name="search" />
              <Input
                className="palette-input"
                dir="auto"
                placeholder={t('palette.placeholder')}
                onFocus={() => {
                  const typed = takeTyped()
                  setQuery((query) => typed + query)
                }}
              />
            </SearchField>
            <Menu
              className="palette-list"
              aria-label={t('palette.results')}
              disabledKeys={disabled}
              renderEmptyState={() => (
                <p className="palette-nothing">{t('palette.nothing', { query })}</p>
              )}
            >
              {sorted.map((id) => (
                <PaletteItem
                  key={id}
                  id={id}
                  other={otherName[id]}
                  isTicked={isChecked(id, now) === true}
                  onRun={run}
                />
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface PaletteItemProps {
  readonly id: CommandId
  /** Its name in the language that the interface is not in. */
  readonly other: string
  readonly isTicked: boolean
  onRun(id: CommandId): void
}

function PaletteItem({ id, other, isTicked, onRun }: PaletteItemProps) {
  const { t } = useTranslation()
  const { shortcut, group } = commands[id]
  return (
    <MenuItem
      id={id}
      className="menu-item palette-item"
      textValue={commandLabel(id)}
      onAction={() => onRun(id)}
    >
      {isTicked ? <Icon name="check" size={16} /> : <span />}
      <span className="palette-names">
        <span>{commandLabel(id)}</span>
        <bdi className="palette-other">{other}</bdi>
      </span>
      <span className="palette-side">
        {shortcut === undefined ? (
          <span className="palette-group">{t(`menuGroup.${group}`)}</span>
        ) : (
          <KeyLabel shortcut={shortcut} />
        )}
      </span>
    </MenuItem>
  )
}
