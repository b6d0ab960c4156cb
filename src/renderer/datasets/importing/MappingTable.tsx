import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundAttribute, FoundName, FoundRoleUse } from '#core/formats/found-names.ts'
import { became, type Mapping, type MappingKind, mappingKinds } from '#core/formats/mapping.ts'
import type { Named } from '#core/formats/name-proposal.ts'
import { valuesOf } from '#core/formats/proposing.ts'
import { unfitRoles } from '#core/formats/role-proposing.ts'
import { roleUseKey } from '#core/formats/role-uses.ts'
import type { ImportSurvey } from '#ipc/imports.ts'
import { LabelMark } from '#renderer/datasets/LabelMark.tsx'
import { useLocale } from '#renderer/language.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { type Option, Select } from '#renderer/widgets/Select.tsx'
import { fillerName, isolated } from './describe-import.ts'
import { type DraftMapping, rowsOf, withName, withValue } from './draft-mapping.ts'
import './MappingTable.css'

/** More names than these in one list are left as proposed. */
const mostShown = 100
/** No id of a tagset is so written. */
const kept = '*'

interface MappingTableProps {
  readonly survey: ImportSurvey
  readonly draft: DraftMapping
  readonly chosen: Mapping
  onChange(chosen: Mapping): void
}

/** Their names and what they become, list by list; those without a home in the tagset stand first. */
export function MappingTable(props: MappingTableProps) {
  const { t } = useTranslation()
  const { found, tagset } = props.survey
  const { language } = useLocale()
  const kinds = mappingKinds.filter((kind) => found[kind].length > 0)
  if (kinds.length === 0) return <p className="text-hint">{t('importing.mapping.none')}</p>
  return (
    <table className="mapping">
      <thead>
        <tr>
          <th scope="col" className="mapping-column">
            {t('importing.mapping.theirs')}
          </th>
          <th scope="col" className="mapping-column mapping-count">
            {t('importing.mapping.count')}
          </th>
          <th scope="col" className="mapping-column mapping-column-ours">
            {t('importing.mapping.ours', { tagset: tagset.name[language] })}
          </th>
        </tr>
      </thead>
      {kinds.map((kind) => (
        <Names key={kind} kind={kind} {...props} />
      ))}
    </table>
  )
}

function Names({
  kind,
  survey,
  draft,
  chosen,
  onChange,
}: MappingTableProps & { readonly kind: MappingKind }) {
  const { t } = useTranslation()
  const { found, tagset } = survey
  const { mapping } = draft
  const rows = rowsOf(survey, kind, mapping)
  const homeless = rows.filter(({ isHomeless }) => isHomeless).length
  const unfit = kind === 'roles' ? unfitRoles(found.roles, mapping, tagset) : []
  return (
    <tbody>
      <tr className="mapping-kind">
        <th scope="rowgroup" colSpan={3} className="mapping-kind-cell">
          <span className="mapping-kind-name">{t(`importing.mapping.${kind}`)}</span>
          {homeless > 0 && (
            <span className="mapping-homeless">
              <Icon name="warning" size={14} />
              {t('importing.mapping.homeless', { count: homeless })}
            </span>
          )}
        </th>
      </tr>
      {rows.slice(0, mostShown).map(({ key, found: one, among, use }) => {
        const attribute = kind === 'attributes' ? attributeOf(survey, key) : undefined
        const id = became(mapping[kind], key)
        return (
          <Name
            key={key}
            one={one}
            id={id}
            among={among}
            survey={survey}
            use={use}
            hasMark={kind === 'labels' || kind === 'frames'}
            reason={draft.reasonOf(kind, key)}
            refused={unfit
              .filter((misfit) => (use === null ? misfit.role === key : roleUseKey(misfit) === key))
              .map(({ filler }) => filler)}
            onChange={(to) => onChange(withName(chosen, kind, key, to === kept ? one.name : to))}
          >
            {attribute !== undefined && (
              <Values
                attribute={attribute}
                id={id}
                survey={survey}
                draft={draft}
                chosen={chosen}
                onChange={onChange}
              />
            )}
          </Name>
        )
      })}
      {rows.length > mostShown && (
        <tr>
          <td colSpan={3} className="text-hint">
            {t('importing.mapping.moreNames', { count: rows.length - mostShown })}
          </td>
        </tr>
      )}
    </tbody>
  )
}

function attributeOf({ found }: ImportSurvey, name: string): FoundAttribute | undefined {
  return found.attributes.find((attribute) => attribute.name === name)
}

interface NameProps {
  readonly one: FoundName
  readonly id: string
  readonly among: readonly Named[]
  readonly survey: ImportSurvey
  readonly hasMark: boolean
  readonly reason: ReturnType<DraftMapping['reasonOf']>
  readonly isValue?: boolean
  /** Of a role that is mapped by what fills it. */
  readonly use?: FoundRoleUse | null
  /** What fills the role, though it does not take such. */
  readonly refused?: readonly string[]
  /** The id, or that the name is kept. */
  onChange(id: string): void
  readonly children?: ReactNode
}

function Name({
  one,
  id,
  among,
  survey,
  hasMark,
  reason,
  isValue = false,
  use = null,
  refused = [],
  onChange,
  children,
}: NameProps) {
  const { t } = useTranslation()
  const { number, language, list } = useLocale()
  const { tagset } = survey
  const isKnown = among.some((other) => other.id === id)
  const keep: Option = {
    id: kept,
    name: t('importing.mapping.keep'),
    help: t('importing.mapping.keepHelp'),
  }
  return (
    <>
      <tr className="mapping-name" data-known={isKnown}>
        <th scope="row" className={isValue ? 'mapping-value-cell' : 'mapping-name-cell'}>
          <bdi className="mapping-theirs">{one.name}</bdi>
          {use !== null && (
            <span className="mapping-use">
              {t('importing.mapping.use', { frame: use.frame, filler: fillerName(t, use) })}
            </span>
          )}
          {!isValue && one.examples.length > 0 && (
            <span className="import-example" dir="auto">
              {one.examples.join(' · ')}
            </span>
          )}
        </th>
        <td className="mapping-count">{number(one.count)}</td>
        <td>
          <div className="mapping-ours">
            <Select
              label={
                use === null
                  ? t('importing.mapping.becomes', { name: one.name })
                  : t('importing.mapping.useBecomes', {
                      ...{ name: one.name, frame: use.frame, filler: fillerName(t, use) },
                    })
              }
              isLabelHidden
              value={isKnown ? id : kept}
              placeholder=""
              groups={[
                {
                  name: null,
                  options: [
                    ...among.map((other) => ({
                      id: other.id,
                      name: other.name[language],
                      sign: hasMark ? <LabelMark tagset={tagset} id={other.id} /> : undefined,
                    })),
                    keep,
                  ],
                },
              ]}
              onChange={onChange}
            />
            {isKnown && refused.length > 0 && (
              <span className="mapping-because" data-doubt="true">
                {t('importing.mapping.refused', { fillers: list(refused.map(isolated)) })}
              </span>
            )}
            {isKnown && isDoubtful(reason) && (
              <span className="mapping-because" data-doubt={reason !== 'earlier'}>
                {t(`importing.mapping.because.${reason}`)}
              </span>
            )}
          </div>
        </td>
      </tr>
      {children}
    </>
  )
}

type Doubtful = 'earlier' | 'synonym' | 'part' | 'spelling' | 'fillers'

function isDoubtful(reason: ReturnType<DraftMapping['reasonOf']>): reason is Doubtful {
  return reason !== 'name' && reason !== 'none' && reason !== 'chosen'
}

interface ValuesProps extends MappingTableProps {
  readonly attribute: FoundAttribute
  /** What the attribute becomes. */
  readonly id: string
}

/** The values of an attribute that has a list of them in the tagset. */
function Values({ attribute, id, survey, draft, chosen, onChange }: ValuesProps) {
  const { t } = useTranslation()
  const among = valuesOf(survey.tagset, id)
  const mapping = draft.mapping.values[attribute.name]
  if (among === null || mapping === undefined) return null
  return (
    <>
      <tr className="mapping-values">
        <th scope="rowgroup" colSpan={3} className="mapping-values-cell">
          {t('importing.mapping.valuesOf', { name: attribute.name })}
        </th>
      </tr>
      {attribute.values.map((value) => (
        <Name
          key={value.name}
          one={value}
          id={mapping[value.name] ?? value.name}
          among={among}
          survey={survey}
          hasMark={false}
          reason={draft.reasonOfValue(attribute.name, value.name)}
          isValue
          onChange={(to) =>
            onChange(withValue(chosen, attribute.name, value.name, to === kept ? value.name : to))
          }
        />
      ))}
      {attribute.hasMore && (
        <tr>
          <td colSpan={3} className="text-hint">
            {t('importing.mapping.moreValues')}
          </td>
        </tr>
      )}
    </>
  )
}
