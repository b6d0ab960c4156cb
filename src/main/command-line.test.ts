import { describe, expect, it } from 'vitest'
import { pathsOf } from './command-line.ts'

const cwd = '/home/amal'

describe('pathsOf', () => {
  it.each([
    ['nothing', ['isnad'], []],
    ['a path', ['isnad', '/news/a.txt'], ['/news/a.txt']],
    ['a path relative to the folder it was typed in', ['isnad', 'خبر.txt'], ['/home/amal/خبر.txt']],
    ['several', ['isnad', 'a.txt', 'b'], ['/home/amal/a.txt', '/home/amal/b']],
    ['options around it', ['isnad', '--user-data-dir=/d', 'a.txt', '--x'], ['/home/amal/a.txt']],
    [
      'a leading dash after --',
      ['isnad', '--', '-a.txt', '--b'],
      ['/home/amal/-a.txt', '/home/amal/--b'],
    ],
    ['a newline in the name', ['isnad', 'a\nb.txt'], ['/home/amal/a\nb.txt']],
    ['a file URL', ['isnad', 'file:///news/%D8%A3%20b.txt'], ['/news/أ b.txt']],
    ['an empty argument', ['isnad', ''], []],
  ])('packaged: %s', (_, argv, expected) => {
    expect(pathsOf(argv, true, cwd)).toEqual(expected)
  })

  it.each([
    ['the app alone', ['electron', '.'], []],
    ['the app and a path', ['electron', '.', 'a.txt'], ['/home/amal/a.txt']],
    [
      'flags before the app',
      ['electron', '-r', 'loader.js', '--no-sandbox', '--inspect=0', '.', 'a.txt'],
      ['/home/amal/a.txt'],
    ],
  ])('from a checkout: %s', (_, argv, expected) => {
    expect(pathsOf(argv, false, cwd)).toEqual(expected)
  })

  it('does not turn a file URL of another machine into a path here', () => {
    expect(pathsOf(['isnad', 'file://server/share/a.txt'], true, cwd)).not.toContain('/share/a.txt')
    expect(pathsOf(['isnad', 'file://server/share/a.txt'], true, cwd)).not.toContain(
      '//server/share/a.txt',
    )
  })
})
