import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { isRecord } from '#core/json.ts'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  importAll,
  type importedAnnotations,
  spanOn,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import type { DatasetDocument } from '../dataset.ts'
import { guidOf } from '../guid.ts'
import { refiQda } from './refi-qda.ts'
import { refiQdaImport } from './refi-qda-import.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'

function unzipped(documents: readonly DatasetDocument[]) {
  const bytes = exportAll(refiQda, documents).files.get('project.qdpx')
  if (bytes === undefined) throw new Error('No project')
  const files = unzipSync(bytes)
  return { bytes, files, xml: strFromU8(files['project.qde'] ?? new Uint8Array()) }
}

/** What a project carries: spans with a place, and of frames the fillers among them. */
function carried(document: DatasetDocument) {
  const all = annotationsOf(document)
  const spans = all.spans.filter(({ segments }) => segments.length > 0)
  const ids = new Set([...spans, ...all.frames].map(({ id }) => id)).add('#writer')
  return {
    ...all,
    spans: spans.map((span) => ({ ...span, unplaced: [] })),
    frames: all.frames.map(({ roles, ...frame }) => ({
      ...frame,
      roles: Object.fromEntries(
        Object.entries(roles)
          .map(([role, list]) => [role, list.filter((id) => ids.has(id))] as const)
          .filter(([role, list]) => list.length > 0 || roles[role]?.length === 0),
      ),
    })),
  }
}

/** Items by what they say: ids are replaced by the words and the type that they stand for, all in order. */
function bySense({ spans, frames, attributes, note }: ReturnType<typeof importedAnnotations>) {
  const names = new Map(
    spans.map((span) => [span.id, `${span.label} ${JSON.stringify(span.segments)}`]),
  )
  const sense = (value: unknown): string =>
    JSON.stringify(value, (_key, member: unknown) =>
      isRecord(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    )
  const types = new Map(frames.map(({ id, type }) => [id, type]))
  return {
    attributes,
    note,
    spans: spans.map(({ id: _id, ...span }) => sense(span)).sort(),
    frames: frames
      .map(({ id: _id, roles, ...frame }) =>
        sense({
          ...frame,
          roles: Object.fromEntries(
            Object.entries(roles).map(([role, list]) => [
              role,
              list.map((id) => names.get(id) ?? types.get(id) ?? id).sort(),
            ]),
          ),
        }),
      )
      .sort(),
  }
}

const project = (qde: string, files: Zippable = {}) =>
  importAll(
    refiQdaImport,
    new Map([['a.qdpx', zipSync({ 'project.qde': strToU8(qde), ...files })]]),
  )

describe('REFI-QDA', () => {
  it('brings back spans, pieces, attributes, notes, frames and what is said of the whole', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const { documents, annotations } = roundTrip(refiQda, refiQdaImport, [document])
        expect(documents).toMatchObject([
          { name: 'haleb', file: 'haleb.txt', annotator: { id: 'amal', name: 'أمل' } },
        ])
        expect(annotations.map(bySense)).toEqual([bySense(carried(document))])
      }),
      { numRuns: 100 },
    )
  })

  it('tells in the memo of a coding what was written freely too, for programs that read no more', () => {
    const attributes = { remark: 'ما\nقيل', kind: 'prediction', doubt: '' }
    const span = (note: string) =>
      datasetDocument(text, {
        spans: byId(spanOn(text, 's1', 'claim', ['القمح'], { attributes, note })),
      })
    const memo = ({ xml }: ReturnType<typeof unzipped>) =>
      /<PlainTextSelection[^>]*>\s*<Description>([^<]*)</.exec(xml)?.[1]?.replaceAll('&#10;', '\n')
    const written = 'remark: ما\nقيل\ndoubt: '
    expect(memo(unzipped([span('')]))).toBe(written)
    expect(memo(unzipped([span('ملاحظة')]))).toBe(`ملاحظة\n${written}`)
    for (const note of ['', 'ملاحظة', written, `\n${written}`])
      expect(roundTrip(refiQda, refiQdaImport, [span(note)]).annotations).toMatchObject([
        { spans: [{ note, attributes }] },
      ])
  })

  it('keeps a text that begins with U+FEFF, and writes no byte order mark', () => {
    const marked = `\ufeff${text}`
    const span = spanOn(marked, 's', 'source', ['الوزير'])
    const { files, xml } = unzipped([datasetDocument(marked, { spans: byId(span) })])
    expect(xml.startsWith('<?xml')).toBe(true)
    const [source] =
      Object.entries(files)
        .find(([name]) => name.endsWith('.txt'))
        ?.slice(1) ?? []
    expect(source).toEqual(new Uint8Array(Buffer.from(marked)))
    const { documents } = importAll(
      refiQdaImport,
      exportAll(refiQda, [datasetDocument(marked, { spans: byId(span) })]).files,
    )
    expect(documents[0]?.text).toBe(marked)
  })

  it('is one source for all who coded an article, and the same bytes each time', () => {
    const one = datasetDocument(text, { spans: byId(spanOn(text, 's', 'source', ['الوزير'])) })
    const two = {
      ...datasetDocument(text, { spans: byId(spanOn(text, 's', 'claim', ['القمح يكفي 😀'])) }),
      annotator: { id: 'samir', name: 'سمير', role: 'annotator' as const },
      stem: 'haleb.samir',
      split: 'train' as const,
    }
    const documents = [{ ...one, split: 'train' as const }, two]
    const { bytes, files, xml } = unzipped(documents)
    expect(unzipped(documents).bytes.every((byte, i) => byte === bytes[i])).toBe(true)
    const guid = guidOf('source', 'haleb.txt', one.article.textSha256)
    expect(Object.keys(files).sort()).toEqual([`Sources/${guid}.txt`, 'project.qde'])
    expect(xml.match(/<TextSource /g)?.length).toBe(1)
    expect(xml).toContain(`plainTextPath="internal://${guid}.txt"`)
    expect(xml).toMatch(/startPosition="16" endPosition="28"/)
    expect(xml).toContain(`<Set guid="${guidOf('set', 'train')}" name="train">`)
    const back = importAll(refiQdaImport, new Map([['p.qdpx', bytes]])).documents
    expect(
      back.map(({ annotator, spans }) => [annotator?.id, spans.map(({ label }) => label)]),
    ).toEqual([
      ['amal', ['source']],
      ['samir', ['claim']],
    ])
  })

  it('refers only to what is there, and has codes in the colours of the tagset', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const { xml } = unzipped([document])
        const guids = [...xml.matchAll(/ guid="([^"]+)"/g)].map(([, guid]) => guid)
        expect(new Set(guids).size).toBe(guids.length)
        for (const [, ref] of xml.matchAll(/(?:targetGUID|originGUID|User)="([^"]+)"/g))
          expect(guids).toContain(ref)
        expect(xml).toMatch(/name="claim" isCodable="true" color="#[0-9a-f]{6}"/)
        const names = [...xml.matchAll(/<Code [^>]*name="([^"]+)"/g)].map(([, name]) => name)
        expect(new Set(names).size).toBe(names.length)
      }),
      { numRuns: 40 },
    )
  })

  it('counts characters that XML cannot hold', () => {
    const span = { ...spanOn(text, 's', 'source', ['الوزير']), note: 'a\u0001b' }
    const { report } = exportAll(refiQda, [datasetDocument(text, { spans: byId(span) })])
    expect(report.changes).toMatchObject([{ kind: 'replaced-character', count: 1 }])
  })

  it('names things as RFC 9562 says a name-based UUID is made', () => {
    expect(guidOf('a')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(guidOf('a', 'b')).not.toBe(guidOf('ab'))
    expect(guidOf('a', 1)).toBe(guidOf('a', 1))
  })
})

/** As other programs write them. */
const foreign = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="MAXQDA 2022">
<Users><User guid="{AAAAAAAA-0000-0000-0000-000000000001}" name="Mona"/></Users>
<CodeBook><Codes>
<Code guid="c0" name="people" isCodable="false"><Code guid="c1" name="minister" isCodable="true"/><Code guid="c2" name="other" isCodable="true"/></Code>
<Code guid="c3" name="other" isCodable="true"/>
</Codes></CodeBook>
<Variables><Variable guid="v1" name="country" typeOfVariable="Text"/><Variable guid="v2" name="checked" typeOfVariable="Boolean"/></Variables>
<Cases><Case guid="k1"><VariableValue><VariableRef targetGUID="v2"/><BooleanValue>true</BooleanValue></VariableValue><SourceRef targetGUID="s1"/></Case></Cases>
<Sources>
<TextSource guid="s1" name="news" plainTextPath="internal://S1.txt" creatingUser="aaaaaaaa-0000-0000-0000-000000000001">
<PlainTextSelection guid="p1" startPosition="6" endPosition="12" creatingUser="aaaaaaaa-0000-0000-0000-000000000001"><Description>memo</Description>
<Coding guid="d1" creatingUser="AAAAAAAA-0000-0000-0000-000000000001"><CodeRef targetGUID="c1"/><NoteRef targetGUID="n1"/></Coding><Coding guid="d2"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection>
<PlainTextSelection guid="p2" startPosition="16" endPosition="21" creatingUser="aaaaaaaa-0000-0000-0000-000000000001"><Coding guid="d3"><CodeRef targetGUID="c3"/></Coding></PlainTextSelection>
<PlainTextSelection guid="p3" startPosition="900" endPosition="910" name="gone words"><Coding guid="d4"><CodeRef targetGUID="nowhere"/></Coding></PlainTextSelection>
<PlainTextSelection guid="p4" startPosition="2" endPosition="5"><Description>a remark</Description></PlainTextSelection>
<NoteRef targetGUID="n2"/>
<VariableValue><VariableRef targetGUID="v1"/><TextValue>سوريا</TextValue></VariableValue>
</TextSource>
<PictureSource guid="s2" name="photo" path="internal://x.png"/>
<TextSource guid="s3" name="elsewhere" plainTextPath="absolute:///etc/passwd"/>
</Sources>
<Notes><Note guid="n1"><PlainTextContent>on the coding</PlainTextContent></Note>
<Note guid="n2"><PlainTextContent>on words</PlainTextContent><PlainTextSelection guid="p5" startPosition="22" endPosition="26"/></Note>
<Note guid="n3" name="diary"><PlainTextContent>of nothing</PlainTextContent></Note></Notes>
<Links><Link guid="l1" name="talks of" direction="OneWay" originGUID="p1" targetGUID="p2"/><Link guid="l2" originGUID="p1" targetGUID="zzz"/></Links>
<Graphs><Graph guid="g1" name="map"/></Graphs>
</Project>`

describe('REFI-QDA of others', () => {
  it('is read: codings, memos, remarks, links, variables; what has no place is told', () => {
    const { documents, problems } = project(foreign, { 'sources/s1.TXT': strToU8(`\ufeff${text}`) })
    expect(documents.map(({ name, annotator }) => [name, annotator?.name])).toEqual([
      ['news', 'Mona'],
      ['news', undefined],
      ['elsewhere', undefined],
    ])
    const [mona, nobody] = documents
    expect(mona?.text).toBe(text)
    expect(mona?.attributes).toEqual({ country: 'سوريا', checked: true })
    const words = (document: typeof mona) =>
      document?.spans.map(({ label, segments, note }) => [
        label,
        segments.map(({ start, end }) => text.slice(start, end)).join(),
        note,
      ])
    expect(words(mona)).toEqual([
      ['minister', 'الوزير', 'memo\non the coding'],
      ['people/other', 'الوزير', 'memo'],
      ['other', 'القمح', ''],
    ])
    expect(words(nobody)).toEqual([
      ['code', '', ''],
      ['note', 'قال', 'a remark'],
      ['note', 'يكفي', 'on words'],
    ])
    expect(nobody?.spans[0]?.unplaced).toMatchObject([{ quote: 'gone words', start: 900 }])
    expect(mona?.frames).toMatchObject([{ type: 'talks of', roles: { from: ['d1'], to: ['d3'] } }])
    expect(problems.map(({ kind, detail }) => `${kind} ${detail}`).sort()).toEqual([
      'dangling CodeRef nowhere',
      'dangling Link',
      'no-text elsewhere',
      'not-supported Graph map',
      'not-supported Note diary',
      'not-supported PictureSource photo',
      'outside-text 900–910',
    ])
  })

  it('counts line breaks as its program does', () => {
    const qde = (origin: string, start: number) =>
      `<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="${origin}"><CodeBook><Codes><Code guid="c" name="x" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="s" name="n" plainTextPath="internal://s.txt"><PlainTextSelection guid="p" startPosition="${start}" endPosition="${start + 5}"><Coding guid="d"><CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>`
    const files = { 'Sources/s.txt': strToU8('قال\r\nالقمح') }
    for (const [origin, start] of [
      ['NVivo', 5],
      ['ATLAS.ti', 4],
    ] as const) {
      const [document] = project(qde(origin, start), files).documents
      const segment = document?.spans[0]?.segments[0]
      expect(document?.text?.slice(segment?.start, segment?.end)).toBe('القمح')
    }
  })

  it('counts in the unit in which its codings stand on words', () => {
    const words = ['الوزير', 'القمح', 'يكفي', 'البلاد']
    const selections = words.map((word) => {
      const start = text.indexOf(word)
      return `<PlainTextSelection guid="p${start}" startPosition="${start}" endPosition="${start + word.length}"><Coding guid="d${start}"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>`
    })
    const qde = `<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="NVivo"><CodeBook><Codes><Code guid="c" name="x" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="s" name="n" plainTextPath="internal://s.txt">${selections.join('')}</TextSource></Sources></Project>`
    const [document] = project(qde, { 'Sources/s.txt': strToU8(text) }).documents
    const found = document?.spans.flatMap(({ segments }) =>
      segments.map(({ start, end }) => text.slice(start, end)),
    )
    expect(found).toEqual(words)
  })

  it('is refused where it would lead out, explode, or is no project', () => {
    const qde = strToU8('<Project/>')
    const refused = (files: Zippable) =>
      importAll(refiQdaImport, new Map([['a.qdpx', zipSync(files)]])).problems
    expect(refused({ 'project.qde': qde, '../evil.txt': qde })).toMatchObject([
      { kind: 'unsafe-name' },
    ])
    for (const name of ['/etc/evil', 'C:/evil.txt', 'Sources\\..\\..\\evil.txt'])
      expect(refused({ 'project.qde': qde, [name]: qde })).toMatchObject([{ kind: 'unsafe-name' }])
    const twice = zipSync({ 'project.qde': qde, 'project.qdf': qde }, { level: 0 })
    // Both names become one.
    for (let at = 0; at + 4 < twice.length; at++)
      if (Buffer.from(twice.subarray(at, at + 4)).toString() === '.qdf') twice[at + 3] = 0x65
    expect(importAll(refiQdaImport, new Map([['a.qdpx', twice]])).problems).toMatchObject([
      { kind: 'malformed', detail: 'damaged' },
    ])
    const link = { os: 3, attrs: (0o120777 << 16) >>> 0 }
    expect(
      refused({ 'project.qde': qde, 'Sources/s.txt': [strToU8('/etc/passwd'), link] }),
    ).toMatchObject([{ kind: 'unsafe-name' }])
    const bomb = new Uint8Array(20_000_000)
    expect(refused({ 'project.qde': bomb })).toMatchObject([{ kind: 'malformed', detail: 'bomb' }])
    expect(refused({ 'other.xml': qde })).toMatchObject([{ kind: 'malformed' }])
    const laughs = '<!DOCTYPE p [<!ENTITY a "b">]><Project name="&a;"/>'
    expect(refused({ 'project.qde': strToU8(laughs) })).toMatchObject([
      { kind: 'malformed', detail: 'document-type' },
    ])
    expect(refused({ 'project.qde': strToU8('<Project>') })).toMatchObject([{ kind: 'malformed' }])
    const torn = zipSync({ 'project.qde': qde }).slice(0, 40)
    expect(importAll(refiQdaImport, new Map([['a.qdpx', torn]])).problems).toMatchObject([
      { kind: 'malformed', detail: 'truncated' },
    ])
  })
})
