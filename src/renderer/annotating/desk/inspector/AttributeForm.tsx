import { memo, type RefObject, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '#core/annotation/commands/command.ts'
import type { Attributes, AttributeValue } from '#core/annotation/records.ts'
import type { AttributeDefinition } from '#core/annotation/tagset.ts'
import { currentTime } from '#renderer/annotating/act.ts'
import { actOrTell } from '#renderer/annotating/desk/act-or-tell.ts'
import {
  type AttributeField,
  attributeForm,
  chosenInOrder,
  isSameAsked,
} from '#renderer/annotating/desk/attribute-form.ts'
import { DraftField } from '#renderer/annotating/desk/DraftField.tsx'
import { nameOf, valueName } from '#renderer/annotating/desk/names.ts'
import { useLocale } from '#renderer/language.ts'
import { Choices } from '#renderer/widgets/Choices.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { Select } from '#renderer/widgets/Select.tsx'
import './AttributeForm.css'

interface AttributeFormProps {
  readonly definitions: readonly AttributeDefinition[]
  readonly attributes: Attributes
  readonly target: Target
  readonly isDisabled: boolean
}

/**
 * The attributes that the tagset asks for, each with the control that suits it. The controls of one item
 * serve the next; only what is being typed belongs to an item.
 */
export function AttributeForm(props: AttributeFormProps) {
  const { definitions, attributes, target, isDisabled } = props
  const { language } = useLocale()
  const { fields, extras } = attributeForm(definitions, attributes, language)
  const item = target.on === 'document' ? '' : target.id
  const current = useRef(target)
  current.current = target
  if (fields.length + extras.length === 0) return null
  return (
    <div className="attribute-form">
      {fields.map((field) => (
        <Field
          key={field.kind === 'text' ? `${field.definition.id} ${item}` : field.definition.id}
          field={field}
          target={current}
          isDisabled={isDisabled}
        />
      ))}
      {extras.length > 0 && (
        <Extras extras={extras} definitions={definitions} target={target} isDisabled={isDisabled} />
      )}
    </div>
  )
}

interface FieldProps {
  readonly field: AttributeField
  /** The item that the form is of just now. */
  readonly target: RefObject<Target>
  readonly isDisabled: boolean
}

/** Rendered anew only where it asks for something else or its value is another. */
const Field = memo(function Field({ field, target, isDisabled }: FieldProps) {
  const { language } = useLocale()
  const helpId = useId()
  const { definition } = field
  const name = definition.name[language]
  const help = definition.help?.[language]
  return (
    <div className="attribute">
      <p className="attribute-line" title={help}>
        <span className="attribute-name" aria-hidden="true">
          {name}
        </span>
        {help !== undefined && (
          <span id={helpId} className="attribute-help">
            {help}
          </span>
        )}
      </p>
      <Control
        field={field}
        target={target}
        isDisabled={isDisabled}
        name={name}
        describedBy={help === undefined ? undefined : helpId}
      />
    </div>
  )
}, isSameField)

function isSameField(a: FieldProps, b: FieldProps): boolean {
  return a.target === b.target && a.isDisabled === b.isDisabled && isSameAsked(a.field, b.field)
}

interface ControlProps extends FieldProps {
  readonly name: string
  readonly describedBy: string | undefined
}

/** Id of the option that takes an attribute away: no value may be called so. */
const notSet = ''

function Control({ field, target, isDisabled, name, describedBy }: ControlProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const key = field.definition.id
  const set = (value: AttributeValue | null): void => {
    actOrTell({ do: 'set-attribute', target: target.current, key, value, at: currentTime() })
  }
  const common = { label: name, isLabelHidden: true, isDisabled, describedBy } as const
  switch (field.kind) {
    case 'bar':
      return (
        <Choices
          {...common}
          mode="one"
          look="bar"
          choices={field.definition.values.map(({ id, name: value }) => ({
            id,
            label: value[language],
          }))}
          chosen={field.value === null ? [] : [field.value]}
          onChange={([chosen]) => set(chosen ?? null)}
        />
      )
    case 'list': {
      const { values } = field.definition
      const foreign = values.some(({ id }) => id === field.value) ? null : field.value
      return (
        <Select
          {...common}
          value={field.value}
          placeholder={t('annotating.inspector.choose')}
          groups={[
            {
              name: null,
              options: [
                { id: notSet, name: t('annotating.inspector.notSet') },
                ...values.map(({ id, name: value, help }) => ({
                  id,
                  name: value[language],
                  help: help?.[language],
                })),
                ...(foreign === null
                  ? []
                  : [{ id: foreign, name: t('annotating.inspector.foreign', { id: foreign }) }]),
              ],
            },
          ]}
          onChange={(chosen) => set(chosen === notSet ? null : chosen)}
        />
      )
    }
    case 'several':
      return (
        <Choices
          {...common}
          mode="several"
          look="chips"
          choices={field.definition.values.map(({ id, name: value }) => ({
            id,
            label: value[language],
          }))}
          chosen={field.values}
          onChange={(chosen) => {
            const all = chosenInOrder(field.definition, chosen, field.values)
            set(all.length === 0 ? null : all)
          }}
        />
      )
    case 'yes-no':
      return (
        <Choices
          {...common}
          mode="one"
          look="bar"
          choices={[
            { id: 'yes', label: t('annotating.inspector.yes') },
            { id: 'no', label: t('annotating.inspector.no') },
          ]}
          chosen={field.value === null ? [] : [field.value ? 'yes' : 'no']}
          onChange={([chosen]) => set(chosen === undefined ? null : chosen === 'yes')}
        />
      )
    case 'text':
      return <TextControl {...common} value={field.value} attribute={key} target={target.current} />
  }
}

interface TextControlProps {
  readonly label: string
  readonly isLabelHidden: boolean
  readonly isDisabled: boolean
  readonly describedBy: string | undefined
  readonly value: string
  /** Its id. */
  readonly attribute: string
  readonly target: Target
}

/** What is being typed belongs to the item that it was begun for, whichever the form is of by then. */
function TextControl({ attribute, target, ...field }: TextControlProps) {
  const [begunFor] = useState(target)
  return (
    <DraftField
      {...field}
      command={(text) => ({
        do: 'set-attribute',
        target: begunFor,
        key: attribute,
        value: text === '' ? null : text,
        at: currentTime(),
      })}
    />
  )
}

interface ExtrasProps {
  readonly extras: readonly { readonly key: string; readonly value: AttributeValue }[]
  readonly definitions: readonly AttributeDefinition[]
  readonly target: Target
  readonly isDisabled: boolean
}

/** What the tagset does not know: shown and kept until a person takes it away. */
function Extras({ extras, definitions, target, isDisabled }: ExtrasProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const words = { yes: t('annotating.inspector.yes'), no: t('annotating.inspector.no') }
  return (
    <div className="attribute">
      <p className="attribute-line">
        <span className="attribute-name">{t('annotating.inspector.extra')}</span>
      </p>
      <ul className="attribute-extras">
        {extras.map(({ key, value }) => {
          const definition = definitions.find(({ id }) => id === key)
          const name = nameOf(language, definition, key)
          return (
            <li key={key}>
              <bdi>{name}</bdi>
              <bdi className="attribute-extra">{valueName(definition, language, value, words)}</bdi>
              <IconButton
                label={t('annotating.inspector.removeValue', { name })}
                isDisabled={isDisabled}
                onPress={() =>
                  actOrTell({ do: 'set-attribute', target, key, value: null, at: currentTime() })
                }
              >
                <Icon name="close" size={14} />
              </IconButton>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
