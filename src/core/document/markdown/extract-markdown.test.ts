import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleDocument } from '#core/document/document.ts'
import { describeBlocks, expectSound } from '#core/testing/blocks.ts'
import { extractMarkdown } from './extract-markdown.ts'

async function read(source: string): Promise<ArticleDocument> {
  const result = await extractMarkdown(source)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  expectSound(result.value)
  return result.value
}

const blocks = async (source: string) => describeBlocks(await read(source))

describe('blocks of Markdown', () => {
  test.each([
    ['headings', '# أ #\n\nب\n===\nج\n---\n###### د', ['h1: أ', 'h1: ب', 'h2: ج', 'h6: د']],
    [
      'lines of a paragraph',
      'سطر\nثان   \n ثالث\n\nفقرة',
      ['paragraph: سطر ثان', 'paragraph: ثالث', 'paragraph: فقرة'],
    ],
    ['a backslash at the end', 'سطر\\\nثان', ['paragraph: سطر', 'paragraph: ثان']],
    ['a br', 'سطر<br>ثان<br/>ثالث', ['paragraph: سطر', 'paragraph: ثان', 'paragraph: ثالث']],
    [
      'lists',
      '- أ\n  - ب\n\n    تابع\n- ج\n\n3. د\n3. ه\n',
      ['-•: أ', '--•: ب', '--: تابع', '-•: ج', '-3.: د', '-4.: ه'],
    ],
    ['tasks', '- [ ] أ\n- [x] **ب**\n- [y] ج', ['-☐: أ', '-☑: ب', '-•: [y] ج']],
    [
      'quotations',
      '> قال\n> كذا\n>\n> - بند\n>\n> ## عنوان',
      ['quotation: قال كذا', '-•: بند', 'h2: عنوان'],
    ],
    ['a quotation in a list', '- أ\n  > ب\n', ['-•: أ', 'quotation: ب']],
    [
      'code',
      '```\nأ\n\n  ب\n```\n\n    ج',
      ['preformatted: أ', 'preformatted: ', 'preformatted:   ب', 'preformatted: ج'],
    ],
    [
      'a table',
      '| أ | ب |\n|---|---|\n| **1** | |\n| 2 | 3 |',
      ['paragraph: أ\tب', 'paragraph: 1', 'paragraph: 2\t3'],
    ],
    ['a rule', 'أ\n\n***\n\nب', ['paragraph: أ', 'paragraph: ب']],
    [
      'references',
      '[نص][1] و[آخر]\n\n[1]: http://example.test "عنوان"\n[آخر]: /x',
      ['paragraph: نص وآخر'],
    ],
    [
      'entities and escapes',
      'أ &amp; ب &#x627;&nbsp;\\*ج\\* &lt;b&gt;&#10;د',
      ['paragraph: أ & ب ا\u00a0*ج* <b> د'],
    ],
    ['white space', 'أ  \t ب\u00a0 ج', ['paragraph: أ ب\u00a0 ج']],
    ['nothing', ' \n\n', ['paragraph: ']],
    ['a list in Arabic digits, which is none', '١. أ\n٢. ب', ['paragraph: ١. أ ٢. ب']],
  ])('%s', async (_, source, expected) => {
    expect(await blocks(source)).toEqual(expected)
  })

  test('emphasis is told as ranges of the text', async () => {
    const document = await read('قال **الوزير *أمس* إن** `x` ~~لا~~ __نعم__**بلى**\n\n***معا***')
    const said = document.blocks.flatMap((block) =>
      block.emphasis.map((range) => [range.style, document.text.slice(range.start, range.end)]),
    )
    expect(said).toEqual([
      ['strong', 'الوزير أمس إن'],
      ['emphasis', 'أمس'],
      ['code', 'x'],
      ['strike', 'لا'],
      ['strong', 'نعمبلى'],
      ['strong', 'معا'],
      ['emphasis', 'معا'],
    ])
  })

  test('any source gives sound blocks', async () => {
    const pieces = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '    ',
      '```\n',
      '\n',
      '\n\n',
      '|',
      '|-|-|\n',
      '*',
      '**',
      '_',
      '~~',
      '`',
      '[',
      ']',
      '(x)',
      '<b>',
      '</b>',
      '<div>',
      '<pre>',
      '</pre>',
      '<br>',
      '<!--',
      '-->',
      '&#10;',
      '&#13;',
      '\\\n',
      '  \n',
      'كلمة',
      ' ',
      '---\n',
      'a: b\n',
      '\u2028',
      '\0',
      '😀',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (units) => {
        await read(units.join(''))
      }),
      { numRuns: 500 },
    )
  })
})

describe('front matter', () => {
  test('is the byline, and what else it says is left out and counted', async () => {
    const document = await read(
      '---\ntitle: "العنوان: فرعي"\nauthor:\n  - أمل\n  - سمير\ndate: 2026-05-01\ntags: [a, b]\ndraft: true\n---\n# رأس\n\nنص',
    )
    expect(document.byline).toEqual({
      title: 'العنوان: فرعي',
      author: 'أمل، سمير',
      date: '2026-05-01',
    })
    expect(document.text).toBe('رأس\nنص')
    expect(document.notices).toEqual([
      { kind: 'left-out', parts: [{ part: 'front-matter', count: 2 }] },
    ])
  })

  test('keys may be Arabic, and the closing line three dots', async () => {
    const { byline, text, notices } = await read('---\nعنوان: خبر\nبقلم: أمل\n...\nنص')
    expect(byline).toEqual({ title: 'خبر', author: 'أمل' })
    expect(text).toBe('نص')
    expect(notices).toEqual([])
  })

  test.each([
    ['a rule and a heading', '---\nفقرة\n---\nنص', 'فقرة\nنص'],
    ['an open beginning', '---\nأ: ب\n\nنص', 'أ: ب\nنص'],
    ['broken YAML', '---\na: [\n---\nنص', 'a: [\nنص'],
    ['not at the beginning', '\n---\na: b\n---\n', 'a: b'],
  ])('%s is none', async (_, source, text) => {
    const document = await read(source)
    expect(document.text).toBe(text)
    expect(document.byline).toEqual({})
  })

  test('without it the first heading of level 1 is the title', async () => {
    expect((await read('## أ\n\n# ب\n\n# ج')).byline).toEqual({ title: 'ب' })
  })

  const laughs = [
    'a: &a [ه, ه, ه, ه, ه, ه, ه, ه, ه]',
    ...'bcdefghi'.split('').map((name, index) => {
      const before = 'abcdefgh'.charAt(index)
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`
    }),
  ].join('\n')
  test.each([
    ['a bomb of aliases', laughs],
    ['deep brackets', `a: ${'['.repeat(10_000)}`],
    ['deep dashes', `${'- '.repeat(20_000)}a`],
    ['a megabyte', `a: ${'ب'.repeat(1_000_000)}`],
  ])('%s is refused', async (_, yaml) => {
    const result = await extractMarkdown(`---\n${yaml}\n---\nنص`)
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unsafe-front-matter' } })
  })
})

describe('what Markdown can hide', () => {
  test.each([
    ['javascript', '[انقر](javascript:alert(1))'],
    ['javascript in entities', '[انقر](java&#115;cript&colon;alert)'],
    ['javascript in capitals, with a tab inside', '[انقر](<Java&Tab;Script:alert(1)>)'],
    ['a file', '[انقر](file:///etc/passwd)'],
    ['a data page', '[انقر](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a share', '[انقر](\\\\\\\\host\\\\share)'],
    ['by reference', '[انقر][x]\n\n[x]: vbscript:x'],
  ])('an unsafe link keeps its text and is told of: %s', async (_, source) => {
    const document = await read(source)
    expect(document.text).toBe('انقر')
    expect(document.notices).toEqual([
      { kind: 'unsafe-links', count: 1 },
      { kind: 'left-out', parts: [{ part: 'link-target', count: 1 }] },
    ])
  })

  test('harmless links and images are told of as left out', async () => {
    const document = await read('[أ](https://example.test) <https://example.test> ![بديل](x.png) ب')
    expect(document.text).toBe('أ https://example.test ب')
    expect(document.notices).toEqual([
      {
        kind: 'left-out',
        parts: [
          { part: 'link-target', count: 1 },
          { part: 'image', count: 1 },
        ],
      },
    ])
  })

  test('raw HTML is inert: its text stays, its scripts do not', async () => {
    const document = await read(
      'قبل <span onclick="x()">وسط</span> <script>alert(1)</script> بعد\n\n<div><h2>عنوان</h2><p>فقرة<script>x</script></div>\n\nآخر',
    )
    expect(document.text).toBe('قبل وسط بعد\nعنوان\nفقرة\nآخر')
    expect(document.blocks[1]?.block).toEqual({ kind: 'heading', level: 2 })
    expect(document.notices).toEqual([
      { kind: 'active-content-ignored', parts: [{ part: 'script', count: 2 }] },
      { kind: 'raw-html', count: 4 },
    ])
  })

  test.each([
    ['quotations', '>'.repeat(5000)],
    ['lists', '- '.repeat(5000)],
  ])('%s nested without end are refused, as their text would be lost', async (_, source) => {
    expect(await extractMarkdown(`${source}نص`)).toMatchObject({
      ok: false,
      failure: { kind: 'too-deep' },
    })
  })

  test('nesting that a person could have written is kept', async () => {
    expect((await read(`${'> '.repeat(60)}نص`)).text).toBe('نص')
    expect((await read(`${'*'.repeat(2000)}نص${'*'.repeat(2000)}`)).text).toContain('نص')
  })

  test.each([
    ['emphasis that is never opened', 'a* '],
    ['emphasis that is never closed', '*a _b '],
    ['emphasis in runs', '*a**b'],
    ['brackets', '['],
    ['images', '![['],
    ['links', '[a]('],
    ['tags', '<a '],
    ['comments', 'ا <!-- '],
  ])('pathological source keeps its text: %s', async (_, unit) => {
    const source = unit.repeat(20_000)
    const { text } = await read(source)
    expect(text.replace(/\s/g, '').length).toBeGreaterThan(10_000)
  })
})
