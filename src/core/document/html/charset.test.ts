import { expect, test } from 'vitest'
import { declaredCharset } from './charset.ts'

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

test.each([
  ['<meta charset=windows-1256>', 'windows-1256'],
  ['<META CHARSET="UTF-8"/>', 'UTF-8'],
  ["<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-6'>", 'iso-8859-6'],
  ['<meta content="text/html;charset=x-y" http-equiv=content-type>', 'x-y'],
  ['<!-- <meta charset=utf-8> --><meta charset=windows-1256>', 'windows-1256'],
  ['<?xml version="1.0" encoding="utf-16"?><html>', 'utf-16'],
  ['\xef\xbb\xbf<?xml version="1.0" encoding=\'UTF-8\'?><html>', 'UTF-8'],
  ['<m\0e\0t\0a\0 charset=utf-8>', 'utf-8'],
  ['<meta name=description content="nothing">', undefined],
  ['<p>charset=utf-8</p>', undefined],
  ['', undefined],
])('%j', (source, label) => {
  expect(declaredCharset(latin(source))).toBe(label)
})
