import { describe, expect, it } from 'vitest'
import { err, ok } from '#core/result.ts'
import type { ArticleToken, OpenedArticle, OpenFailure } from '#ipc/contract.ts'
import {
  type ArticleEvent,
  type ArticleState,
  type Attempt,
  afterArticleEvent,
} from './article-state.ts'

function article(name: string): OpenedArticle {
  return {
    reference: { token: name as ArticleToken, name, folder: null },
    bytes: 0,
    sha256: '',
    textSha256: '',
    textLength: 0,
    decoding: {
      encoding: 'utf-8',
      reason: 'valid-utf-8',
      byteOrderMark: false,
      newlines: 'lf',
      notices: [],
    },
    document: {
      text: '',
      blocks: [],
      byline: {},
      extraction: { format: 'text', rules: 1 },
      notices: [],
    },
    nameNotices: [],
  }
}

const first = article('first')
const second = article('second')
const attempt: Attempt = { kind: 'in-folder', file: 'second' }
const open: ArticleState = { kind: 'open', article: first }

function stateAfter(start: ArticleState, ...events: readonly ArticleEvent[]): ArticleState {
  return events.reduce(afterArticleEvent, start)
}

function requested(ticket: number): ArticleEvent {
  return { kind: 'requested', ticket, name: 'second' }
}

function loaded(ticket: number, article: OpenedArticle): ArticleEvent {
  return { kind: 'loaded', ticket, attempt, result: ok(article) }
}

function failed(ticket: number, failure: OpenFailure): ArticleEvent {
  return { kind: 'loaded', ticket, attempt, result: err(failure) }
}

describe('opening an article', () => {
  it('keeps what is on the page until the new one comes', () => {
    const loading = stateAfter(open, requested(1))
    expect(loading).toMatchObject({ kind: 'loading', slow: false, before: first })
    expect(stateAfter(loading, loaded(1, second))).toEqual({ kind: 'open', article: second })
  })

  it('says so once it takes long, for the load that does', () => {
    expect(stateAfter(open, requested(1), { kind: 'slow', ticket: 1 })).toMatchObject({
      slow: true,
    })
    expect(stateAfter(open, requested(2), { kind: 'slow', ticket: 1 })).toMatchObject({
      slow: false,
    })
    expect(stateAfter(open, { kind: 'slow', ticket: 1 })).toBe(open)
  })

  it('ignores the result of a load that was replaced', () => {
    const loading = stateAfter(open, requested(1), requested(2))
    expect(stateAfter(loading, loaded(1, first))).toBe(loading)
    expect(stateAfter(loading, loaded(1, first), loaded(2, second))).toEqual({
      kind: 'open',
      article: second,
    })
  })

  it('goes back to what was there where it is cancelled, and ignores what comes after', () => {
    const cancelled = stateAfter(open, requested(1), { kind: 'cancelled' })
    expect(cancelled).toEqual(open)
    expect(stateAfter(cancelled, loaded(1, second))).toEqual(open)
    expect(stateAfter(open, requested(1), failed(1, { kind: 'cancelled' }))).toEqual(open)
    expect(stateAfter({ kind: 'none' }, requested(1), { kind: 'cancelled' })).toEqual({
      kind: 'none',
    })
  })

  it('tells why it failed, what was tried, and the way back', () => {
    const state = stateAfter(open, requested(1), failed(1, { kind: 'not-found' }))
    expect(state).toEqual({
      kind: 'failed',
      name: 'second',
      failure: { kind: 'not-found' },
      attempt,
      before: first,
    })
    expect(stateAfter(state, { kind: 'went-back' })).toEqual(open)
  })

  it('remembers the article through several failures', () => {
    const state = stateAfter(
      open,
      requested(1),
      failed(1, { kind: 'not-found' }),
      requested(2),
      failed(2, { kind: 'unreadable' }),
      { kind: 'went-back' },
    )
    expect(state).toEqual(open)
  })

  it('tells of what never became a load', () => {
    const failure = { kind: 'is-a-folder' } as const
    const state = stateAfter(open, { kind: 'refused', name: 'x', failure })
    expect(state).toEqual({ kind: 'failed', name: 'x', failure, attempt: null, before: first })
  })

  it('closes from any state', () => {
    expect(stateAfter(open, { kind: 'closed' })).toEqual({ kind: 'none' })
    expect(stateAfter(open, requested(1), { kind: 'closed' }, loaded(1, second))).toEqual({
      kind: 'none',
    })
  })
})
