import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenPlace } from '#ipc/datasets.ts'
import { bridge } from '#renderer/bridge.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'

interface ChooseInputsProps {
  onChosen(places: readonly ChosenPlace[]): void
}

/** Before anything is chosen: what can come in, and the ways to choose it. */
export function ChooseInputs({ onChosen }: ChooseInputsProps) {
  const { t } = useTranslation()
  const [isOver, setOver] = useState(false)
  const [isLost, setLost] = useState(false)
  const take = useCallback(
    (places: readonly ChosenPlace[]): void => {
      if (places.length > 0) onChosen(places)
    },
    [onChosen],
  )
  useEffect(() => {
    const listeners = new AbortController()
    const options = { signal: listeners.signal, capture: true }
    // Heard before anybody else in the window: elsewhere, files that are dropped are opened as articles.
    const hear = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop'): void =>
      window.addEventListener(
        name,
        (event) => {
          event.preventDefault()
          event.stopPropagation()
          const hasLeft = name === 'dragleave' && event.relatedTarget === null
          setOver(name !== 'drop' && !hasLeft)
          if (name !== 'drop') return
          void bridge.placeDropped([...(event.dataTransfer?.files ?? [])]).then((places) => {
            setLost(places.length === 0)
            take(places)
          })
        },
        options,
      )
    for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) hear(name)
    return () => listeners.abort()
  }, [take])
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
      {isLost && (
        <p className="dataset-failed" role="alert">
          {t('importing.choose.lost')}
        </p>
      )}
    </div>
  )
}
