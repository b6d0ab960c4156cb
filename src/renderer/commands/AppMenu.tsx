import { Menu, MenuItem, MenuTrigger, SubmenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { commandIds, commands, menuGroups } from '#ipc/commands.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { KeyLabel } from '#renderer/widgets/KeyLabel.tsx'
import '#renderer/widgets/Menu.css'
import { commandLabel, isChecked, isEnabled, runCommand } from './registry.ts'
import { currentSituation } from './situation.ts'

/** Every command, by group, behind one button. */
export function AppMenu() {
  const { t } = useTranslation()
  return (
    <MenuTrigger>
      <IconButton label={t('shell.menu')}>
        <Icon name="menu" />
      </IconButton>
      <Popover className="popover">
        <Menu className="menu" aria-label={t('shell.menu')}>
          {menuGroups.map((group) => (
            <SubmenuTrigger key={group}>
              <MenuItem id={group} className="menu-item" textValue={t(`menuGroup.${group}`)}>
                <span />
                <span>{t(`menuGroup.${group}`)}</span>
                <span className="menu-more">
                  <Icon name="forward" size={14} />
                </span>
              </MenuItem>
              <Popover className="popover">
                <CommandList group={group} />
              </Popover>
            </SubmenuTrigger>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function CommandList({ group }: { readonly group: (typeof menuGroups)[number] }) {
  const { t } = useTranslation()
  const now = currentSituation()
  const ids = commandIds.filter((id) => commands[id].group === group)
  return (
    <Menu
      className="menu"
      aria-label={t(`menuGroup.${group}`)}
      disabledKeys={ids.filter((id) => !isEnabled(id, now))}
    >
      {ids.map((id) => {
        const { shortcut } = commands[id]
        const isTicked = isChecked(id, now) === true
        return (
          <MenuItem
            key={id}
            id={id}
            className="menu-item"
            textValue={commandLabel(id)}
            onAction={() => runCommand(id)}
          >
            {isTicked ? <Icon name="check" size={16} /> : <span />}
            <span>{commandLabel(id)}</span>
            {shortcut !== undefined && <KeyLabel shortcut={shortcut} />}
          </MenuItem>
        )
      })}
    </Menu>
  )
}
