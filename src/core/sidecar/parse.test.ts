import { describe, expect, it } from 'vitest'
import { sampleSidecar, sampleSpan } from '#core/testing/sidecars.ts'
import { textFaults } from './check-contents.ts'
import { parseSidecar, readSidecar, type SidecarFailure } from './parse.ts'
import { serialiseSidecar } from './serialise.ts'

const text = serialiseSidecar(sampleSidecar, null)
const utf8 = (value: string) => new TextEncoder().encode(value)

function utf16(value: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\u{FEFF}${value}` : value
  const bytes = new Uint8Array(units.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < units.length; i++) view.setUint16(2 * i, units.charCodeAt(i), !bigEndian)
  return bytes
}

function failureOf(bytes: Uint8Array): SidecarFailure {
  const result = readSidecar(bytes)
  if (result.ok) throw new Error('the sidecar was taken for sound')
  return result.failure
}

function damageOf(bytes: Uint8Array) {
  const failure = failureOf(bytes)
  if (failure.kind !== 'damaged-sidecar') throw new Error(failure.kind)
  return {
    faults: failure.faults.map((fault) =>
      'path' in fault ? `${fault.kind} ${fault.path}` : fault.kind,
    ),
    first: failure.faults[0],
    kept: failure.recovered?.kept ?? 0,
    lost: failure.recovered?.lost ?? 0,
  }
}

/** The sample's file with one piece of it replaced. */
function altered(piece: string | RegExp, replacement: string): Uint8Array {
  const changed = text.replace(piece, replacement)
  if (changed === text) throw new Error(`${piece} is not in the sample`)
  return utf8(changed)
}

const whole = { kept: 5, lost: 0 }
const oneLost = { kept: 4, lost: 1 }

describe('a damaged sidecar is read-only, says where and why, and shows what is whole', () => {
  it.each([
    ['empty', utf8(''), ['empty'], { kept: 0, lost: 0 }],
    ['white space', utf8(' \n\n'), ['empty'], { kept: 0, lost: 0 }],
    ['all NUL', new Uint8Array(4096), ['only-nul'], { kept: 0, lost: 0 }],
    ['trailing garbage', utf8(`${text}}x`), ['trailing-content $'], whole],
    ['two files in one', utf8(text + text), ['trailing-content $'], whole],
    ['a byte order mark', utf8(`\u{FEFF}${text}`), ['byte-order-mark'], whole],
    ['UTF-16 with its mark', utf16(text, false, true), ['not-utf-8'], whole],
    ['UTF-16, the other end first', utf16(text, true, true), ['not-utf-8'], whole],
    ['UTF-16 without a mark', utf16(text, false, false), ['not-utf-8'], whole],
    [
      'duplicate keys',
      altered('"note": ""', '"note": "", "note": "x"'),
      ['duplicate-key document.note'],
      whole,
    ],
    [
      'duplicate keys in a span',
      altered('"label": "cue"', '"label": "cue", "label": "claim"'),
      ['duplicate-key spans[0].label'],
      oneLost,
    ],
    [
      '__proto__',
      altered('"note": ""', '"__proto__": {"x": 1}, "note": ""'),
      ['forbidden-key document.__proto__'],
      whole,
    ],
    [
      'a number as a string',
      altered('"start": 2', '"start": "2"'),
      ['schema spans[0].segments[0].start'],
      oneLost,
    ],
    [
      'a list as an object',
      altered('"comments": [', '"comments": {}, "was": ['),
      ['schema comments'],
      { kept: 4, lost: 0 },
    ],
    ['a missing field', altered('"status": "draft",', ''), ['schema status'], whole],
    ['an unknown status', altered('"draft"', '"done"'), ['schema status'], whole],
    [
      '1e400',
      altered('"start": 2', '"start": 1e400'),
      ['number-out-of-range spans[0].segments[0].start'],
      oneLost,
    ],
    [
      'a negative offset',
      altered('"start": 2', '"start": -2'),
      ['schema spans[0].segments[0].start'],
      oneLost,
    ],
    [
      'a fraction',
      altered('"start": 2', '"start": 2.5'),
      ['schema spans[0].segments[0].start'],
      oneLost,
    ],
    [
      'past the end',
      altered('"end": 6', '"end": 60000'),
      ['past-the-end spans[0].segments[0].end'],
      oneLost,
    ],
    [
      'reversed',
      altered('"start": 2', '"start": 20'),
      ['reversed-range spans[0].segments[0]'],
      oneLost,
    ],
    [
      'zero length',
      altered('"start": 2', '"start": 6'),
      ['empty-range spans[0].segments[0]'],
      oneLost,
    ],
    [
      'inside a surrogate pair',
      altered('"prefix": "📈 "', '"prefix": "\\udcc8 "'),
      ['inside-surrogate-pair spans[0].segments[0]'],
      oneLost,
    ],
    [
      'offsets in UTF-16',
      altered('"code-point"', '"utf-16"'),
      ['schema article.offsetUnit'],
      whole,
    ],
    [
      'a span twice',
      altered('"id": "source-1"', '"id": "cue-1"'),
      ['duplicate-id spans[1].id', 'dangling-role frames[0].roles.source[0]'],
      oneLost,
    ],
    [
      'a span and a frame of one id',
      altered('"id": "frame-1"', '"id": "cue-1"'),
      ['duplicate-id frames[0].id'],
      whole,
    ],
    [
      'a dangling role',
      altered('"source-1"\n', '"gone"\n'),
      ['dangling-role frames[0].roles.source[0]'],
      whole,
    ],
    [
      'an attribute key that is a number',
      altered('"kind": "prediction"', '"7": "x"'),
      ['schema spans[2].attributes["7"]'],
      oneLost,
    ],
    ['a local time', altered('10:00:00Z', '10:00:00+03:00'), ['schema spans[0].created'], oneLost],
    [
      'a format of another program',
      altered('"isnad-sidecar"', '"other"'),
      ['schema format'],
      whole,
    ],
    ['no version', altered('  "version": 1,\n', ''), ['schema version'], whole],
    ['a list for a file', utf8('[]'), ['schema $'], { kept: 0, lost: 0 }],
  ])('%s', (_, bytes, faults, recovered) => {
    const { kept, lost, ...damage } = damageOf(bytes)
    expect(damage.faults).toEqual(faults)
    expect({ kept, lost }).toEqual(recovered)
  })

  it('200,000 levels', () => {
    const deep = `"x": ${'['.repeat(200_000)}${']'.repeat(200_000)},`
    expect(damageOf(altered('"spans": [', `${deep}\n"spans": [`))).toMatchObject({
      faults: ['too-deep'],
      ...whole,
    })
  })

  it('cut at any byte', () => {
    const bytes = utf8(text)
    for (let end = 0; end < bytes.length - 2; end++) {
      const { faults, kept } = damageOf(bytes.subarray(0, end))
      expect(faults.length, `cut at ${end}`).toBeGreaterThan(0)
      expect(kept).toBeLessThanOrEqual(5)
    }
    const afterSpans = utf8(text.slice(0, text.indexOf('"frames"'))).length
    expect(damageOf(bytes.subarray(0, afterSpans))).toMatchObject({ kept: 3 })
  }, 60_000)

  it('cut inside a character', () => {
    const bytes = utf8(text.slice(0, text.indexOf('قالت')))
    const cut = new Uint8Array([...bytes, 0xd9])
    expect(damageOf(cut).faults[0]).toBe('not-utf-8')
  })

  it('names the wrong type and the right one', () => {
    expect(damageOf(altered('"start": 2', '"start": "2"')).first).toEqual({
      kind: 'schema',
      path: 'spans[0].segments[0].start',
      reason: { kind: 'wrong-type', expected: 'number', found: 'string' },
    })
    expect(damageOf(altered('"draft"', '"done"')).first).toEqual({
      kind: 'schema',
      path: 'status',
      reason: { kind: 'not-one-of', allowed: ['draft', 'submitted'] },
    })
    expect(damageOf(altered('"status": "draft",', '')).first).toMatchObject({
      reason: { kind: 'missing' },
    })
  })

  it('shows what was recovered with its header', () => {
    const failure = failureOf(altered('"draft"', '"done"'))
    expect(failure.recovered).toMatchObject({
      contents: { status: 'draft', document: sampleSidecar.document, frames: sampleSidecar.frames },
      article: sampleSidecar.article,
      annotator: sampleSidecar.annotator,
    })
  })
})

describe('a sidecar of an unchanged text', () => {
  const { textSha256, textLength } = sampleSidecar.article

  it('that tells its length wrongly is damaged, with every place past the end', () => {
    const [span] = sampleSidecar.spans
    if (span === undefined) throw new Error('the sample lacks a span')
    const [segment] = span.segments
    if (segment === undefined) throw new Error('the sample lacks a segment')
    const segments = [{ ...segment, start: textLength, end: textLength + 4 }]
    const longer = {
      ...sampleSidecar,
      article: { ...sampleSidecar.article, textLength: textLength + 9 },
      spans: [{ ...span, segments }],
    }
    expect(textFaults(longer, { textSha256, textLength })).toEqual([
      {
        kind: 'wrong-text-length',
        path: 'article.textLength',
        stated: textLength + 9,
        true: textLength,
      },
      {
        kind: 'past-the-end',
        path: 'spans[0].segments[0].end',
        end: textLength + 4,
        length: textLength,
      },
    ])
  })

  it('is sound where the text is another, or the length is right', () => {
    expect(textFaults(sampleSidecar, { textSha256, textLength })).toEqual([])
    expect(textFaults(sampleSidecar, { textSha256: 'f'.repeat(64), textLength: 1 })).toEqual([])
  })
})

describe('other sidecars that are not written', () => {
  it('a future version', () => {
    const failure = failureOf(altered('"version": 1', '"version": 2'))
    expect(failure).toMatchObject({ kind: 'newer-sidecar', version: 2, recovered: whole })
  })

  it('git conflict markers: both sides, and the base where git wrote it', () => {
    const ours = '  "status": "draft",'
    const theirs = '  "status": "submitted",'
    const marked = (base: string) =>
      text.replace(ours, `<<<<<<< HEAD\n${ours}\n${base}=======\n${theirs}\n>>>>>>> amal/notebook`)
    const failure = failureOf(utf8(marked('')))
    expect(failure).toMatchObject({
      kind: 'git-conflict',
      sides: { ours: text, theirs: text.replace(ours, theirs), base: null },
      recovered: whole,
    })
    const three = failureOf(utf8(marked(`||||||| 1a2b3c\n${ours}\n`)))
    expect(three).toMatchObject({ sides: { base: text } })
    if (three.kind === 'git-conflict') expect(parseSidecar(three.sides.theirs).ok).toBe(true)
  })

  it('half of a git conflict is damage', () => {
    const half = text.replace('  "status"', '<<<<<<< HEAD\n  "status"')
    expect(failureOf(utf8(half)).kind).toBe('damaged-sidecar')
  })
})

describe('odd and sound sidecars open', () => {
  it('a 10 MB note, markup in a label and controls in a type, each with a notice', () => {
    const [span, ...rest] = sampleSidecar.spans
    if (span === undefined) throw new Error('the sample lacks a span')
    const odd = {
      ...sampleSidecar,
      spans: [
        { ...span, note: 'ن'.repeat(10_000_000), label: '<img src=x onerror=alert(1)>' },
        ...rest,
      ],
      frames: sampleSidecar.frames.map((frame) => ({ ...frame, type: 'a\u202eb' })),
    }
    const result = parseSidecar(serialiseSidecar(odd, null))
    expect(result.ok && result.value.notices).toEqual([
      { kind: 'long-note', path: 'spans[0].note', characters: 10_000_000 },
      { kind: 'markup-in-name', path: 'spans[0].label', name: '<img src=x onerror=alert(1)>' },
      { kind: 'controls-in-name', path: 'frames[0].type', name: 'a\u202eb' },
    ])
  })

  it('100,000 spans', () => {
    const span = sampleSpan('x', 'claim', 'قالت')
    const spans = Array.from({ length: 100_000 }, (_, i) => ({ ...span, id: `span-${i}` }))
    const result = parseSidecar(serialiseSidecar({ ...sampleSidecar, spans, frames: [] }, null))
    expect(result.ok && result.value.sidecar.spans.length).toBe(100_000)
  }, 60_000)

  it('an unknown label, and a frame that contains itself', () => {
    const loop = sampleSidecar.frames.map((frame) => ({
      ...frame,
      roles: { ...frame.roles, content: ['frame-1'] },
    }))
    const spans = sampleSidecar.spans.map((span) => ({ ...span, label: 'لا أحد يعرفه' }))
    const result = parseSidecar(serialiseSidecar({ ...sampleSidecar, spans, frames: loop }, null))
    expect(result).toMatchObject({ ok: true, value: { notices: [] } })
  })
})
