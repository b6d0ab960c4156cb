import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { encodingIds } from '#core/text/encoding.ts'
import type { OpenedArticle } from '#ipc/contract.ts'
import { readAgainAs } from '#renderer/opening/workspace.ts'
import { setOverlayOpen, useWindow } from '#renderer/shell/window-state.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import '#renderer/widgets/Menu.css'

/** The encoding the article was read in, why, and the others it can be read in. */
export function EncodingMenu({ article }: { readonly article: OpenedArticle }) {
  const { t } = useTranslation()
  const isOpen = useWindow((state) => state.overlay === 'encoding')
  const { encoding, reason } = article.decoding
  if (encoding === null) return null
  const name = t(`status.encodings.${encoding}`)
  const heading = t('status.encodingHeading', { encoding: name })
  const because =
    reason === null ? '' : t('status.encodingBecause', { reason: t(`status.reasons.${reason}`) })
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={(open) => setOverlayOpen('encoding', open)}>
      <Button
        className="status-item status-button"
        aria-label={t('status.encodingIs', { encoding: name })}
      >
        <bdi>{name}</bdi>
        <Icon name="down" size={12} />
      </Button>
      <Popover className="popover" placement="top end">
        <p className="status-menu-reason">
          {heading}
          <br />
          {because}
        </p>
        <Menu
          className="menu"
          aria-label={t('status.encoding')}
          selectionMode="single"
          selectedKeys={[encoding]}
          onAction={(key) => {
            const chosen = encodingIds.find((id) => id === key)
            if (chosen !== undefined && chosen !== encoding) void readAgainAs(chosen)
          }}
        >
          <MenuSection>
            <Header className="menu-heading">{t('status.encodingAgain')}</Header>
            {encodingIds.map((id) => (
              <MenuItem
                key={id}
                id={id}
                className="menu-item"
                textValue={t(`status.encodings.${id}`)}
              >
                {({ isSelected }) => (
                  <>
                    {isSelected ? <Icon name="check" size={16} /> : <span />}
                    <bdi>{t(`status.encodings.${id}`)}</bdi>
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
