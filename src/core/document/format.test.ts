import { describe, expect, test } from 'vitest'
import { extensionOf, formatOfContent, formatOfName } from './format.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const wide = (text: string) => Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0), 0]))

describe('format by name', () => {
  test.each([
    ['خبر.txt', 'text'],
    ['خبر.TEXT', 'text'],
    ['a.b.md', 'markdown'],
    ['a.markdown', 'markdown'],
    ['a.HTM', 'html'],
    ['a.html', 'html'],
    ['a.xhtml', 'html'],
    ['a.docx', 'docx'],
    ['a.pdf', null],
    ['a', null],
    ['.txt', null],
    ['a.', null],
    ['a.constructor', null],
  ])('%s', (name, format) => {
    expect(formatOfName(name)).toBe(format)
  })

  test('an extension is what follows the last dot', () => {
    expect(extensionOf('خبر.tar.GZ')).toBe('gz')
    expect(extensionOf('خبر')).toBe('')
  })
})

describe('format by content', () => {
  test.each([
    ['<!DOCTYPE html><p>', 'html'],
    ['\ufeff\n<!-- saved from url=(0014)about:internet -->\n<html dir="rtl">', 'html'],
    [
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">',
      'html',
    ],
    ['<p>خبر</p>', null],
    ['<htmlx>', null],
    ['# <html>', null],
    ['خبر', null],
    ['', null],
    ['PK\u0003\u0004 word/document.xml', 'docx'],
    ['PK\u0003\u0004 xl/workbook.xml word/doc', null],
  ])('%j', (text, format) => {
    expect(formatOfContent(bytes(text))).toBe(format)
  })

  test('a page in UTF-16', () => {
    expect(formatOfContent(wide('<html lang="ar">'))).toBe('html')
    expect(
      formatOfContent(wide('\u00ff\u00fe<!doctype html>').filter((_, i) => i !== 1 && i !== 3)),
    ).toBe('html')
  })
})
