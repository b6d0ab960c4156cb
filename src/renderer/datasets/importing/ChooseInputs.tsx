import { useTranslation } from 'react-i18next'
import type { ChosenPlace } from '#ipc/datasets.ts'
import { bridge } from '#renderer/bridge.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'

interface ChooseInputsProps {
  /** Files hang over the window. */
  readonly isOver: boolean
  onChosen(places: readonly ChosenPlace[]): void
}

/** Before anything is chosen: what can come in, and the ways to choose it. */
export function ChooseInputs({ isOver, onChosen }: ChooseInputsProps) {
  const { t } = useTranslation()
  const take = (places: readonly ChosenPlace[]): void => {
    if (places.length > 0) onChosen(places)
  }
  return (
    <div className="import-choose" data-over={isOver}>
      <Icon name="drop" size={40} />
      <p className="import-choose-title">{t('importing.choose.title')}</p>
      <p className="import-choose-hint">{t('importing.choose.hint')}</p>
      <div className="import-choose-buttons">
        <Button
          look="primary"
          autoFocus
          onPress={() => void bridge.chooseImport({ what: 'files' }).then(take)}
        >
          {t('importing.choose.files')}
        </Button>
        <Button onPress={() => void bridge.chooseImport({ what: 'folder' }).then(take)}>
          {t('importing.choose.folder')}
        </Button>
      </div>
      <p className="text-hint">{t('importing.choose.drop')}</p>
    </div>
  )
}
