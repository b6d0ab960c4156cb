/** A plain text in a Lexical editor, a paragraph for each line; tells every edit as what it replaced by what. */
import { registerRichText } from '@lexical/rich-text'
import {
  $getNodeByKey,
  $getRoot,
  COMMAND_PRIORITY_CRITICAL,
  createEditor,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  ParagraphNode,
  REDO_COMMAND,
  UNDO_COMMAND,
  type UpdateListenerPayload,
} from 'lexical'
import { firstStrongDirection } from '#core/text/direction.ts'
import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { $changedLines } from './changed-lines.ts'
import { editBetween, type TextEdit } from './edit-between.ts'
import { $createLine, $setLine, LineNode } from './line-node.ts'
import {
  $select,
  $selectedRange,
  $selectIn,
  $setCaret,
  $takeSelection,
  type SelectedRange,
} from './line-selection.ts'
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
  /** Takes no more edits by hand, or takes them again, with the focus. */
  lock(isLocked: boolean): void
  dispose(): void
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
    lock(isLocked) {
      editor.setEditable(!isLocked)
      root.contentEditable = String(!isLocked)
      root.ariaReadOnly = String(isLocked)
      if (!isLocked) editor.focus()
    },
    dispose() {
      for (const stop of stops) stop()
      editor.setRootElement(null)
    },
  }
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
