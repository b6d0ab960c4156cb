import { PositionMap } from '#core/document/position-map.ts'
import { mapOf, reversed, type TextEdit } from '#renderer/editor/lines/edit-between.ts'

interface Step {
  readonly edit: TextEdit
  /** From the text that the correction began with to the text before this step, and to the one after. */
  readonly before: PositionMap
  readonly after: PositionMap
  /** When its last letter came, in milliseconds. */
  readonly at: number
}

/** Letters that come within this time of one another are one step. */
const TYPING_MS = 1000

/**
 * All edits of a correction, to be taken back and done again. Each step keeps the map before it, so that
 * with the text of a step the places of all spans come back, those whose words it deleted too.
 */
export class EditLog {
  #done: Step[] = []
  #undone: Step[] = []
  #isClosed = true

  /** From the text that the correction began with to the text as it is. */
  get map(): PositionMap {
    return this.#done.at(-1)?.after ?? unchanged
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Notes an edit that was made at the time `at`. */
  add(edit: TextEdit, at: number): void {
    this.#undone = []
    const last = this.#done.at(-1)
    const before = this.map
    const after = before.followedBy(mapOf(edit))
    const joined =
      last === undefined || this.#isClosed || at - last.at > TYPING_MS
        ? null
        : joinedTyping(last.edit, edit)
    if (last === undefined || joined === null) this.#done.push({ edit, before, after, at })
    else this.#done[this.#done.length - 1] = { edit: joined, before: last.before, after, at }
    this.#isClosed = false
  }

  /** What is typed from now on is a step of its own. */
  closeStep(): void {
    this.#isClosed = true
  }

  /** The edit that takes the last step back, to be made; null where there is none. */
  undo(): TextEdit | null {
    const step = this.#done.pop()
    if (step === undefined) return null
    this.#undone.push(step)
    this.#isClosed = true
    return reversed(step.edit)
  }

  redo(): TextEdit | null {
    const step = this.#undone.pop()
    if (step === undefined) return null
    this.#done.push(step)
    this.#isClosed = true
    return step.edit
  }
}

const unchanged = new PositionMap([])

/** Two edits as one, where they are typing or deleting that goes on; a space ends a word and its step. */
function joinedTyping(first: TextEdit, second: TextEdit): TextEdit | null {
  const isTyping = second.removed === '' && second.start === first.start + first.inserted.length
  if (isTyping && first.inserted !== '' && !/\s$/u.test(first.inserted))
    return { ...first, inserted: first.inserted + second.inserted }
  if (first.inserted !== '' || second.inserted !== '') return null
  const isBackward = second.start + second.removed.length === first.start
  if (isBackward) return { ...second, removed: second.removed + first.removed }
  const isForward = second.start === first.start
  return isForward ? { ...first, removed: first.removed + second.removed } : null
}
