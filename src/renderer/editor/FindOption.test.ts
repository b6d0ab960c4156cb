import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { FindOption } from './FindOption.tsx'

it('is called by its name alone: the sign in it is no text to a screen reader', () => {
  const markup = renderToStaticMarkup(
    createElement(FindOption, { name: 'Whole words', sign: 'Word', chosen: true, onChange() {} }),
  )
  expect(markup).toContain('aria-label="Whole words"')
  const exposed = markup.replace(/<(\w+) aria-hidden="true">.*?<\/\1>/g, '')
  expect(exposed.replace(/<[^>]*>/g, '')).toBe('')
  expect(markup).toContain('data-sign="Word"')
})
