import { describe, expect, it } from 'vitest'
import {
  byId,
  datasetDocument,
  exportAll,
  importAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { parseXml } from '#core/testing/xml.ts'
import { casXmi } from './cas-xmi.ts'
import { casXmiImport } from './cas-xmi-import.ts'

const names =
  'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmlns:o="http:///org/example.ecore" xmlns:n="http:///uima/noNamespace.ecore" xmlns:m="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:s="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"'

const text = '😀 قال الوزير إن القمح يكفي'
const sofa = `<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${text}"/>`

function xmi(...elements: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI ${names} xmi:version="2.0"><cas:NULL xmi:id="0"/>${elements.join('')}</xmi:XMI>`
}

function read(content: string | Uint8Array, types?: string) {
  const files = new Map([['a.xmi', Buffer.from(content)]])
  if (types !== undefined) files.set('typesystem.xml', Buffer.from(types))
  const { documents, problems } = importAll(casXmiImport, files)
  return { documents, problems: problems.map(({ kind, detail }) => `${kind} ${detail}`) }
}

function typeSystem(...features: readonly (readonly [string, string])[]): string {
  const described = features.map(
    ([name, range]) =>
      `<featureDescription><name>${name}</name><description/><rangeTypeName>${range}</rangeTypeName></featureDescription>`,
  )
  return `<?xml version="1.0"?><typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><name>x</name><types>
    <typeDescription><name>org.example.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>${described.join('')}</features></typeDescription>
    <typeDescription><name>org.example.Named</name><supertypeName> org.example.Base </supertypeName></typeDescription>
    <typeDescription><name>org.example.Loop</name><supertypeName>org.example.Loop</supertypeName></typeDescription>
  </types></typeSystemDescription>`
}

describe('CAS XMI', () => {
  it('writes line breaks as references, and U+FFFD for what XML cannot hold, which it counts', () => {
    const odd = 'سطر\nو\u000bبعد\t😀'
    const { files, report } = exportAll(casXmi, [
      datasetDocument(odd, {
        spans: byId(spanOn(odd, 's', 'claim', ['بعد'], { note: 'a\u0001\r\n' })),
      }),
    ])
    const written = textOf({ files, report }, 'haleb.amal.xmi')
    expect(parseXml(written)).toBeNull()
    expect(written).toContain('sofaString="سطر&#10;و\ufffdبعد&#9;😀"')
    expect(written).toContain('begin="6" end="9"')
    expect(written).toContain('note="a\ufffd&#13;&#10;"')
    expect(report.changes.map(({ kind, count }) => [kind, count])).toEqual([
      ['replaced-character', 2],
    ])
  })

  it('describes its types, with those attributes that the tagset does not know', () => {
    const { files, report } = exportAll(casXmi, [
      datasetDocument(text, {
        spans: byId(spanOn(text, 's', 'claim', ['قال'], { attributes: { mine: 'x', 'a b': 'y' } })),
      }),
    ])
    const types = textOf({ files, report }, 'TypeSystem.xml')
    expect(parseXml(types)).toBeNull()
    expect(types).toMatch(/<name>named<\/name>\n.*\n<rangeTypeName>uima\.cas\.Boolean</)
    expect(types).toContain('<name>mine</name>')
    expect(types).not.toContain('a b')
  })

  it('of others is read, by its types', () => {
    const { documents, problems } = read(
      xmi(
        '<m:DocumentMetaData xmi:id="20" sofa="1" begin="0" end="27" documentTitle="مقال.txt"/>',
        '<s:Token xmi:id="21" sofa="1" begin="3" end="6"/><s:Sentence xmi:id="22" sofa="1" begin="0" end="27"/>',
        '<o:Named xmi:id="2" sofa="1" begin="7" end="13" value="PER" sure="true" rank="7" tags="30" partner="3" aliases="31"/>',
        '<o:Named xmi:id="3" sofa="1" begin="3" end="6" sure="false" many="2 3"><kinds>a&#10;</kinds><kinds></kinds></o:Named>',
        '<cas:StringArray xmi:id="30"><elements>x</elements><elements>y z</elements></cas:StringArray>',
        '<cas:StringArray xmi:id="31"/>',
        '<n:Bare xmi:id="4" sofa="1" begin="0" end="2"/>',
        '<o:Rel xmi:id="5" sofa="1" begin="3" end="6" Governor="2" Dependent="3"/>',
        sofa,
        '<cas:View sofa="1" members="2 3 4"/>',
      ),
      typeSystem(
        ['value', 'uima.cas.String'],
        ['sure', 'uima.cas.Boolean'],
        ['rank', 'uima.cas.Integer'],
        ['tags', 'uima.cas.StringArray'],
        ['aliases', 'uima.cas.StringArray'],
        ['kinds', 'uima.cas.StringArray'],
        ['partner', 'org.example.Base'],
        ['many', 'uima.cas.FSArray'],
      ),
    )
    const [document] = documents
    expect(document).toMatchObject({ name: 'مقال.txt', text })
    expect(document?.spans.map(({ label, attributes }) => [label, attributes])).toEqual([
      ['PER', { sure: true, rank: '7', tags: ['x', 'y z'], aliases: [] }],
      ['Named', { sure: false, kinds: ['a\n', ''] }],
      ['Bare', {}],
    ])
    expect(document?.spans[0]?.segments).toEqual([{ start: 7, end: 13 }])
    expect(problems).toEqual([
      'not-supported org.example.Named:partner × 1',
      'not-supported org.example.Named:many × 1',
    ])
  })

  it('of others is read without its types too, as far as UIMA and INCEpTION name their features', () => {
    const { documents, problems } = read(
      xmi(
        '<o:Person xmi:id="2" sofa="1" begin="7" end="13" value="PER" year="1999"/>',
        '<o:Act xmi:id="3" sofa="1" begin="3" end="6" arguments="4 5"/>',
        '<o:ActLink xmi:id="4" role="agent" target="2"/><o:ActLink xmi:id="5" target="3"/>',
        '<o:About xmi:id="6" sofa="1" begin="7" end="13" Governor="3" Dependent="2" label="by"/>',
        '<o:Dependency xmi:id="7" sofa="1" begin="7" end="13" Governor="8" Dependent="8"/><s:Token xmi:id="8" sofa="1" begin="0" end="2"/>',
        '<o:CoreferenceChain xmi:id="9" sofa="1" first="10"/>',
        '<o:CoreferenceLink xmi:id="10" sofa="1" begin="0" end="2" next="11" referenceType="x"/>',
        '<o:CoreferenceLink xmi:id="11" sofa="1" begin="3" end="6" next="10"/>',
        sofa,
      ),
    )
    const [document] = documents
    expect(document?.spans.map(({ id, label }) => `${id} ${label}`)).toEqual([
      'Person-2 PER',
      'Act-3 Act',
      'CoreferenceLink-10 CoreferenceLink',
      'CoreferenceLink-11 CoreferenceLink',
    ])
    expect(document?.spans[0]?.attributes).toEqual({ year: '1999' })
    expect(document?.frames.map(({ type, roles }) => [type, roles])).toEqual([
      ['Act', { trigger: ['Act-3'], agent: ['Person-2'], arguments: ['Act-3'] }],
      ['by', { Governor: ['Act-3'], Dependent: ['Person-2'] }],
      ['CoreferenceChain', { member: ['CoreferenceLink-10', 'CoreferenceLink-11'] }],
    ])
    expect(problems).toEqual([
      'not-supported org.example.Dependency between what is no annotation × 1',
    ])
  })

  it('that is broken or means harm is told', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;">]>`
    expect(read(xmi(sofa).replace('?>', `?>${bomb}`)).problems).toEqual(['malformed document-type'])
    expect(read(xmi('<o:X>'.repeat(9000))).problems).toEqual(['malformed too-deep'])
    expect(read('<xmi:XMI').problems[0]).toMatch(/^malformed /)
    expect(read('<html/>').problems).toEqual(['schema xmi:XMI'])
    expect(read(Buffer.from([0xff, 0xfe, 0x00])).problems).toEqual(['not-utf-8 '])
    expect(read(xmi()).problems).toEqual(['no-text a'])
    expect(read(xmi(sofa.replace(/sofaString="[^"]*"/, ''))).problems).toEqual([
      'no-text a _InitialView',
    ])
    expect(read(xmi(sofa), '<typeSystemDescription><types>').problems[0]).toMatch(/^malformed /)
    const odd = read(
      xmi(
        '<o:X xmi:id="2" sofa="1" begin="0" end="2" __proto__="a" constructor="b" roles="3 4"/>',
        '<o:Link xmi:id="3" role="__proto__" target="2"/><o:Link xmi:id="4" role="toString" target="2"/>',
        sofa,
      ),
    )
    expect(odd.documents[0]?.spans[0]?.attributes).toEqual({ constructor: 'b' })
    expect(odd.documents[0]?.frames[0]?.roles).toEqual({ trigger: ['X-2'], toString: ['X-2'] })
    expect(odd.problems).toEqual([
      'not-supported org.example.X:roles __proto__ × 1',
      'not-supported org.example.X:__proto__ × 1',
    ])
    const cyclic = read(
      xmi(
        '<o:X xmi:id="2" sofa="1" begin="0" end="x" many="5"/><cas:FSArray xmi:id="5" elements="5"/>',
        '<o:Loop xmi:id="3" sofa="1" begin="-4" end="99" odd="1"/><o:Loop sofa="1" begin="0" end="2"/>',
        '<o:Loop xmi:id="3" sofa="1" begin="0" end="2"/>',
        sofa,
      ),
      typeSystem(['many', 'uima.cas.FSArray']),
    )
    expect(cyclic.documents[0]?.spans.map(({ segments }) => segments)).toEqual([[], []])
    expect(cyclic.problems).toEqual([
      'schema org.example.Loop xmi:id',
      'duplicate-id 3',
      'outside-text X-2 0 NaN',
      'outside-text Loop-3 -4 99',
    ])
  })
})
