/** A plain text in a Lexical editor, a paragraph for each line; tells every edit as what it replaced by what. */
import { registerRichText } from '@lexical/rich-text'
import {
  $createRangeSelectionFromDom,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  createEditor,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  ParagraphNode,
  type PointType,
  REDO_COMMAND,
  UNDO_COMMAND,
  type UpdateListenerPayload,
} from 'lexical'
import { firstStrongDirection } from '#core/text/direction.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { editBetween, type TextEdit } from './edit-between.ts'
import { $createLine, $setLine, LineNode } from './line-node.ts'
import { PageLine } from './page-line.ts'
import { keepToPlainText } from './plain-text.ts'
import { TextLines } from './text-lines.ts'

/** Marks an update that the program makes: the user's own edits alone are told of. */
const madeTag = 'not-by-hand'

export interface LinesEditor {
  readonly editor: LexicalEditor
  readonly lines: TextLines<PageLine>
  /** Makes an edit that `onEdit` is not told of, and puts the caret after it. */
  make(edit: TextEdit): void
  /** Puts the caret at an offset, with the focus. */
  setCaret(offset: Utf16): void
  /** What is selected, and which of its ends moves; null where nothing ever was. */
  selected(): SelectedRange | null
  /** Selects a range, with the focus. */
  select(range: Utf16Range): void
  dispose(): void
}

export interface SelectedRange extends Utf16Range {
  readonly focus: Utf16
}

export interface EditListeners {
  /** Undo or redo was asked of the editor. */
  onStep(way: 'undo' | 'redo'): void
  /** After each edit of the user's. */
  onEdit(edit: TextEdit): void
  /** After each change of the text or of the selection. */
  onUpdate(): void
  /** After each change of the text, with the lines that went and those that came. */
  onChange(range: Utf16Range, gone: readonly PageLine[], came: readonly PageLine[]): void
}

export function editLines(
  text: string,
  root: HTMLElement,
  { onEdit, onChange, onUpdate, onStep }: EditListeners,
): LinesEditor {
  const textDirection = firstStrongDirection(text) ?? 'rtl'
  const editor = createEditor({
    namespace: 'lines',
    nodes: [LineNode, { replace: ParagraphNode, with: () => $createLine(''), withKlass: LineNode }],
    onError(error) {
      throw error
    },
  })
  const lines = new TextLines<PageLine>([])
  editor.setRootElement(root)
  editor.update(
    () => {
      const nodes = text.split('\n').map((line) => {
        const node = $createLine(line)
        return node.setDirection(firstStrongDirection(line) ?? textDirection)
      })
      $getRoot().append(...nodes)
      lines.replace(
        0,
        0,
        nodes.map((node) => new PageLine(editor, lines, node.getKey(), node.getTextContent())),
      )
    },
    { discrete: true },
  )

  function read({ tags, dirtyElements }: UpdateListenerPayload): void {
    const change = editor.read(() => $changedLines(lines, dirtyElements))
    if (change === null) return
    const { from, to, now, caret } = change
    const start = lines.all[from]?.start ?? 0
    const before = lines.text(from, to)
    const after = now.map(({ text }) => text).join('\n')
    const edit = editBetween(before, after, caret ?? after.length)
    const old = new Set(lines.all.slice(from, to))
    const next = now.map(({ key, text }) => {
      const line = lines.get(key) ?? new PageLine(editor, lines, key, text)
      line.text = text
      return line
    })
    lines.replace(from, to, next)
    if (edit !== null && !tags.has(madeTag)) onEdit({ ...edit, start: start + edit.start })
    const kept = new Set(next)
    onChange(
      { start, end: start + after.length },
      [...old].filter((line) => !kept.has(line)),
      next.filter((line) => !old.has(line)),
    )
  }

  // Not inside the update that a command runs in: the step is an update of its own.
  function step(way: 'undo' | 'redo'): true {
    queueMicrotask(() => onStep(way))
    return true
  }

  const stops = [
    registerRichText(editor),
    keepToPlainText(editor, {
      selected() {
        const selection = $selectedRange(lines)
        return selection === null ? '' : lines.slice(selection.start, selection.end)
      },
      replaceSelection(inserted) {
        const selection = $selectedRange(lines)
        if (selection === null) return
        const { start, end } = selection
        $make(lines, { start, removed: lines.slice(start, end), inserted })
      },
    }),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      () => $takeSelection(editor),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(UNDO_COMMAND, () => step('undo'), COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(REDO_COMMAND, () => step('redo'), COMMAND_PRIORITY_CRITICAL),
    editor.registerNodeTransform(LineNode, (node) => {
      const direction = firstStrongDirection(node.getTextContent()) ?? textDirection
      if (node.getDirection() !== direction) node.setDirection(direction)
    }),
    editor.registerUpdateListener(read),
    editor.registerUpdateListener(onUpdate),
  ]

  return {
    editor,
    lines,
    make(edit) {
      editor.update(() => $make(lines, edit), { discrete: true, tag: madeTag })
    },
    setCaret(offset) {
      editor.update(() => $setCaret(lines, offset), { discrete: true })
      editor.focus()
    },
    selected: () => editor.read(() => $selectedRange(lines)),
    select(range) {
      editor.update(() => $select(lines, range), { discrete: true })
      editor.focus()
    },
    dispose() {
      for (const stop of stops) stop()
      editor.setRootElement(null)
    },
  }
}

/**
 * Takes over what is selected on the page. The browser tells of a new selection by an event that a key
 * overtakes on a busy machine: Delete then took what stood at the selection before.
 */
function $takeSelection(editor: LexicalEditor): false {
  const selected = $createRangeSelectionFromDom(getSelection(), editor)
  if (selected !== null && !selected.is($getSelection())) $setSelection(selected)
  return false
}

interface ChangedLines {
  /** Numbers of the lines that were replaced, `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly now: readonly { readonly key: NodeKey; readonly text: string }[]
  /** The caret in the new lines' text; null where it is elsewhere. */
  readonly caret: Utf16 | null
}

/** The run of lines that an update changed, as they are now; null where none did. */
function $changedLines(
  lines: TextLines<PageLine>,
  dirty: ReadonlyMap<NodeKey, boolean>,
): ChangedLines | null {
  const run = $isSameLines(lines, dirty)
    ? $editedRun(lines, dirty)
    : $replacedRun(lines.all, $getRoot().getChildrenKeys(), dirty)
  if (run === null) return null
  const now = run.keys.map((key) => ({ key, text: $textOf(key) }))
  return { ...run, now, caret: $caretIn(now) }
}

interface Run {
  readonly from: number
  readonly to: number
  readonly keys: readonly NodeKey[]
}

/** Whether the same paragraphs stand there in the same order. */
function $isSameLines(lines: TextLines<PageLine>, dirty: ReadonlyMap<NodeKey, boolean>): boolean {
  if ($getRoot().getChildrenSize() !== lines.all.length) return false
  for (const key of dirty.keys())
    if (key !== 'root' && (lines.get(key) === undefined || $getNodeByKey(key) === null))
      return false
  return true
}

function $editedRun(lines: TextLines<PageLine>, dirty: ReadonlyMap<NodeKey, boolean>): Run | null {
  let from = Number.POSITIVE_INFINITY
  let to = -1
  for (const key of dirty.keys()) {
    const line = lines.get(key)
    if (line === undefined || $textOf(key) === line.text) continue
    const number = lines.lineAt(line.start)
    from = Math.min(from, number)
    to = Math.max(to, number + 1)
  }
  return to === -1 ? null : { from, to, keys: lines.all.slice(from, to).map(({ key }) => key) }
}

function $replacedRun(
  old: readonly PageLine[],
  keys: readonly NodeKey[],
  dirty: ReadonlyMap<NodeKey, boolean>,
): Run {
  const isKept = (line: PageLine | undefined, key: NodeKey | undefined): boolean =>
    line !== undefined && line.key === key && (!dirty.has(key) || $textOf(key) === line.text)
  let from = 0
  while (isKept(old[from], keys[from])) from++
  let rest = 0
  const most = Math.min(old.length, keys.length) - from
  while (rest < most && isKept(old.at(-1 - rest), keys.at(-1 - rest))) rest++
  // A line that came or went took an LF with it, which a neighbour shares.
  if (from > 0) from--
  else if (rest > 0) rest--
  return { from, to: old.length - rest, keys: keys.slice(from, keys.length - rest) }
}

function $textOf(key: NodeKey): string {
  return $getNodeByKey(key)?.getTextContent() ?? ''
}

/** Where the caret stands in the text of some consecutive lines; null where it does not. */
function $caretIn(now: ChangedLines['now']): Utf16 | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const held = selection.focus.getNode().getTopLevelElement()?.getKey()
  let at = 0
  for (const { key, text } of now) {
    if (key === held) return at + $offsetInLine(selection.focus)
    at += text.length + 1
  }
  return null
}

/** Offset of a point in the text of its line. */
function $offsetInLine(point: PointType): Utf16 {
  const node = point.getNode()
  const isInText = !$isElementNode(node)
  const before = isInText ? node.getPreviousSiblings() : node.getChildren().slice(0, point.offset)
  const offset = isInText ? point.offset : 0
  return before.reduce((sum, sibling) => sum + sibling.getTextContentSize(), offset)
}

function $selectedRange(lines: TextLines<PageLine>): SelectedRange | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const anchor = $offsetOf(lines, selection.anchor)
  const focus = $offsetOf(lines, selection.focus)
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus), focus }
}

/** Offset of a point in the whole text. */
function $offsetOf(lines: TextLines<PageLine>, point: PointType): Utf16 {
  const node = point.getNode()
  if (node.is($getRoot())) return lines.all[point.offset]?.start ?? lines.length
  const line = lines.get(node.getTopLevelElement()?.getKey() ?? '')
  return line === undefined ? 0 : line.start + $offsetInLine(point)
}

function $make(lines: TextLines<PageLine>, { start, removed, inserted }: TextEdit): void {
  const end = start + removed.length
  const [first, last] = [lines.lineAt(start), lines.lineAt(end)]
  const [from, to] = [lines.all[first], lines.all[last]]
  const node = from === undefined ? null : $getNodeByKey(from.key)
  if (from === undefined || to === undefined || !(node instanceof LineNode)) return
  const head = from.text.slice(0, start - from.start)
  const tail = to.text.slice(end - to.start)
  const [own = '', ...more] = (head + inserted + tail).split('\n')
  for (const { key } of lines.all.slice(first + 1, last + 1)) $getNodeByKey(key)?.remove()
  $setLine(node, own)
  let after = node
  for (const text of more) {
    const line = $createLine(text)
    line.setDirection(node.getDirection())
    after.insertAfter(line)
    after = line
  }
  $selectIn(node, head.length + inserted.length)
}

function $setCaret(lines: TextLines<PageLine>, offset: Utf16): void {
  const line = lines.all[lines.lineAt(offset)]
  const node = line === undefined ? null : $getNodeByKey(line.key)
  if (line !== undefined && node instanceof LineNode) $selectIn(node, offset - line.start)
}

function $select(lines: TextLines<PageLine>, { start, end }: Utf16Range): void {
  $setCaret(lines, end)
  const last = $getSelection()
  if (!$isRangeSelection(last)) return
  const { key, offset, type } = last.focus
  $setCaret(lines, start)
  const selection = $getSelection()
  if ($isRangeSelection(selection)) selection.focus.set(key, offset, type)
}

/** Puts the caret `offset` characters after the beginning of a line, in it or in one that follows. */
function $selectIn(first: LineNode, offset: Utf16): void {
  let line: LexicalNode | null = first
  let left = offset
  while (line instanceof LineNode) {
    const size = line.getTextContentSize()
    if (left <= size) break
    left -= size + 1
    line = line.getNextSibling()
  }
  if (!(line instanceof LineNode)) return
  for (const child of line.getChildren()) {
    const size = child.getTextContentSize()
    if ($isTextNode(child) && left <= size) {
      child.select(left, left)
      return
    }
    left -= size
  }
  line.selectEnd()
}
