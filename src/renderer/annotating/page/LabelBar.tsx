import { type CSSProperties, useLayoutEffect, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useTranslation } from 'react-i18next'
import { spanEnd, spanStart } from '#core/annotation/order.ts'
import type { SpanLabel, Tagset } from '#core/annotation/tagset.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { useLocale } from '#renderer/language.ts'
import { usePosition } from '#renderer/shell/position-store.ts'
import { KeyCaps } from '#renderer/widgets/KeyLabel.tsx'
import { labelColour } from '../label-colours.ts'
import { pickedSpan } from '../picked-span.ts'
import { usePicked } from '../selection-state.ts'
import { firstLineOf } from './geometry.ts'
import { applyLabel } from './tagging.ts'
import { useTagging } from './tagging-state.ts'
import './LabelBar.css'

/** Pixels between the bar and the words it is for. */
const gap = 10

interface LabelBarProps {
  readonly view: ArticleView
  readonly tagset: Tagset
  readonly takesFocus: boolean
}

/** The labels, beside the selection or the selected span. Reading and selecting go on under it. */
export function LabelBar({ view, tagset, takesFocus }: LabelBarProps) {
  const { t } = useTranslation()
  const { language } = useLocale()
  const bar = useRef<HTMLDivElement>(null)
  const digits = useTagging((state) => state.digits)

  useLayoutEffect(() => {
    const follow = (): void => {
      const range = rangeServed(view)
      if (range === null) useTagging.setState({ bar: null })
      else if (bar.current !== null) place(bar.current, view, range)
    }
    follow()
    const stops = [usePosition.subscribe(follow), usePicked.subscribe(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [view])

  useLayoutEffect(() => {
    if (takesFocus) bar.current?.querySelector('button')?.focus()
  }, [takesFocus])

  function choose(label: string): void {
    useTagging.setState({ bar: null, digits: '' })
    view.focus()
    applyLabel(view, label)
  }

  const groups = groupsOf(tagset)
  return (
    <Toolbar
      ref={bar}
      className="label-bar"
      aria-label={t('tagging.bar')}
      data-grouped={groups.length > 1}
    >
      {groups.map(({ id, name, labels }) => (
        <div key={id} className="label-bar-group">
          {name !== null && <span className="label-bar-name">{name[language]}</span>}
          {labels.map((label) => (
            <Button
              key={label.id}
              className="label-bar-label"
              data-quiet={digits !== '' && label.hotkey?.startsWith(digits) !== true}
              preventFocusOnPress
              onPress={() => choose(label.id)}
            >
              <span className="label-bar-sample" style={sampleOf(tagset, label)}>
                {label.name[language]}
              </span>
              {label.hotkey !== undefined && <KeyCaps caps={[...label.hotkey]} />}
            </Button>
          ))}
        </div>
      ))}
    </Toolbar>
  )
}

/** A label's name looks as its spans do. */
function sampleOf(tagset: Tagset, { id, line }: SpanLabel): CSSProperties {
  return { '--hue': labelColour(tagset, id), textDecorationStyle: line } as CSSProperties
}

/** The selection, else the selected span. */
function rangeServed(view: ArticleView): Utf16Range | null {
  const selection = view.selection()
  if (selection !== null && selection.end > selection.start) return selection
  const span = pickedSpan()
  return span === null ? null : { start: spanStart(span), end: spanEnd(span) }
}

interface Group {
  readonly id: string
  readonly name: SpanLabel['name'] | null
  readonly labels: readonly SpanLabel[]
}

/** Labels by the tagset's groups; those of no group first, under no name. */
function groupsOf({ groups, spans }: Tagset): readonly Group[] {
  const ungrouped = spans.filter(({ group }) => group === undefined)
  return [
    ...(ungrouped.length > 0 ? [{ id: '', name: null, labels: ungrouped }] : []),
    ...groups.map(({ id, name }) => ({
      id,
      name,
      labels: spans.filter(({ group }) => group === id),
    })),
  ]
}

/** Under the last line, or over the first where there is no room; always inside the page. */
function place(bar: HTMLElement, view: ArticleView, range: Utf16Range): void {
  const sheet = bar.offsetParent?.getBoundingClientRect()
  const scroller = view.page.root.closest('.page-scroller')?.getBoundingClientRect()
  if (sheet === undefined || scroller === undefined) return
  const origin = { x: sheet.left, y: sheet.top }
  const first = firstLineOf(view.page, range, origin)
  const boxes = view.page.toRange({ start: range.end - 1, end: range.end })?.getClientRects()
  const last = boxes?.[boxes.length - 1]
  if (first === null || last === undefined) return
  const { offsetWidth: width, offsetHeight: height } = bar
  const below = last.bottom - sheet.top + gap
  const fits = below + height <= scroller.bottom - sheet.top
  const top = fits ? below : Math.max(first.top - gap - height, scroller.top - sheet.top + gap)
  const middle = last.left + last.width / 2 - sheet.left
  const left = Math.max(scroller.left - sheet.left, 0)
  const right = Math.min(scroller.right - sheet.left, sheet.width)
  const x = Math.min(Math.max(middle - width / 2, left + gap), Math.max(right - width - gap, left))
  bar.style.transform = `translate(${Math.round(x)}px, ${Math.round(top)}px)`
}
