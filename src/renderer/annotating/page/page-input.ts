/** The tagset's keys and the pointer on the page. Keys of commands are the window's. */
import type { ArticleView } from '#renderer/editor/article-view.ts'
import { caretFromPoint } from '#renderer/editor/caret-from-point.ts'
import { translator } from '#renderer/language.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { openSession } from '../annotating-state.ts'
import { fillByKey, fillWithFrame, fillWithWriter } from './filling-by-key.ts'
import { dropWhereLeft, pickAt } from './picking.ts'
import { refuse, say } from './say.ts'
import { applyLabel, applySecondLabel, selectedPieces } from './tagging.ts'
import { useTagging } from './tagging-state.ts'
import { meaningOfDigits, type TagsetKey, tagsetKeyOf } from './tagset-keys.ts'

const caretKeys: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/** Hears the keys and the pointer on the page's text; the function returned ends it. */
export function hearPage(view: ArticleView): () => void {
  const { root } = view.page
  const stop = new AbortController()
  const { signal } = stop

  root.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing) return
      const key = openSession()?.readOnly === null ? tagsetKeyOf(event) : null
      if (key === null) {
        if (!isModifier(event) && event.key !== 'Escape') dropDigits()
        if (caretKeys.has(event.code)) afterCaretMoved(view, event.shiftKey)
        return
      }
      event.preventDefault()
      if (!event.repeat) pressed(view, key)
    },
    { signal },
  )

  root.addEventListener(
    'click',
    (event) => {
      if (event.button !== 0 || event.detail !== 1 || event.shiftKey) return
      const selection = getSelection()
      if (selection !== null && !selection.isCollapsed) return
      pickAt(view, caretFromPoint(view.page, event.clientX, event.clientY)?.character ?? null)
    },
    { signal },
  )

  // A drag that began on the text may end beside it.
  root.addEventListener(
    'pointerdown',
    ({ button, pointerType }) => {
      useTagging.setState({ bar: null, digits: '' })
      if (button !== 0 || pointerType === 'touch') return
      document.addEventListener(
        'pointerup',
        () => requestAnimationFrame(() => selectedByPointer(view)),
        {
          signal,
          once: true,
        },
      )
    },
    { signal },
  )

  return () => stop.abort()
}

/** Another key came before the last digit of a label. Escape is a step back, and drops them there. */
function dropDigits(): void {
  if (useTagging.getState().digits !== '') useTagging.setState({ digits: '', bar: null })
}

function isModifier({ key }: KeyboardEvent): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta'
}

function pressed(view: ArticleView, key: TagsetKey): void {
  if (key.kind === 'digit') {
    pressedDigit(view, key.digit, key.second)
    return
  }
  useTagging.setState({ bar: null, digits: '' })
  if (key.with === 'writer') fillWithWriter(key.key)
  else if (key.with === 'frame') fillWithFrame(key.key)
  else fillByKey(view, key.key)
}

function pressedDigit(view: ArticleView, digit: string, second: boolean): void {
  const now = openSession()
  if (now === null) return
  const digits = useTagging.getState().digits + digit
  const meaning = meaningOfDigits(now.tagset, digits)
  if (meaning.kind === 'more') {
    // The bar shows which labels the next digit decides among.
    useTagging.setState(({ bar }) => ({ digits, bar: bar ?? { takesFocus: false } }))
    say(translator.t('tagging.oneMoreDigit', { digits }))
    return
  }
  useTagging.setState({ bar: null, digits: '' })
  if (meaning.kind === 'none') refuse(translator.t('tagging.noLabelKey', { digits }))
  else if (second) applySecondLabel(view, meaning.label.id)
  else applyLabel(view, meaning.label.id)
}

/** Once the caret stands where the key took it. */
function afterCaretMoved(view: ArticleView, extends_: boolean): void {
  useTagging.setState({ bar: null })
  if (extends_) return
  requestAnimationFrame(() => {
    const selection = view.selection()
    if (selection !== null && selection.start === selection.end) dropWhereLeft(selection.end)
  })
}

function selectedByPointer(view: ArticleView): void {
  const now = openSession()
  if (now === null || now.readOnly !== null || selectedPieces(view).length === 0) return
  const { armed } = useTagging.getState()
  if (armed !== null) fillByKey(view, armed)
  else if (useSettings.getState().settings.page.labelBar)
    useTagging.setState({ bar: { takesFocus: false } })
}
