import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { OpenFailure } from '#ipc/contract.ts'
import '#renderer/language.ts'
import { FailureActions } from './FailureActions.tsx'

/** The words of the buttons in order, the primary one in brackets. */
function buttons(failure: OpenFailure, canRetry = true): string[] {
  const markup = renderToStaticMarkup(
    createElement(FailureActions, {
      failure,
      onRetry: canRetry ? () => {} : null,
      another: 'Another',
      onAnother: () => {},
    }),
  )
  return [...markup.matchAll(/<button([^>]*)>([^<]*)/g)].map(([, attributes = '', words = '']) =>
    attributes.includes('button-primary') ? `[${words}]` : words,
  )
}

describe('what can be done about a failure', () => {
  it.each([
    { kind: 'not-a-docx', reason: 'old-word' },
    { kind: 'not-a-docx', reason: 'encrypted' },
    { kind: 'unsupported-encoding', encoding: 'cp720' },
    { kind: 'too-large', bytes: 2, limit: 1 },
    { kind: 'not-found' },
  ] as const satisfies readonly OpenFailure[])('%j: another article first', (failure) => {
    expect(buttons(failure)).toEqual(['[Another]', 'Try again'])
  })

  it.each([
    { kind: 'io', code: 'EIO' },
    { kind: 'worker-failed', detail: 'x' },
    { kind: 'unreadable' },
  ] as const satisfies readonly OpenFailure[])('%j: trying again first', (failure) => {
    expect(buttons(failure)).toEqual(['[Try again]', 'Another'])
  })

  it('has one primary button also where nothing can be tried again', () => {
    expect(buttons({ kind: 'io', code: 'EIO' }, false)).toEqual(['[Another]'])
  })
})
