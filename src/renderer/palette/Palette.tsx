import { useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { useTranslation } from 'react-i18next'
import { commands } from '#ipc/commands.ts'
import { currentSituation } from '#renderer/commands/situation.ts'
import { useLocale } from '#renderer/language.ts'
import { takeTyped } from '#renderer/shell/held-keys.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { KeyCaps, KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import { findByName } from './find-by-name.ts'
import { groupOf, type PaletteEntry, paletteEntries } from './palette-entries.ts'
import '#renderer/widgets/Dialog.css'
import '#renderer/widgets/Menu.css'
import './Palette.css'

/** Every command, label and kind of frame, found by its Arabic or English name. */
export function Palette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const all = useMemo(() => paletteEntries(currentSituation()), [])
  const found = findByName(all, query)
  const disabled = found.filter(({ isEnabled }) => !isEnabled)
  const sorted = [...found.filter(({ isEnabled }) => isEnabled), ...disabled]
  const run = (entry: PaletteEntry): void => {
    onClose()
    // Once the dialog has given the focus back, so that the command finds it where it was.
    setTimeout(() => entry.run())
  }
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
              disabledKeys={disabled.map(({ id }) => id)}
              renderEmptyState={() => (
                <p className="palette-nothing">{t('palette.nothing', { query })}</p>
              )}
            >
              {sorted.map((entry) => (
                <PaletteItem key={entry.id} entry={entry} onRun={run} />
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface PaletteItemProps {
  readonly entry: PaletteEntry
  onRun(entry: PaletteEntry): void
}

function PaletteItem({ entry, onRun }: PaletteItemProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const { id, name, shown, command, digits, isTicked } = entry
  const shortcut = command === null ? undefined : commands[command].shortcut
  return (
    <MenuItem
      id={id}
      className="menu-item palette-item"
      textValue={shown}
      onAction={() => onRun(entry)}
    >
      {isTicked ? <Icon name="check" size={16} /> : <span />}
      <span className="palette-names">
        <span>{shown}</span>
        <bdi className="palette-other">{language === 'ar' ? name.en : name.ar}</bdi>
      </span>
      <span className="palette-side">
        {shortcut !== undefined ? (
          <KeyLabel shortcut={shortcut} />
        ) : digits !== null ? (
          <KeyCaps caps={[...digits]} />
        ) : (
          <span className="palette-group">{t(`menuGroup.${groupOf(entry)}`)}</span>
        )}
      </span>
    </MenuItem>
  )
}
