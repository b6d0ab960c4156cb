import { describe, expect, test } from 'vitest'
import { isSafeName, nameForShow, nameNotices, nameTwins, unsafePath } from './names.ts'

describe('paths that Windows cannot or must not open', () => {
  test.each([
    ['CON', 'reserved'],
    ['C:\\news\\con.txt', 'reserved'],
    ['C:/news/Lpt1.tar.gz', 'reserved'],
    ['com¹.txt', 'reserved'],
    ['CONIN$', 'reserved'],
    ['aux .txt', 'reserved'],
    ['haleb.', 'trailing-dot'],
    ['news. \\haleb.txt', 'trailing-dot'],
    ['haleb.txt ', 'trailing-dot'],
    ['haleb.txt:hidden', 'colon'],
    ['C:\\a:b\\c.txt', 'colon'],
    ['\\\\server\\share\\haleb.txt', 'network-share'],
    ['//server/share/haleb.txt', 'network-share'],
    ['\\\\?\\C:\\haleb.txt', 'network-share'],
    [`C:\\${'a'.repeat(257)}`, 'too-long'],
  ])('%s', (path, reason) => {
    expect(unsafePath(path, 'windows')).toBe(reason)
    expect(unsafePath(path, 'posix')).toBeNull()
  })

  test.each([
    'C:\\news\\حلب.txt',
    'console.txt',
    'com.txt',
    'com10.txt',
    '..\\news\\.\\haleb.txt',
    `C:\\${'a'.repeat(256)}`,
  ])('%s is an ordinary path', (path) => {
    expect(unsafePath(path, 'windows')).toBeNull()
  })
})

describe('what is told of a name', () => {
  test.each([
    ['haleb.txt', []],
    ['حلب ٢٠٢٤.txt', []],
    ['تقرير\u202etxt.exe', [{ kind: 'name-bidi-override', escaped: 'تقرير\\u{202E}txt.exe' }]],
    ['حلب\u200f.txt', [{ kind: 'name-bidi-override', escaped: 'حلب\\u{200F}.txt' }]],
    ['two\nlines.txt', [{ kind: 'name-control-character', escaped: 'two\\u{000A}lines.txt' }]],
    ['lone\ud800.txt', [{ kind: 'name-control-character', escaped: 'lone\\u{D800}.txt' }]],
    ['-rf', [{ kind: 'name-leading-dash' }]],
    [`${'ح'.repeat(126)}.txt`, [{ kind: 'name-long', bytes: 256 }]],
    [`${'ح'.repeat(125)}.txt`, []],
  ])('%j', (name, notices) => {
    expect(nameNotices(name)).toEqual(notices)
  })

  test('a name for show stands on one line and reorders nothing', () => {
    expect(nameForShow('أ\u2067ب\u2069\r\u2028ت😀.txt')).toBe(
      'أ\\u{2067}ب\\u{2069}\\u{000D}\\u{2028}ت😀.txt',
    )
  })
})

describe('twins', () => {
  const composed = 'تقرير أ.txt'.normalize('NFC')
  const decomposed = composed.normalize('NFD')

  test('names that differ by normalization or case alone are told, both ways', () => {
    expect(nameTwins([composed, 'Haleb.txt', decomposed, 'other.txt', 'haleb.TXT'])).toEqual([
      { name: decomposed, twin: composed, form: 'normalization' },
      { name: composed, twin: decomposed, form: 'normalization' },
      { name: 'haleb.TXT', twin: 'Haleb.txt', form: 'case' },
      { name: 'Haleb.txt', twin: 'haleb.TXT', form: 'case' },
    ])
  })

  test('a letter that has several capitals is told too', () => {
    expect(nameTwins(['STRASSE', 'straße'])).toMatchObject([
      { name: 'straße', twin: 'STRASSE', form: 'case' },
      { name: 'STRASSE', twin: 'straße', form: 'case' },
    ])
  })

  test('Arabic names that only fold alike are no twins', () => {
    expect(nameTwins(['احمد.txt', 'أحمد.txt'])).toEqual([])
  })
})

describe('names for new folders', () => {
  test('are those that every system takes', () => {
    for (const name of ['قمح', 'set-1', 'a b', 'v1.0']) expect(isSafeName(name)).toBe(true)
    for (const name of [
      '',
      '..',
      '.set',
      ' a',
      'a.',
      'a/b',
      'a\\b',
      'a:b',
      'con',
      'a\n',
      'a\u202eb',
    ])
      expect(isSafeName(name)).toBe(false)
    expect(isSafeName('ق'.repeat(127))).toBe(true)
    expect(isSafeName('ق'.repeat(128))).toBe(false)
  })
})
