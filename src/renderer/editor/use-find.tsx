import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { Utf16 } from '#core/text/offsets.ts'
import { FindBar, type FindBarControls, type FindQuery } from './FindBar.tsx'
import type { Searchable } from './searchable.ts'

/** Longest selection that is taken for the words to be searched. */
const LONGEST_SEED = 80

interface Find {
  readonly bar: ReactNode
  open(): void
  next(): void
  previous(): void
}

/** A search is of the article in which it was opened, and goes with it. */
interface Opening {
  readonly view: Searchable
  readonly origin: Utf16
}

/** The search of a page: its bar, when it is open, and what commands do with it. */
export function useFind(view: Searchable | null, wholePage: boolean): Find {
  const controls = useRef<FindBarControls>(null)
  const [query, setQuery] = useState<FindQuery>({ text: '', fold: true, wholeWord: false })
  const [opening, setOpening] = useState<Opening | null>(null)

  const open = useCallback(() => {
    if (view === null) return
    const selected = view.selection()
    const text = selected === null ? '' : view.text.slice(selected.start, selected.end)
    if (text !== '' && text.length <= LONGEST_SEED && !text.includes('\n')) {
      setQuery((query) => ({ ...query, text }))
    }
    setOpening({ view, origin: selected?.start ?? view.firstShown() })
    controls.current?.focus()
  }, [view])
  const next = useCallback(() => {
    if (controls.current === null) open()
    else controls.current.next()
  }, [open])
  const previous = useCallback(() => {
    if (controls.current === null) open()
    else controls.current.previous()
  }, [open])

  const bar = view !== null && opening?.view === view && (
    <FindBar
      view={view}
      wholePage={wholePage}
      query={query}
      origin={opening.origin}
      controls={controls}
      onQuery={setQuery}
      onClose={() => setOpening(null)}
    />
  )
  return { bar, open, next, previous }
}
