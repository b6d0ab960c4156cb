import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { useTranslation } from 'react-i18next'
import { settingsLimits } from '#ipc/default-settings.ts'
import { changeSettings, useSettings } from '#renderer/settings/settings-store.ts'
import { TextField } from '#renderer/widgets/TextField.tsx'
import { idProblem, proposeId } from './annotator-id.ts'
import './AnnotatorForm.css'

/** Stands in the example of a file's name until there is an id of one's own. */
const exampleId = 'amal'

interface AnnotatorFormProps {
  onSaved(): void
  readonly autoFocus?: boolean
  /** The buttons; the one that submits saves. */
  readonly children: ReactNode
}

/** Name and id of who annotates. The id follows the name until it is written by hand. */
export function AnnotatorForm({ onSaved, autoFocus = false, children }: AnnotatorFormProps) {
  const { t } = useTranslation()
  const annotator = useSettings((state) => state.settings.annotator)
  const [name, setName] = useState(annotator?.name ?? '')
  const [ownId, setOwnId] = useState<string | null>(annotator?.id ?? null)
  const [checked, setChecked] = useState(false)
  const [failed, setFailed] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const id = ownId ?? proposeId(name)
  const nameIsMissing = name.trim() === ''
  const nameIsLong = name.trim().length > settingsLimits.annotatorName
  const problem = idProblem(id)

  const save = async (): Promise<void> => {
    setChecked(true)
    if (nameIsMissing || nameIsLong || problem !== null) {
      setRefusals((count) => count + 1)
      return
    }
    const isSaved = await changeSettings({ annotator: { id, name: name.trim() } })
    setFailed(!isSaved)
    if (isSaved) onSaved()
  }

  // What is wrong is marked by then.
  useEffect(() => {
    if (refusals > 0)
      form.current?.querySelector<HTMLInputElement>('input[aria-invalid="true"]')?.focus()
  }, [refusals])

  return (
    <Form
      ref={form}
      className="annotator-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('firstRun.name')}
        hint={t('firstRun.nameHint')}
        problem={
          nameIsLong
            ? t('firstRun.nameTooLong')
            : checked && nameIsMissing
              ? t('firstRun.nameRequired')
              : null
        }
        value={name}
        onChange={setName}
        autoFocus={autoFocus}
      />
      <TextField
        label={t('firstRun.id')}
        hint={`${t('firstRun.idRules')} ${t('firstRun.idHint', {
          example: t('firstRun.fileExample', { id: problem === null ? id : exampleId }),
        })}`}
        problem={
          problem !== null && (checked || (ownId !== null && ownId !== ''))
            ? t(`firstRun.idProblem.${problem}`)
            : null
        }
        value={id}
        onChange={setOwnId}
        dir="ltr"
      />
      {failed && (
        <p className="annotator-failed" role="alert">
          {t('firstRun.notSaved')}
        </p>
      )}
      {children}
    </Form>
  )
}
