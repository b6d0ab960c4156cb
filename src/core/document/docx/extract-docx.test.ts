import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ArticleDocument } from '#core/document/document.ts'
import { describeBlocks, expectSound } from '#core/testing/blocks.ts'
import { buildDocx, type DocxParts, paragraph } from '#core/testing/docx.ts'
import { extractDocx } from './extract-docx.ts'

function read(parts: DocxParts | string): ArticleDocument {
  const result = extractDocx(buildDocx(typeof parts === 'string' ? { body: parts } : parts))
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  expectSound(result.value)
  return result.value
}

const blocks = (parts: DocxParts | string) => describeBlocks(read(parts))

function failureOf(bytes: Uint8Array) {
  const result = extractDocx(bytes)
  if (result.ok) throw new Error('was not refused')
  return result.failure
}

function named(document: ArticleDocument) {
  const notice = document.notices.find(({ kind }) => kind === 'left-out')
  const parts = notice !== undefined && 'parts' in notice ? notice.parts : []
  return Object.fromEntries(parts.map(({ part, count }) => [part, count]))
}

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const style = (value: string) => `<w:pStyle w:val="${value}"/>`
const item = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

describe('blocks of a DOCX', () => {
  test('paragraphs; empty ones are no blocks', () => {
    expect(blocks(`${paragraph('أ')}<w:p/>${paragraph(' ')}${paragraph(' ب  ج ')}`)).toEqual([
      'paragraph: أ',
      'paragraph:  ب  ج ',
    ])
    expect(blocks('')).toEqual(['paragraph: '])
  })

  test('runs, tabs, breaks, hyphens, symbols', () => {
    const inner =
      '<w:t>أ</w:t><w:tab/><w:t>ب</w:t><w:noBreakHyphen/><w:t>ج</w:t><w:softHyphen/><w:sym w:font="Symbol" w:char="00B7"/><w:br/><w:t>د</w:t><w:br w:type="page"/><w:cr/><w:t>ه</w:t>'
    expect(
      blocks(
        `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="5"/></w:tabs></w:pPr><w:r>${inner}</w:r></w:p>`,
      ),
    ).toEqual(['paragraph: أ\tب\u2011ج\u00ad\u00b7', 'paragraph: د', 'paragraph: ه'])
  })

  test('white space at a text’s edges is kept only where it asks for it', () => {
    expect(
      blocks(
        '<w:p>\n <w:r> <w:t> أ\n</w:t></w:r><w:r><w:t xml:space="preserve"> ب\nج </w:t></w:r></w:p>',
      ),
    ).toEqual(['paragraph: أ ب ج '])
  })

  test('headings by outline level, by the names of built-in styles, and by what they are based on', () => {
    const styles = [
      '<w:style w:styleId="a"><w:name w:val="Whatever"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>',
      '<w:style w:styleId="b"><w:name w:val="heading 2"/></w:style>',
      '<w:style w:styleId="c"><w:name w:val="Mine"/><w:basedOn w:val="b"/></w:style>',
      '<w:style w:styleId="d"><w:name w:val="عنوان ١"/></w:style>',
      '<w:style w:styleId="e"><w:name w:val="العنوان"/></w:style>',
      '<w:style w:styleId="f"><w:name w:val="Subtitle"/></w:style>',
      '<w:style w:styleId="g"><w:name w:val="Intense Quote"/></w:style>',
      '<w:style w:styleId="h"><w:name w:val="اقتباس"/></w:style>',
      '<w:style w:styleId="i"><w:basedOn w:val="j"/></w:style><w:style w:styleId="j"><w:basedOn w:val="i"/></w:style>',
      '<w:style w:styleId="k"><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>',
    ].join('')
    const body = [...'abcdefghi'].map((id) => paragraph(id, style(id))).join('')
    const direct = paragraph('x', '<w:outlineLvl w:val="8"/>')
    expect(blocks({ body: body + direct + paragraph('y', style('nowhere')), styles })).toEqual([
      'h3: a',
      'h2: b',
      'h2: c',
      'h1: d',
      'h1: e',
      'h3: f',
      'quotation: g',
      'quotation: h',
      'paragraph: i',
      'h6: x',
      'paragraph: y',
    ])
  })

  test('lists with their markers, by paragraph and by style', () => {
    const levels = (formats: readonly (readonly [string, string])[]) =>
      formats
        .map(
          ([format, text], index) =>
            `<w:lvl w:ilvl="${index}"><w:start w:val="${index + 1}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
        )
        .join('')
    const numbering = [
      `<w:abstractNum w:abstractNumId="0">${levels([
        ['decimal', '%1.'],
        ['arabicAbjad', '%1-%2)'],
      ])}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="1">${levels([['bullet', '\uf0b7']])}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="2">${levels([['none', '']])}</w:abstractNum>`,
      '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>',
      '<w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>',
      '<w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>',
    ].join('')
    const styles = `<w:style w:styleId="L"><w:name w:val="List"/><w:pPr>${item(6)}</w:pPr></w:style>`
    const body = [
      paragraph('أ', item(5)),
      paragraph('ب', item(5, 1)),
      paragraph('ج', item(5, 1)),
      `<w:p><w:pPr>${item(5)}</w:pPr><w:r><w:t>د</w:t><w:br/><w:t>تابع</w:t></w:r></w:p>`,
      paragraph('ه', item(5, 1)),
      paragraph('و', item(7)),
      paragraph('ز', item(5)),
      paragraph('ح', style('L')),
      paragraph('ط', style('L') + item(0)),
      paragraph('ي', item(8)),
      paragraph('ك', item(99)),
    ].join('')
    expect(blocks({ body, numbering, styles })).toEqual([
      '-1.: أ',
      '--1-ب): ب',
      '--1-ج): ج',
      '-2.: د',
      '-: تابع',
      '--2-ب): ه',
      '-10.: و',
      '-11.: ز',
      '-•: ح',
      'paragraph: ط',
      '-: ي',
      '-•: ك',
    ])
  })

  test('tables row by row', () => {
    const cell = (inner: string) => `<w:tc><w:tcPr><w:tcW w:w="5"/></w:tcPr>${inner}</w:tc>`
    const body = `<w:tbl><w:tblPr/><w:tr>${cell(paragraph('أ'))}${cell(paragraph('ب'))}</w:tr><w:tr>${cell(paragraph('ج'))}${cell(paragraph('د') + paragraph('ه'))}${cell('<w:p/>')}</w:tr></w:tbl>${paragraph('و')}`
    expect(blocks(body)).toEqual([
      'paragraph: أ\tب',
      'paragraph: ج',
      'paragraph: د',
      'paragraph: ه',
      'paragraph: و',
    ])
    expect(named(read(body))).toEqual({ 'table-layout': 1 })
  })

  test('emphasis, also of complex scripts, of character styles, and of runs in a row', () => {
    const styles =
      '<w:style w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="E"><w:name w:val="E"/><w:basedOn w:val="S"/><w:rPr><w:iCs/></w:rPr></w:style>'
    const document = read({
      styles,
      body: `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>${run('أ')}${run('ب', '<w:bCs/>')}${run('ج', '<w:b w:val="1"/><w:bCs w:val="0"/>')}${run('د', '<w:b/><w:u w:val="single"/>')}${run('ه', '<w:b/><w:u w:val="none"/><w:strike/>')}${run('و', '<w:rStyle w:val="E"/>')}</w:p>`,
    })
    expect(document.text).toBe('أبجدهو')
    const said = document.blocks.flatMap((block) =>
      block.emphasis.map((range) => [range.style, document.text.slice(range.start, range.end)]),
    )
    expect(said).toEqual([
      ['strong', 'ب'],
      ['strong', 'دهو'],
      ['underline', 'د'],
      ['strike', 'ه'],
      ['emphasis', 'و'],
    ])
  })

  test('links, fields, content controls and smart tags keep their text', () => {
    const document = read({
      body: `<w:p><w:hyperlink r:id="h">${run('أ')}</w:hyperlink><w:hyperlink w:anchor="x">${run('ب')}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "java</w:instrText></w:r><w:r><w:instrText>script:x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('ج')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" DATE ">${run('د')}</w:fldSimple><w:smartTag>${run('ه')}</w:smartTag></w:p><w:sdt><w:sdtPr><w:alias w:val="لا"/></w:sdtPr><w:sdtContent>${paragraph('و')}</w:sdtContent></w:sdt>`,
      relationships:
        '<Relationship Id="h" Type="x/hyperlink" Target="file://host/share" TargetMode="External"/>',
    })
    expect(document.text).toBe('أبجده\nو')
    expect(named(document)).toEqual({ 'link-target': 2, field: 1 })
    expect(document.notices).toContainEqual({ kind: 'unsafe-links', count: 2 })
  })

  test('the strict namespaces and other prefixes read the same', () => {
    const strict = {
      'word/document.xml':
        '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:pPr><d:outlineLvl d:val="0"/></d:pPr><d:r><d:t>أ</d:t></d:r></d:p></d:body></d:document>',
    }
    expect(blocks({ body: '', files: strict })).toEqual(['h1: أ'])
  })

  test('a part in UTF-16', () => {
    const source = `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>خبر</w:t></w:r></w:p></w:body></w:document>`
    const bytes = Uint8Array.from(
      [...source].flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]),
    )
    expect(read({ body: '', files: { 'word/document.xml': bytes } }).text).toBe('خبر')
  })

  test('any text comes back as it was', () => {
    const pieces = fc.constantFrom(
      'قال',
      'لَّ',
      ' ',
      '\t',
      '\u00a0',
      '\u2028',
      '\u0085',
      '\u202e',
      '\u200d',
    )
    const others = fc.constantFrom(
      '&',
      '<',
      ']]',
      '"',
      '\ufeff',
      '👩‍🌾',
      '\u{10ffff}',
      '\ue000',
      'é',
    )
    const xmlText = fc.array(fc.oneof(pieces, others), { maxLength: 8 }).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(xmlText, { minLength: 1 }), (texts) => {
        const document = read(texts.map((text) => paragraph(text)).join(''))
        const kept = texts.filter((text) => text.trim() !== '')
        expect(document.text).toBe(kept.join('\n'))
      }),
      { numRuns: 15 },
    )
  })
})

test('any nesting of elements gives sound blocks', () => {
  const names =
    'p r t tab br tbl tr tc pPr rPr numPr del ins moveFrom b u vanish hyperlink fldChar instrText sdt sdtPr sdtContent drawing pict txbxContent body'
  const name = fc.constantFrom(
    ...names.split(' ').map((local) => `w:${local}`),
    'mc:AlternateContent',
    'mc:Choice',
    'mc:Fallback',
    'm:oMath',
    'a:blip',
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 8, withCrossShrink: true },
      fc.constantFrom('كلمة', ' ', '\n'),
      fc
        .tuple(name, fc.array(tie('tree'), { maxLength: 4 }))
        .map(([element, inner]) => `<${element} w:val="1">${inner.join('')}</${element}>`),
    ),
  }))
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (body) => {
      read(body.join(''))
    }),
    { numRuns: 60 },
  )
})

describe('core properties', () => {
  test('are the byline', () => {
    const core =
      '<dc:title>عنوان</dc:title><dc:creator>أمل</dc:creator><dcterms:created>2026-05-01T08:00:00Z</dcterms:created><cp:keywords>لا</cp:keywords>'
    expect(read({ body: paragraph('أ'), core }).byline).toEqual({
      title: 'عنوان',
      author: 'أمل',
      date: '2026-05-01T08:00:00Z',
    })
  })

  test('where they have no title, the paragraph in the title’s style is one', () => {
    const styles = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    const body = `${paragraph('قبل')}${paragraph(' خبر ', style('T'))}${paragraph('آخر', style('T'))}`
    expect(read({ body, styles, core: '<dc:title> </dc:title>' }).byline).toEqual({ title: 'خبر' })
  })

  test('under such a title headings begin at the second level', () => {
    const styles = '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    const heading = paragraph('ب', '<w:outlineLvl w:val="0"/>')
    const deep = paragraph('ج', '<w:outlineLvl w:val="5"/>')
    expect(blocks({ body: heading + paragraph('أ', style('T')) + heading + deep, styles })).toEqual(
      ['h1: ب', 'h1: أ', 'h2: ب', 'h6: ج'],
    )
  })
})

describe('what a DOCX holds that is not its text', () => {
  test('insertions are kept, deletions left out, both named', () => {
    const document = read(
      `<w:p>${run('أ')}<w:ins w:id="1">${run('ب')}</w:ins><w:del w:id="2"><w:r><w:delText>لا</w:delText></w:r></w:del><w:moveFrom>${run('لا')}</w:moveFrom><w:moveTo>${run('ج')}</w:moveTo></w:p>`,
    )
    expect(document.text).toBe('أبج')
    expect(named(document)).toEqual({ 'inserted-text': 2, 'deleted-text': 2 })
  })

  test('a deleted paragraph mark joins two paragraphs, a deleted paragraph is none', () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    const body = [
      paragraph('أ', deleted),
      paragraph('ب'),
      `<w:p><w:pPr>${item(9)}${deleted}</w:pPr><w:del><w:r><w:delText>لا</w:delText></w:r></w:del></w:p>`,
      paragraph('ج', `<w:outlineLvl w:val="0"/>`),
      paragraph('د', `<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>`),
    ].join('')
    expect(blocks(body)).toEqual(['paragraph: أب', 'h1: ج', 'paragraph: د'])
  })

  test('notes, comments, text boxes, pictures, charts, objects, equations, headers are named', () => {
    const shape = (tag: string, inner: string) => `<w:r><w:${tag}>${inner}</w:${tag}></w:r>`
    const box = `<w:txbxContent>${paragraph('لا')}</w:txbxContent>`
    const document = read(
      `<w:p>${run('أ')}<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>` +
        shape('drawing', '<wp:inline><a:graphic><a:blip r:embed="x"/></a:graphic></wp:inline>') +
        `<mc:AlternateContent><mc:Choice Requires="wps">${shape('drawing', `<wps:txbx>${box}</wps:txbx>`)}</mc:Choice><mc:Choice Requires="x">${run('لا')}</mc:Choice><mc:Fallback>${shape('pict', `<v:textbox>${box}</v:textbox>`)}</mc:Fallback></mc:AlternateContent>` +
        shape('pict', `<v:shape><v:imagedata r:id="y"/></v:shape>`) +
        shape('drawing', '<c:chart r:id="z"/>') +
        shape('object', '<o:OLEObject ProgID="Excel.Sheet"/>') +
        `<m:oMathPara><m:oMath><m:r><m:t>س</m:t></m:r></m:oMath></m:oMathPara>${run('لا', '<w:vanish/>')}${run('ب')}</w:p><w:altChunk r:id="q"/><w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>`,
    )
    expect(document.text).toBe('أب')
    expect(named(document)).toEqual({
      footnote: 1,
      endnote: 1,
      comment: 1,
      image: 2,
      'text-box': 1,
      chart: 1,
      'embedded-object': 2,
      equation: 1,
      'hidden-text': 1,
      'header-footer': 2,
    })
  })

  test('macros, controls, and what would be fetched are named; nothing is fetched', () => {
    const external = (id: string, type: string) =>
      `<Relationship Id="${id}" Type="http://x/${type}" Target="https://evil.test/x" TargetMode="External"/>`
    const document = read({
      body: paragraph('أ'),
      relationships:
        external('e1', 'image') + external('e2', 'oleObject') + external('e3', 'hyperlink'),
      files: {
        'word/vbaProject.bin': 'x',
        'word/activeX/activeX1.bin': 'x',
        'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${external('t', 'attachedTemplate')}</Relationships>`,
      },
    })
    expect(named(document)).toEqual({ macro: 1, 'external-image': 1, 'external-template': 1 })
    expect(document.notices).toContainEqual({
      kind: 'active-content-ignored',
      parts: [{ part: 'object', count: 2 }],
    })
  })
})

describe('files that are refused', () => {
  const good = buildDocx({ body: paragraph('نص '.repeat(500)) })
  const withMember = (name: string, content: string | Uint8Array) =>
    buildDocx({ body: paragraph('أ'), files: { [name]: content } })
  const compound = (stream: string) =>
    Uint8Array.from([
      ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      ...Array<number>(600).fill(0),
      ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ...Array<number>(100).fill(0),
    ])
  /** Sets bytes of every central directory entry, or of the first. */
  function patched(bytes: Uint8Array, change: (view: DataView, at: number, index: number) => void) {
    const copy = bytes.slice()
    const view = new DataView(copy.buffer)
    let index = 0
    for (let at = 0; at + 4 <= copy.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) change(view, at, index++)
    return copy
  }

  test('an old Word file, an encrypted one, and anything else', () => {
    expect(failureOf(compound('WordDocument'))).toEqual({ kind: 'not-a-docx', reason: 'old-word' })
    expect(failureOf(compound('EncryptedPackage'))).toEqual({
      kind: 'not-a-docx',
      reason: 'encrypted',
    })
    const encryptedEntry = patched(good, (view, at) => view.setUint16(at + 8, 1, true))
    expect(failureOf(encryptedEntry)).toEqual({ kind: 'not-a-docx', reason: 'encrypted' })
    expect(failureOf(strToU8('{\\rtf1 نص}'))).toEqual({ kind: 'not-a-docx', reason: 'not-zip' })
    expect(failureOf(new Uint8Array())).toEqual({ kind: 'not-a-docx', reason: 'not-zip' })
  })

  test('one that is cut at any byte', () => {
    for (let length = 4; length < good.length; length += 7)
      expect(failureOf(good.subarray(0, length))).toEqual({
        kind: 'not-a-docx',
        reason: 'truncated',
      })
  })

  test('one whose data are damaged', () => {
    const copy = good.slice()
    const at = copy.findIndex((_, index) =>
      strToU8('word/document.xml').every((byte, offset) => copy[index + offset] === byte),
    )
    for (let index = 0; index < 20; index++) copy[at + 60 + index] = 0xff
    expect(failureOf(copy)).toEqual({ kind: 'not-a-docx', reason: 'damaged' })
    const wrongSum = patched(good, (view, entry) => view.setUint32(entry + 16, 7, true))
    expect(failureOf(wrongSum)).toEqual({ kind: 'not-a-docx', reason: 'damaged' })
  })

  test('a ZIP or a workbook without a document part', () => {
    const noPart: ReturnType<typeof failureOf> = { kind: 'not-a-docx', reason: 'no-document-part' }
    expect(failureOf(zipSync({ 'a.txt': strToU8('أ') }))).toEqual(noPart)
    const workbook = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    expect(failureOf(withMember('word/document.xml', workbook))).toEqual(noPart)
  })

  test('bombs: by ratio, by declared size, by a size that lies', () => {
    const bomb: ReturnType<typeof failureOf> = { kind: 'unsafe-archive', reason: 'bomb' }
    const spaces = new Uint8Array(10_000_000).fill(0x20)
    expect(failureOf(withMember('word/document.xml', spaces))).toEqual(bomb)
    const vast = patched(good, (view, at) => view.setUint32(at + 24, 0xf0000000, true))
    expect(failureOf(vast)).toEqual(bomb)
    const zip64 = patched(good, (view, at) => view.setUint32(at + 24, 0xffffffff, true))
    expect(failureOf(zip64)).toEqual(bomb)
    const lying = patched(good, (view, at) => view.setUint32(at + 24, 50, true))
    expect(failureOf(lying)).toEqual(bomb)
    const inOtherMember = patched(withMember('word/media/a.bmp', spaces), (view, at, index) => {
      if (index === 0) view.setUint32(at + 24, 0x50000000, true)
    })
    expect(failureOf(inOtherMember)).toEqual(bomb)
  })

  test('a picture that shrinks well is no bomb, since it is not inflated', () => {
    const result = extractDocx(withMember('word/media/a.bmp', new Uint8Array(10_000_000)))
    expect(result.ok).toBe(true)
  })

  test('entries that overlap', () => {
    const overlapping = patched(good, (view, at) => view.setUint32(at + 42, 0, true))
    expect(failureOf(overlapping)).toEqual({
      kind: 'unsafe-archive',
      reason: 'overlapping-entries',
    })
  })

  test.each([
    '../evil.txt',
    'word/../../evil.txt',
    '..\\evil.txt',
    '/etc/passwd',
    'C:/evil.txt',
    'c:\\x',
  ])('an entry that leads out: %s', (name) => {
    expect(failureOf(withMember(name, 'x'))).toEqual({
      kind: 'unsafe-archive',
      reason: 'path-escape',
    })
  })

  test('two entries of one name', () => {
    const twice = withMember('word/document.xmL', 'x')
    const copy = patched(twice, (view, at) => {
      const letter = at + 46 + 'word/document.xml'.length - 1
      if (view.getUint8(letter) === 'L'.charCodeAt(0)) view.setUint8(letter, 'l'.charCodeAt(0))
    })
    expect(failureOf(copy)).toEqual({ kind: 'not-a-docx', reason: 'damaged' })
  })

  test.each([
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    [
      'a billion laughs',
      `<!DOCTYPE x [<!ENTITY a "ه">${[...'bcdefghi'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'.charAt(index)};`.repeat(10)}">`).join('')}]><x>&i;</x>`,
    ],
    ['an external subset', '<!DOCTYPE x SYSTEM "http://evil.test/x.dtd"><x/>'],
  ])('%s, in any part', (_, xml) => {
    for (const part of ['word/document.xml', 'word/styles.xml', 'docProps/core.xml', '_rels/.rels'])
      expect(failureOf(withMember(part, xml))).toEqual({
        kind: 'unsafe-archive',
        reason: 'entity-declaration',
      })
  })

  test('XML that is malformed, with the part’s name', () => {
    expect(failureOf(withMember('word/document.xml', '<a><b></a>'))).toMatchObject({
      kind: 'malformed-xml',
      part: 'word/document.xml',
      detail: 'unexpected close tag.',
    })
    expect(failureOf(withMember('word/styles.xml', '<a>&nosuch;</a>'))).toMatchObject({
      kind: 'malformed-xml',
      part: 'word/styles.xml',
    })
    expect(failureOf(withMember('word/numbering.xml', ''))).toMatchObject({
      kind: 'malformed-xml',
      part: 'word/numbering.xml',
    })
  })

  test('XML that is nested without end', () => {
    const deep = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`
    expect(failureOf(withMember('word/document.xml', deep))).toEqual({
      kind: 'too-deep',
      depth: 4097,
    })
  })
})
