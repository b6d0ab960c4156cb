import { expect, it } from 'vitest'
import { isInside, pathInFolder } from './paths.ts'

it.each([
  ['a.txt', '/news/a.txt'],
  ['sub/خبر.txt', '/news/sub/خبر.txt'],
  ['sub/../a.txt', '/news/a.txt'],
  ['..a.txt', '/news/..a.txt'],
  ['-a\n.txt', '/news/-a\n.txt'],
  ['../a.txt', null],
  ['sub/../../a.txt', null],
  ['../newsroom/a.txt', null],
  ['/etc/passwd', null],
  ['.', null],
  ['a\0.txt', null],
])('the path of %j in /news is %j', (file, expected) => {
  expect(pathInFolder('/news', file)).toBe(expected)
})

it.each([
  ['/', '/etc', true],
  ['/news', '/news', true],
  ['/news', '/newsroom', false],
])('%s holds %s: %s', (folder, inner, expected) => {
  expect(isInside(folder, inner)).toBe(expected)
})
