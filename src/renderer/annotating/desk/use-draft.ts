import { useEffect, useRef, useState } from 'react'
import type { Command } from '#core/annotation/commands/command.ts'
import type { History } from '#core/annotation/history.ts'
import { actAgain } from '#renderer/annotating/act.ts'
import { holdDraft } from '#renderer/annotating/drafts.ts'

/** How long typing must rest before it is put into the annotations, in milliseconds. */
const pause = 400

interface Draft {
  /** What the field shows. */
  readonly text: string
  onChange(text: string): void
  onBlur(): void
}

/**
 * Text that is typed freely and put into the annotations when typing rests. All that is typed while
 * the field keeps the focus is one step to undo.
 */
export function useDraft(value: string, command: (text: string) => Command): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  const now = useRef<{
    draft: string | null
    last: History['done']
    timer: ReturnType<typeof setTimeout> | undefined
    command: typeof command
  }>({ draft: null, last: null, timer: undefined, command })
  now.current.command = command

  const handIn = useRef(() => {
    const { current } = now
    clearTimeout(current.timer)
    if (current.draft === null) return
    const done = actAgain(current.command(current.draft), current.last)
    current.draft = null
    if (done.ok) current.last = done.value
    setDraft(null)
  }).current

  useEffect(() => {
    const release = holdDraft(handIn)
    return () => {
      handIn()
      release()
    }
  }, [handIn])

  return {
    text: draft ?? value,
    onChange: (text) => {
      now.current.draft = text
      setDraft(text)
      clearTimeout(now.current.timer)
      now.current.timer = setTimeout(handIn, pause)
    },
    onBlur: () => {
      handIn()
      now.current.last = null
    },
  }
}
