import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import '#renderer/language.ts'
import { Fingerprint } from './Fingerprint.tsx'

it('shows the beginning of the fingerprint from left to right, and offers the whole', () => {
  const sha256 = '0123456789abcdef'.repeat(4)
  const markup = renderToStaticMarkup(createElement(Fingerprint, { sha256 }))
  expect(markup).toContain('dir="ltr"')
  const words = markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  expect(words.trim()).toBe('SHA-256 0123456789ab… Copy in full')
})
