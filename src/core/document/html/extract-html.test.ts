import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleDocument } from '#core/document/document.ts'
import { blockTexts, describeBlocks, expectSound } from '#core/testing/blocks.ts'
import { extractHtml } from './extract-html.ts'
import { DEEPEST_HTML } from './tree.ts'

function read(source: string): ArticleDocument {
  const result = extractHtml(source)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  expectSound(result.value)
  return result.value
}

const blocks = (source: string) => describeBlocks(read(source))

function parts(document: ArticleDocument, kind: 'active-content-ignored' | 'left-out') {
  const notice = document.notices.find((candidate) => candidate.kind === kind)
  const named = notice !== undefined && 'parts' in notice ? notice.parts : []
  return Object.fromEntries(named.map(({ part, count }) => [part, count]))
}

describe('blocks of a page', () => {
  test.each([
    [
      'paragraphs and headings',
      '<h1>أ</h1><p>ب<p>ج<h6>د</h6>ه',
      ['h1: أ', 'paragraph: ب', 'paragraph: ج', 'h6: د', 'paragraph: ه'],
    ],
    [
      'text beside blocks',
      'أ<div>ب<p>ج</p>د</div>ه',
      ['paragraph: أ', 'paragraph: ب', 'paragraph: ج', 'paragraph: د', 'paragraph: ه'],
    ],
    [
      'white space',
      '<p>\n  أ \t<b> ب</b>\n <i>ج </i> د&nbsp; \u2003\n</p>',
      ['paragraph: أ ب ج د\u00a0 \u2003'],
    ],
    ['no white space between inlines', '<p>أ<b>ب</b><span>ج</span></p>', ['paragraph: أبج']],
    [
      'a br ends a block',
      '<p>أ<br>ب<br><br>ج<br></p>',
      ['paragraph: أ', 'paragraph: ب', 'paragraph: ج'],
    ],
    ['a rule ends a block', 'أ<hr>ب', ['paragraph: أ', 'paragraph: ب']],
    ['a wbr and soft hyphen do not', '<p>أ<wbr>ب&shy;ج</p>', ['paragraph: أب\u00adج']],
    [
      'entities',
      '<p>&lt;b&gt; &amp; &#1575;&zwnj;&#x627; &nosuch; &laquo;</p>',
      ['paragraph: <b> & ا\u200cا &nosuch; «'],
    ],
    [
      'lists',
      '<ul><li>أ<ol start=3><li>ب<li value=7>ج<p>تابع</ol>بعد<li><p>د</ul>',
      ['-•: أ', '--3.: ب', '--7.: ج', '--: تابع', '-: بعد', '-•: د'],
    ],
    [
      'letters and Roman numbers',
      '<ol type=a><li>أ</ol><ol type=I start=4><li>ب</ol>',
      ['-a.: أ', '-IV.: ب'],
    ],
    ['a heading in a list', '<ul><li><h3>أ</h3>ب</ul>', ['h3: أ', '-•: ب']],
    [
      'quotations',
      '<blockquote>أ<p>ب<ul><li>ج</ul></blockquote>د',
      ['quotation: أ', 'quotation: ب', '-•: ج', 'paragraph: د'],
    ],
    ['marks of q', '<p>قال <q>نعم </q>ثم</p>', ['paragraph: قال “نعم ”ثم']],
    [
      'pre',
      '<pre>\nأ  ب\n\n\tج&#13;د\n</pre>',
      ['preformatted: أ  ب', 'preformatted: ', 'preformatted: \tج', 'preformatted: د'],
    ],
    [
      'pre with markup',
      '<pre>أ<b>\nب</b><br>ج</pre>',
      ['preformatted: أ', 'preformatted: ب', 'preformatted: ج'],
    ],
    [
      'a table row by row',
      '<table><caption>ت</caption><tr><th>أ<th>ب<tr><td><p>ج</p><td><td>د</table>',
      ['paragraph: ت', 'paragraph: أ\tب', 'paragraph: ج\tد'],
    ],
    [
      'a table that lays out a page',
      '<table><tr><td>أ<td><h1>ب</h1><p>ج</p></table>',
      ['paragraph: أ', 'h1: ب', 'paragraph: ج'],
    ],
    [
      'a table in a table',
      '<table><tr><td>أ<td><table><tr><td>ب<td>ج</table></table>',
      ['paragraph: أ\tب\tج'],
    ],
    [
      'definition lists, figures, details',
      '<dl><dt>أ<dd>ب</dl><figure><img alt="س"><figcaption>ج</figcaption></figure><details><summary>د</summary>ه</details>',
      ['paragraph: أ', 'paragraph: ب', 'paragraph: ج', 'paragraph: د', 'paragraph: ه'],
    ],
    ['a link around blocks', '<a href=x><h2>أ</h2><p>ب</p></a>', ['h2: أ', 'paragraph: ب']],
    [
      'line separators, controls',
      '<p>أ\u2028ب\u0085ج&#13;د&#0;ه</p>',
      ['paragraph: أ\u2028ب\u0085ج د\ufffdه'],
    ],
    ['nothing', '<!doctype html><title>س</title><p> </p><p>&nbsp;</p>', ['paragraph: ']],
    ['no markup', 'أ\n\nب', ['paragraph: أ ب']],
    ['comments', '<p>أ<!-- ب -->ج<![CDATA[د]]></p>', ['paragraph: أج']],
  ])('%s', (_, source, expected) => {
    expect(blocks(source)).toEqual(expected)
  })

  test('emphasis is told as ranges of the text, across blocks and row cells', () => {
    const document = read(
      '<p>أ<b> ب<i>ج</i></b><strong>د</strong> <u>ه</u></p><b><p>و</p><p>ز</p></b><table><tr><td>س<td>ش<em>ص</em></table>',
    )
    expect(document.text).toBe('أ بجد ه\nو\nز\nس\tشص')
    const said = document.blocks.flatMap((block) =>
      block.emphasis.map((range) => [range.style, document.text.slice(range.start, range.end)]),
    )
    expect(said).toEqual([
      ['strong', 'بجد'],
      ['emphasis', 'ج'],
      ['underline', 'ه'],
      ['strong', 'و'],
      ['strong', 'ز'],
      ['emphasis', 'ص'],
    ])
  })

  test('any source gives sound blocks', () => {
    const names = [
      'p',
      'div',
      'b',
      'i',
      'a',
      'table',
      'tr',
      'td',
      'ul',
      'ol',
      'li',
      'pre',
      'blockquote',
      'h1',
      'q',
      'span',
      'svg',
      'math',
      'template',
      'script',
      'style',
      'select',
      'option',
      'noscript',
      'body',
      'head',
      'title',
      'form',
      'frameset',
      'article',
      'section',
    ]
    const pieces = fc.oneof(
      fc.constantFrom(...names.flatMap((name) => [`<${name}>`, `</${name}>`])),
      fc.constantFrom(
        '<br>',
        '<p hidden>',
        '<img>',
        '<!--',
        '-->',
        ' ',
        '\n',
        '&#13;',
        '&#10;',
        'كلمة',
        'كلمات في جملة، ثم أخرى. '.repeat(12),
        '\u2028',
        '😀',
        '<',
        '"',
        '\0',
      ),
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (units) => {
        read(units.join(''))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what a page holds that is not its text', () => {
  test('hidden text is left out and counted where there is any', () => {
    const document = read(
      '<p>أ</p><p hidden>ب</p><div style="color:red; display : none">ج<b hidden>د</b></div><p style="visibility:hidden">ه</p><template><p>و</p></template><noscript><p>ز</p></noscript><noscript><img src=x></noscript><div hidden> <script>x</script></div><dialog>ح</dialog><dialog open>ط</dialog>',
    )
    expect(document.text).toBe('أ\nط')
    expect(parts(document, 'left-out')).toEqual({ 'hidden-text': 6 })
  })

  test('images, media, equations and table layout are named', () => {
    const document = read(
      '<p>أ<img src=a.png alt="بديل"><picture><source><img></picture></p><video>لا</video><audio></audio><math><mi>س</mi></math><table><tr><td>ب</table><canvas>لا</canvas>',
    )
    expect(document.text).toBe('أ\nب')
    expect(parts(document, 'left-out')).toEqual({
      image: 2,
      media: 3,
      equation: 1,
      'table-layout': 1,
    })
  })

  test('form controls are no text', () => {
    expect(
      read(
        '<form><label>أ</label><input value=ب><select><option>ج</select><textarea>د</textarea><button>ه</button></form>',
      ).text,
    ).toBe('أ')
  })

  test.each([
    ['script', '<script>document.write("x")</script><script src=x></script>', { script: 2 }],
    [
      'script in SVG',
      '<svg onload=x><script>x</script><text>لا</text></svg>',
      { 'event-handler': 1, svg: 1, script: 1 },
    ],
    ['event handlers', '<p onclick=x ONMOUSEOVER=y>أ</p><img onerror=z>', { 'event-handler': 3 }],
    ['frames', '<iframe srcdoc="<p>لا">لا</iframe>', { frame: 1 }],
    ['objects', '<object data=x>لا</object><embed src=x><applet>لا</applet>', { object: 3 }],
    ['base', '<base href="file:///">', { base: 1 }],
    ['refresh', '<meta http-equiv=Refresh content="0;url=x">', { refresh: 1 }],
    [
      'style sheets that load',
      '<link rel="preload stylesheet" href=x><style>@import "x"</style><style>p{background:URL (x)}</style><style>p{color:red}</style><p style="background:url(x)">أ',
      { style: 4 },
    ],
    [
      'links that run or reach in',
      '<a href="JavaScript:x">أ</a><a href=" java\nscript:x">ب</a><a href="file:///etc">ج</a><a href="\\\\host\\x">د</a><a href="data:text/html,x">ه</a><form action="javascript:x"></form><a href="https://x.test/javascript:">و</a>',
      { link: 6, form: 1 },
    ],
    [
      'images that reach in',
      '<img src="\\\\host\\x.png"><img src="file://host/x"><img src="data:image/png;base64,x"><img src="https://x.test/x.png">',
      { image: 2 },
    ],
    [
      'in hidden parts too',
      '<template><script>x</script></template><div hidden><iframe></iframe><p onclick=x></div>',
      { script: 1, frame: 1, 'event-handler': 1 },
    ],
  ])('active content is inert and counted: %s', (_, source, expected) => {
    const document = read(`<p>قبل</p>${source}<p>بعد</p>`)
    expect(parts(document, 'active-content-ignored')).toEqual(expected)
    expect(document.text).not.toMatch(/لا|x/)
  })

  test('a frameset has frames and no text', () => {
    const document = read('<frameset><frame src=x><noframes>لا</noframes></frameset>')
    expect(document.text).toBe('')
    expect(parts(document, 'active-content-ignored')).toEqual({ frame: 2 })
  })

  test('markup that mutates or clobbers stays text or nothing', () => {
    const document = read(
      '<p>أ</p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math><form name=body><input name=attributes><input name=childNodes></form><img name=getElementsByTagName id=__proto__><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><svg></p><style><a title="</style><img src onerror=alert(1)>"></a></style></svg><p __proto__=x constructor=y>ب</p>',
    )
    expect(document.text).toMatch(/^أ\n/)
    expect(document.text).toMatch(/ب$/)
    expect(document.text).not.toContain('alert')
  })
})

describe('depth', () => {
  const nested = (depth: number) => `${'<div>'.repeat(depth)}نص${'</div>'.repeat(depth)}`

  test('20,000 levels are refused', () => {
    expect(extractHtml(nested(20_000))).toEqual({
      ok: false,
      failure: { kind: 'too-deep', depth: DEEPEST_HTML + 1 },
    })
    expect(extractHtml('<b>'.repeat(20_000))).toMatchObject({ failure: { kind: 'too-deep' } })
    expect(extractHtml('<svg>'.repeat(20_000))).toMatchObject({ failure: { kind: 'too-deep' } })
  })

  test('1,000 levels are read and told of', () => {
    const document = read(nested(1000))
    expect(document.text).toBe('نص')
    expect(document.notices).toEqual([{ kind: 'deep-nesting', depth: 1002 }])
  })

  test('formatting left open by the thousand cannot fill the memory', () => {
    const open = Array.from({ length: 4000 }, (_, index) => `<font color=${index}>`).join('')
    expect(extractHtml(`<p>${open}${'<p>أ'.repeat(4000)}`)).toMatchObject({
      failure: { kind: 'too-deep' },
    })
  })
})

const prose = (words: string) =>
  `قال ${words} إن الأوضاع في المنطقة تتطلب، بحسب تقديره، تحركا عاجلا من جميع الأطراف، مضيفا أن المشاورات مستمرة منذ أيام، وأن نتائجها ستعلن قريبا.`

const page = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>بدء المشاورات بشأن المعبر - صحيفة المدار</title>
<meta property="og:title" content="بدء المشاورات بشأن &quot;المعبر&quot;"><meta property="og:site_name" content="المدار">
<meta property="article:published_time" content="2026-03-04T10:00:00+03:00">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"author":[{"@type":"Person","name":"أمل ناصر"},{"name":"سمير"}]}]}</script></head>
<body><header><h1 class="logo"><a href="/">المدار</a></h1><nav class="menu"><ul>${'<li><a href="/x">قسم الأخبار</a></li>'.repeat(12)}</ul></nav></header>
<main><article class="story"><h1>بدء المشاورات بشأن «المعبر»</h1><div class="meta"><time datetime="2026-03-04">٤ آذار ٢٠٢٦</time></div>
<div class="body"><p>${prose('الوزير')}</p><div class="ad" role="complementary">إعلان</div><p>${prose('المحافظ')}</p><h2>ردود</h2><blockquote>${prose('الناطق')}</blockquote>
<p>${prose('مصدر')}</p><p>${prose('شاهد')}</p></div></article>
<aside class="related sidebar"><h3>اقرأ أيضا</h3><ul>${'<li><a href="/y">خبر آخر من المدينة</a></li>'.repeat(8)}</ul></aside></main>
<footer class="footer">جميع الحقوق محفوظة</footer></body></html>`

describe('the readable part', () => {
  test('is the article; the rest is text too, but not readable', () => {
    const document = read(page)
    const texts = blockTexts(document)
    const readable = texts.filter((_, index) => document.blocks[index]?.readable)
    expect(readable.filter((text) => text.startsWith('قال'))).toHaveLength(5)
    expect(readable).toContain('ردود')
    expect(readable).not.toContain('قسم الأخبار')
    expect(readable).not.toContain('خبر آخر من المدينة')
    expect(readable).not.toContain('جميع الحقوق محفوظة')
    expect(texts).toContain('جميع الحقوق محفوظة')
    const hidden = document.blocks.filter((block) => !block.readable)
    expect(document.notices).toContainEqual({
      kind: 'page-parts-hidden',
      blocks: hidden.length,
      characters: hidden.reduce((sum, block) => sum + block.end - block.start, 0),
    })
  })

  test('the headline is part of it, the name of the paper is not', () => {
    const document = read(page)
    const headings = document.blocks.filter(
      ({ block }) => block.kind === 'heading' && block.level === 1,
    )
    expect(headings.map((block) => block.readable)).toEqual([false, true])
  })

  test('the title is the headline as it stands; author, date and site are the metadata’s', () => {
    expect(read(page).byline).toEqual({
      title: 'بدء المشاورات بشأن «المعبر»',
      author: 'أمل ناصر، سمير',
      date: '2026-03-04T10:00:00+03:00',
      site: 'المدار',
    })
  })

  test('where no article is found, everything is readable', () => {
    const document = read('<p>أ</p><p>ب</p>')
    expect(document.blocks.every((block) => block.readable)).toBe(true)
    expect(document.notices).toEqual([])
  })

  test('a title with the paper’s name is cut to the headline in the article', () => {
    const source = page.replace(/<meta property="og:title"[^>]*>/, '')
    expect(read(source).byline.title).toBe('بدء المشاورات بشأن «المعبر»')
    const plain = `<title>بدء المشاورات | المدار</title><h2>بدء المشاورات</h2><p>${prose('الوزير')}</p>`
    expect(read(plain).byline.title).toBe('بدء المشاورات')
    const short = `<title>قمة العرب | صحيفة المدينة</title><h2>قمة العرب</h2><p>${prose('الوزير')}</p>`
    expect(read(short).byline.title).toBe('قمة العرب')
    const masthead = `<title>بدء المشاورات بشأن المعبر | صحيفة المدينة اليوم</title><header><h1>صحيفة المدينة اليوم</h1></header><article><h1>بدء المشاورات بشأن المعبر</h1><p>${prose('الوزير')}</p></article>`
    expect(read(masthead).byline.title).toBe('بدء المشاورات بشأن المعبر')
    const longName = masthead
      .replaceAll('صحيفة المدينة اليوم', 'صحيفة المدينة اليوم السياسية المستقلة')
      .replace(
        '<header>',
        '<meta property="og:site_name" content="صحيفة المدينة اليوم السياسية المستقلة"><header>',
      )
    expect(read(longName).byline.title).toBe('بدء المشاورات بشأن المعبر')
    const other = `<title>موقع المدار</title><h2>بدء المشاورات</h2><p>${prose('الوزير')}</p>`
    expect(read(other).byline.title).toBe('موقع المدار')
  })

  test.each([
    ['many texts', `${page}${'<p>تعليق</p>'.repeat(10_000)}`],
    ['texts that lie deep', `${page}${'<div>'.repeat(180)}${'<p>تعليق</p>'.repeat(1500)}`],
  ])('a page with too %s is readable as a whole', (_, source) => {
    expect(read(source).blocks.every((block) => block.readable)).toBe(true)
  })

  test('preformatted parts of the article are readable', () => {
    const verse = page.replace('<h2>ردود</h2>', '<pre>بيت أول\nبيت ثان\n</pre><xmp>ثالث</xmp>')
    const document = read(verse)
    const texts = blockTexts(document)
    const readable = texts.filter((_, index) => document.blocks[index]?.readable)
    expect(readable).toEqual(expect.arrayContaining(['بيت أول', 'بيت ثان', 'ثالث']))
  })

  test('a page of nothing but its article is readable as a whole', () => {
    const document = read(
      `<h1>بدء المشاورات</h1><p>${prose('الوزير')}</p><ul><li>بند</li></ul><p>${prose('الناطق')}</p><p>ختام.</p>`,
    )
    expect(document.blocks.map((block) => block.readable)).toEqual([true, true, true, true, true])
  })
})

describe('the byline', () => {
  test.each([
    [
      'meta names',
      '<meta name="author" content="أمل"><meta name="DC.date" content="2026"><meta name="twitter:title" content=" أ  ب ">',
      { title: 'أ ب', author: 'أمل', date: '2026' },
    ],
    [
      'an address is no author',
      '<meta property="article:author" content="https://x.test/amal"><title>أ</title>',
      { title: 'أ' },
    ],
    [
      'a time in words',
      '<title>أ</title><time datetime="2026-01-02">أمس</time>',
      { title: 'أ', date: 'أمس' },
    ],
    ['a time without words', '<time datetime="2026-01-02"></time>', { date: '2026-01-02' }],
    [
      'JSON-LD of an article',
      '<script type="application/ld+json">[{"@type":"Organization","name":"لا"},{"@type":"ReportageNewsArticle","headline":"أ","author":"أمل","datePublished":"2026","publisher":{"name":"المدار"}}]</script>',
      { title: 'أ', author: 'أمل', date: '2026', site: 'المدار' },
    ],
    [
      'JSON-LD that is broken or odd',
      '<title>أ</title><script type="application/ld+json">{"@type":</script><script type="application/ld+json">{"@graph":null,"@type":"Article","author":[null,5,{}]}</script><script type="application/ld+json">7</script>',
      { title: 'أ' },
    ],
    ['none', '<p>أ', {}],
  ])('%s', (_, source, expected) => {
    expect(read(source).byline).toEqual(expected)
  })
})
