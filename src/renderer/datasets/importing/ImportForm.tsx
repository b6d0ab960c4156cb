import { useTranslation } from 'react-i18next'
import { nothingChosen, type ReadingChoices } from '#core/formats/importer.ts'
import type { ImportFormatId } from '#core/formats/registry.ts'
import type { ChosenPlace } from '#ipc/datasets.ts'
import type { ImportFor, ImportSurvey } from '#ipc/imports.ts'
import { useLocale } from '#renderer/language.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { FileName } from '#renderer/widgets/FileName.tsx'
import { Select } from '#renderer/widgets/Select.tsx'
import { TextField } from '#renderer/widgets/TextField.tsx'
import { isolated } from './describe-import.ts'
import { FormatSelect } from './FormatSelect.tsx'
import { ReadingFields } from './ReadingFields.tsx'

/** So many of the files are named. */
const mostNamed = 3

export interface ImportDraft {
  /** Null: the likeliest. */
  readonly format: ImportFormatId | null
  /** Null: as the last time, else as found. */
  readonly reading: ReadingChoices | null
  readonly whose: ImportFor
}

interface ImportFormProps {
  readonly inputs: readonly ChosenPlace[]
  readonly draft: ImportDraft
  readonly survey: ImportSurvey
  /** The other id is none that annotators can have. */
  readonly isIdWrong: boolean
  onChange(change: Partial<ImportDraft>): void
  onOthers(): void
}

/** Of what files, into whose annotations, and how the files are read. */
export function ImportForm(props: ImportFormProps) {
  const { inputs, draft, survey, isIdWrong, onChange, onOthers } = props
  const { t } = useTranslation()
  const { list } = useLocale()
  const { whose } = draft
  const { likely, format } = survey
  const fromNames = survey.assumptions.first.find((one) => one.kind === 'annotators')
  const annotator = useSettings(({ settings }) => settings.annotator)
  const names = survey.annotators.map(({ id, name }) =>
    isolated(name === id ? id : `${name} (${id})`),
  )
  return (
    <>
      <div className="import-from">
        <span className="text-label">{t('importing.from')}</span>
        <ul className="import-names">
          {inputs.slice(0, mostNamed).map(({ token, name }) => (
            <li key={token}>
              <FileName name={name} />
            </li>
          ))}
          {inputs.length > mostNamed && (
            <li>{t('importing.more', { count: inputs.length - mostNamed })}</li>
          )}
        </ul>
        <p className="text-hint">
          {[
            t('importing.documents', { count: survey.documents }),
            t('importing.spans', { count: survey.spans }),
            ...(survey.frames > 0 ? [t('importing.frames', { count: survey.frames })] : []),
          ].join(' · ')}
        </p>
        <Button onPress={onOthers}>{t('importing.choose.other')}</Button>
      </div>
      <FormatSelect
        value={format}
        likely={likely}
        onChange={(chosen) => onChange({ format: chosen, reading: null })}
      />
      <div className="import-whose">
        <Select
          label={t('importing.whose.label')}
          value={whose.kind}
          placeholder=""
          groups={[
            {
              name: null,
              options: [
                { id: 'named', name: t('importing.whose.named') },
                ...(annotator === null
                  ? []
                  : [{ id: 'own', name: t('importing.whose.ownName', { name: annotator.name }) }]),
                { id: 'other', name: t('importing.whose.other') },
              ],
            },
          ]}
          onChange={(kind) =>
            onChange({
              whose:
                kind === 'own' ? { kind } : kind === 'other' ? { kind, id: '' } : { kind: 'named' },
            })
          }
        />
        <p className="text-hint">
          {whose.kind === 'own' && t('importing.whose.ownHelp')}
          {whose.kind === 'other' && t('importing.whose.otherHelp')}
          {whose.kind === 'named' && names.length > 0 && (
            <>{t('importing.whose.namedHelp', { names: list(names) })} </>
          )}
          {whose.kind === 'named' &&
            survey.unnamed > 0 &&
            t('importing.whose.unnamed', { count: survey.unnamed })}
        </p>
        {whose.kind === 'named' && fromNames !== undefined && (
          <p className="text-hint">
            {t(`importing.whose.${fromNames.from}`, {
              file: fromNames.file,
              annotator: fromNames.annotator,
            })}
          </p>
        )}
        {whose.kind === 'other' && (
          <TextField
            label={t('importing.whose.id')}
            hint={t('importing.whose.idHint')}
            problem={isIdWrong && whose.id !== '' ? t('importing.whose.idProblem') : null}
            dir="ltr"
            value={whose.id}
            onChange={(id) => onChange({ whose: { kind: 'other', id } })}
          />
        )}
      </div>
      <ReadingFields
        survey={survey}
        reading={draft.reading ?? survey.earlier?.reading ?? nothingChosen}
        onChange={(reading) => onChange({ reading })}
      />
    </>
  )
}
