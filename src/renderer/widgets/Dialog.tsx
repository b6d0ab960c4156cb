import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'
import { IconButton } from './IconButton.tsx'
import './Dialog.css'

interface DialogProps {
  readonly title: string
  /** `page`: as wide and high as the window gives. */
  readonly width?: 'narrow' | 'wide' | 'page'
  onClose(): void
  readonly children: ReactNode
}

/** A dialog over the window. Escape, its cross and a click outside close it. */
export function Dialog({ title, width = 'narrow', onClose, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className={`dialog dialog-${width}`}>
        <AriaDialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            <IconButton label={t('shell.close')} onPress={onClose}>
              <Icon name="close" />
            </IconButton>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
