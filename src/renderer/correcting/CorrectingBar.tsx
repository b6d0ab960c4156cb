import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OtherSidecar } from '#ipc/annotating/sidecars.ts'
import { nameOfOther } from '#renderer/annotating/sidecars/read-other.ts'
import { currentLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import { endCorrection, saveCorrection } from './correcting.ts'
import { heldCorrection, useCorrecting } from './correcting-state.ts'
import { correctionFailureText } from './describe-correction-failure.ts'

/** Says, over the text, that it is open to change, and for whom else it changes. */
export function CorrectingBar({ others }: { readonly others: readonly OtherSidecar[] }) {
  const { t } = useTranslation()
  const { canUndo, canRedo, isSaving, failure, source } = useCorrecting()
  const names = useMemo(() => [...new Set(others.map((other) => nameOfOther(other)))], [others])
  return (
    <section className="correcting-bar" aria-label={t('correcting.title')}>
      <div className="correcting-line">
        <Icon name="article" size={16} />
        <strong>{t('correcting.title')}</strong>
        <span className="correcting-gap" />
        <Button look="quiet" isDisabled={!canUndo} onPress={() => heldCorrection()?.step('undo')}>
          {t('command.undo')}
        </Button>
        <Button look="quiet" isDisabled={!canRedo} onPress={() => heldCorrection()?.step('redo')}>
          {t('command.redo')}
        </Button>
        <Button onPress={() => void endCorrection()}>
          {t('correcting.leave')}
          <KeyCaps caps={['F2']} />
        </Button>
        <Button
          look="primary"
          isDisabled={!canUndo || isSaving}
          onPress={() => void saveCorrection()}
        >
          {t('correcting.save')}
          <KeyCaps caps={['Ctrl', 'S']} />
        </Button>
      </div>
      <p className="correcting-hint">
        {t(source === null ? 'correcting.hint' : 'correcting.hintSource')}
      </p>
      {names.length > 0 && (
        <p className="correcting-others">
          <Icon name="warning" size={15} />
          {t('correcting.others', { count: names.length, names: currentLocale().list(names) })}
        </p>
      )}
      {failure !== null && (
        <p className="correcting-failure">
          <Icon name="warning" size={15} />
          {correctionFailureText(t, failure)}
        </p>
      )}
    </section>
  )
}
