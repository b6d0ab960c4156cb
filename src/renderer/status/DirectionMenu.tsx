import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { usePosition } from '#renderer/shell/position-store.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import '#renderer/widgets/Menu.css'

const choices = ['auto', 'rtl', 'ltr'] as const

/** The direction of the paragraph the caret is in, and the others it can have. */
export function DirectionMenu() {
  const { t } = useTranslation()
  const page = useWindow((state) => state.page)
  const direction = usePosition((state) => state.position?.direction ?? null)
  const choice = usePosition((state) => state.position?.directionChoice ?? null)
  if (direction === null || choice === null || page === null) return null
  const name = t(`status.${direction}`)
  const shown = choice === 'auto' ? name : t('status.byChoice', { direction: name })
  return (
    <MenuTrigger>
      <Button
        className="status-item status-button status-direction"
        aria-label={t('status.directionIs', { direction: shown })}
      >
        {shown}
        <Icon name="down" size={12} />
      </Button>
      <Popover className="popover" placement="top end">
        <Menu
          className="menu"
          aria-label={t('status.direction')}
          selectionMode="single"
          selectedKeys={[choice]}
          onAction={(key) => {
            const chosen = choices.find((each) => each === key)
            if (chosen !== undefined) page.setDirection(chosen)
          }}
        >
          <MenuSection>
            <Header className="menu-heading">{t('status.directionHeading')}</Header>
            {choices.map((each) => (
              <MenuItem key={each} id={each} className="menu-item" textValue={t(`status.${each}`)}>
                {({ isSelected }) => (
                  <>
                    {isSelected ? <Icon name="check" size={16} /> : <span />}
                    {t(`status.${each}`)}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
