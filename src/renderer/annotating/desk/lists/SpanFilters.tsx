import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countByLabel } from '#core/annotation/filter.ts'
import type { Span } from '#core/annotation/model.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { Language } from '#messages/numbers.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { valueName } from '#renderer/annotating/desk/names.ts'
import { oddSpans, type Problems } from '#renderer/annotating/desk/problems.ts'
import { useNaming } from '#renderer/annotating/desk/use-session.ts'
import { SearchField } from '#renderer/widgets/SearchField.tsx'
import { Select } from '#renderer/widgets/Select.tsx'
import { LabelChips } from './LabelChips.tsx'
import { LabelCounts } from './label-counts.ts'
import { attributeOptions, filterSpans, isFiltering, type SpanListFilter } from './span-filter.ts'

/** Id of the field that filters the spans, for the command that goes there. */
const spanFilterId = 'span-filter'

interface SpanFiltersProps {
  readonly session: OpenSession
  /** All spans in text order. */
  readonly ordered: readonly Span[]
  readonly filter: SpanListFilter
  readonly shown: number
  readonly problems: Problems
  /** Beneath an inspector only the search stands, until it is used. */
  readonly isBrief: boolean
}

/** What is looked for among the spans: words, labels, an attribute, what is odd; and their order. */
export function SpanFilters(props: SpanFiltersProps) {
  const { session, ordered, filter, shown, problems, isBrief } = props
  const { t } = useTranslation()
  const { language } = useNaming(session)
  const { tagset, session: now } = session
  const { spans } = now.annotations
  const [labels] = useState(() => new LabelCounts())
  const counts = countByLabel(labels.of(ordered), tagset).map(({ label, count }) => ({
    id: label,
    count,
  }))
  return (
    <div className="items-head" data-brief={isBrief && !isFiltering(filter)}>
      <SearchField
        label={t('annotating.list.searchSpans')}
        placeholder={t('annotating.list.placeholder')}
        clearLabel={t('annotating.list.clear')}
        value={filter.text}
        onChange={filterByText}
        inputId={spanFilterId}
      />
      <LabelChips
        label={t('annotating.list.labels')}
        tagset={tagset}
        kind="span"
        counts={counts}
        odd={oddSpans(problems, now.annotations)}
        chosen={filter}
        onChange={filterSpans}
      />
      <div className="items-line">
        <span className="items-count" role="status">
          {isFiltering(filter)
            ? t('annotating.list.shown', { shown, all: spans.size })
            : t('annotating.list.spanCount', { count: spans.size })}
        </span>
        <span className="items-choices">
          <AttributeSelect
            tagset={tagset}
            language={language}
            labels={filter.labels}
            attribute={filter.attribute}
          />
          <OrderSelect order={filter.order} />
        </span>
      </div>
    </div>
  )
}

interface AttributeSelectProps extends Pick<SpanListFilter, 'labels' | 'attribute'> {
  readonly tagset: Tagset
  readonly language: Language
}

/** Narrows to a value of an attribute; another span changes nothing here. */
const AttributeSelect = memo(function AttributeSelect(props: AttributeSelectProps) {
  const { tagset, language, labels, attribute } = props
  const { t } = useTranslation()
  const options = attributeOptions(tagset, labels)
  const words = { yes: t('annotating.inspector.yes'), no: t('annotating.inspector.no') }
  if (options.length === 0) return null
  return (
    <Select
      label={t('annotating.list.attribute')}
      isLabelHidden
      look="quiet"
      value={attribute ?? anyAttribute}
      placeholder=""
      groups={[
        {
          name: null,
          options: [{ id: anyAttribute, name: t('annotating.list.anyAttribute') }],
        },
        ...groupOptions(options).map(([definition, values]) => ({
          name: definition.name[language],
          options: values.map(({ id, value }) => {
            const name =
              value === null
                ? t('annotating.inspector.notSet')
                : valueName(definition, language, value, words)
            const ofAttribute = { attribute: definition.name[language], value: name }
            return { id, name, fullName: t('annotating.list.attributeIs', ofAttribute) }
          }),
        })),
      ]}
      onChange={(id) => filterSpans({ attribute: id === anyAttribute ? null : id })}
    />
  )
})

const OrderSelect = memo(function OrderSelect({ order }: Pick<SpanListFilter, 'order'>) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('annotating.list.order')}
      isLabelHidden
      look="quiet"
      value={order}
      placeholder=""
      groups={[
        {
          name: null,
          options: [
            { id: 'text', name: t('annotating.list.byText') },
            { id: 'label', name: t('annotating.list.byLabel') },
          ],
        },
      ]}
      onChange={(id) => filterSpans({ order: id === 'label' ? 'label' : 'text' })}
    />
  )
})

const filterByText = (text: string): void => filterSpans({ text })

/** Id that no attribute can have. */
const anyAttribute = '#any'

type Options = ReturnType<typeof attributeOptions>

/** Values of one attribute together, in the order of the attributes. */
function groupOptions(options: Options): readonly [Options[number]['definition'], Options][] {
  const groups = new Map<string, Options[number][]>()
  for (const option of options) groups.set(option.key, [...(groups.get(option.key) ?? []), option])
  return [...groups.values()].flatMap((group): [Options[number]['definition'], Options][] => {
    const [first] = group
    return first === undefined ? [] : [[first.definition, group]]
  })
}
