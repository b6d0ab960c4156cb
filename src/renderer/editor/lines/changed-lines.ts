import { $getNodeByKey, $getRoot, $getSelection, $isRangeSelection, type NodeKey } from 'lexical'
import type { Utf16 } from '#core/text/offsets.ts'
import { $offsetInLine } from './line-selection.ts'
import type { PageLine } from './page-line.ts'
import type { TextLines } from './text-lines.ts'

export interface ChangedLines {
  /** Numbers of the lines that were replaced, `to` exclusive. */
  readonly from: number
  readonly to: number
  readonly now: readonly { readonly key: NodeKey; readonly text: string }[]
  /** The caret in the new lines' text; null where it is elsewhere. */
  readonly caret: Utf16 | null
}

/** The run of lines that an update changed, as they are now; null where none did. */
export function $changedLines(
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
