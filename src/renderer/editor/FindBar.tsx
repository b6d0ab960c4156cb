import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { useTranslation } from 'react-i18next'
import type { Utf16 } from '#core/text/offsets.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'
import { IconButton } from '#renderer/widgets/IconButton.tsx'
import { FindOption } from './FindOption.tsx'
import type { FindOptions } from './find-hits.ts'
import { FindSession, type FindState } from './find-session.ts'
import type { Searchable } from './searchable.ts'
import './FindBar.css'

/** What is searched for; kept while the bar is closed. */
export interface FindQuery extends FindOptions {
  readonly text: string
}

export interface FindBarControls {
  next(): void
  previous(): void
  /** Puts the keyboard into the field, all of it selected. */
  focus(): void
}

interface FindBarProps {
  readonly view: Searchable
  readonly wholePage: boolean
  readonly query: FindQuery
  /** Where the caret stood: the first hit gone to is the next one from there. */
  readonly origin: Utf16
  readonly controls: Ref<FindBarControls>
  onQuery(query: FindQuery): void
  onClose(): void
}

const PAUSE_MS = 200
const nothing: FindState = { count: 0, current: null }

/** The search in the article, over the page's upper edge. Escape leaves the selection on the hit. */
export function FindBar(props: FindBarProps) {
  const { view, wholePage, query, origin, controls, onQuery, onClose } = props
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [session, setSession] = useState<FindSession | null>(null)
  const [state, setState] = useState(nothing)

  useEffect(() => {
    const opened = new FindSession(view)
    setSession(opened)
    return () => opened.close()
  }, [view])

  const { text, fold, wholeWord } = query
  useEffect(() => {
    if (session === null) return
    setState(session.search(text, { fold, wholeWord, wholePage }, session.hit?.start ?? origin))
  }, [session, text, fold, wholeWord, wholePage, origin])

  // A text that is corrected is searched again in a pause of the typing.
  useEffect(() => {
    if (session === null) return
    let pause: ReturnType<typeof setTimeout> | undefined
    const stop = view.onChange(() => {
      session.forget()
      clearTimeout(pause)
      const options = { fold, wholeWord, wholePage }
      pause = setTimeout(() => setState(session.searchAgain(text, options)), PAUSE_MS)
    })
    return () => {
      stop()
      clearTimeout(pause)
    }
  }, [view, session, text, fold, wholeWord, wholePage])

  function step(by: 1 | -1): void {
    if (session !== null) setState(session.step(by))
  }

  function close(): void {
    const hit = session?.hit ?? null
    onClose()
    if (hit === null) view.focus()
    else view.selectRange(hit)
  }

  useImperativeHandle(controls, () => ({
    next: () => step(1),
    previous: () => step(-1),
    focus() {
      input.current?.focus()
      input.current?.select()
    },
  }))

  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === input.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const found = text === '' || state.count > 0
  return (
    <search className="find-bar" aria-label={t('page.find.label')} onKeyDownCapture={onKeyDown}>
      <TextField
        className={found ? 'find-field' : 'find-field find-field-empty'}
        aria-label={t('page.find.field')}
        value={text}
        onChange={(value) => onQuery({ ...query, text: value })}
      >
        <Icon name="search" size={16} />
        <Input ref={input} className="find-input" dir="auto" placeholder={t('page.find.field')} />
        <output className="find-count">{countText()}</output>
      </TextField>
      <FindOption
        name={t('page.find.fold')}
        sign="أ≈ا"
        chosen={fold}
        onChange={(chosen) => onQuery({ ...query, fold: chosen })}
      />
      <FindOption
        name={t('page.find.wholeWord')}
        sign={t('page.find.wholeWordSign')}
        chosen={wholeWord}
        onChange={(chosen) => onQuery({ ...query, wholeWord: chosen })}
      />
      <IconButton
        label={t('page.find.previous')}
        command="find-previous"
        isDisabled={state.count === 0}
        onPress={() => step(-1)}
      >
        <span className="find-up">
          <Icon name="down" />
        </span>
      </IconButton>
      <IconButton
        label={t('page.find.next')}
        command="find-next"
        isDisabled={state.count === 0}
        onPress={() => step(1)}
      >
        <Icon name="down" />
      </IconButton>
      <IconButton label={t('page.find.close')} onPress={close}>
        <Icon name="close" size={16} />
      </IconButton>
    </search>
  )

  function countText(): string {
    if (text === '') return ''
    if (state.current === null) return t('page.find.none')
    return t('page.find.place', { place: state.current + 1, total: state.count })
  }
}
