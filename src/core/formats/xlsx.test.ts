import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { byId, datasetDocument, exportAll, spanOn } from '#core/testing/datasets.ts'
import { parseXml } from '#core/testing/xml.ts'
import { xlsx } from './xlsx.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد 007.'

function sheets(notes: readonly string[]) {
  const spans = notes.map((note, i) => spanOn(text, `s${i}`, 'claim', ['007'], { note }))
  const exported = exportAll(xlsx, [datasetDocument(text, { spans: byId(...spans) })])
  const archive = exported.files.get('dataset.xlsx')
  if (archive === undefined) throw new Error('No workbook')
  const members = Object.entries(unzipSync(archive)).map(
    ([name, bytes]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)] as const,
  )
  return { ...exported, archive, members: new Map(members) }
}

describe('xlsx', () => {
  it('is sound XML in every part, with a sheet for each table', () => {
    const { members } = sheets(['<b>&"\u0001\u0085\uffff'])
    for (const [, content] of members) expect(parseXml(content)).toBe(null)
    expect(members.get('xl/workbook.xml')).toMatch(/documents.*spans.*frames/)
    expect([...members.keys()]).toContain('xl/worksheets/sheet3.xml')
  })

  it('keeps texts texts, formulas among them', () => {
    const { members } = sheets(['=1+1', '007', 'مرحبا 😀', '_x0041_'])
    const spans = members.get('xl/worksheets/sheet2.xml') ?? ''
    expect(spans).toMatch(/s="2" t="inlineStr"><is><t xml:space="preserve">=1\+1</)
    expect(spans).toContain('t="inlineStr"><is><t xml:space="preserve">007<')
    expect(spans).toContain('>مرحبا 😀<')
    expect(spans).toContain('>_x005F_x0041_<')
    expect(spans).toMatch(/<v>\d+<\/v>/)
  })

  it('cuts what no cell holds, between characters, and counts it', () => {
    const { members, report } = sheets(['😀'.repeat(20_000)])
    expect(report.losses).toMatchObject([{ kind: 'cut-cell', count: 1 }])
    const [, cell = ''] =
      /preserve">(😀[^<]*)</u.exec(members.get('xl/worksheets/sheet2.xml') ?? '') ?? []
    expect(cell.length).toBeLessThanOrEqual(32_767)
    expect(cell).toMatch(/^(?:😀)+ \[…\]$/u)
  })

  it('is the same, byte for byte', () => {
    expect(Buffer.from(sheets(['a']).archive).equals(sheets(['a']).archive)).toBe(true)
  })
})
