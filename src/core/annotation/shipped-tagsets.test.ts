import { readdirSync, readFileSync } from 'node:fs'
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  parse,
  wcagContrast,
} from 'culori'
import { describe, expect, it } from 'vitest'
import { shippedTagset, tagsetFolder } from '#core/testing/tagsets.ts'
import type { Tagset } from './tagset.ts'

const read = (name: string) => readFileSync(new URL(name, tagsetFolder), 'utf8')
const ids = readdirSync(tagsetFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5))

/** Papers of the themes that take this colour, high contrast included. */
const papers = {
  light: ['#fffdf9', '#fbf8f1', '#ffffff'],
  dark: ['#232322', '#1c1b19', '#000000'],
}

const difference = differenceCiede2000()

function parsed(colour: string): Color {
  const found = parse(colour)
  if (found === undefined) throw new Error(`${colour} is no colour`)
  return found
}

const viewers = {
  'full colour sight': { sees: (colour: Color) => colour, least: 20 },
  deuteranopia: { sees: filterDeficiencyDeuter(1), least: 12 },
  protanopia: { sees: filterDeficiencyProt(1), least: 12 },
}

/** What a page quotes in Arabic: between guillemets, or as a quotation of its own. */
function examplesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/«[^»]+»|^> .+$/gmu)]
    .map(([example]) => example.replaceAll('*', ''))
    .filter((example) => /\p{Script=Arabic}/u.test(example))
}

/** Those in the lines that name something, or in the part under its heading. */
function examplesOf(markdown: string, name: string): readonly string[] {
  const names = (line: string) => line.toLowerCase().includes(name.toLowerCase())
  const parts = markdown.split(/^(?=#)/m).filter((part) => names(part.split('\n')[0] ?? ''))
  return [...parts, ...markdown.split('\n').filter(names)].flatMap(examplesIn)
}

it('six tagsets are shipped', () => {
  expect(ids.sort()).toEqual([
    'attribution',
    'check-worthiness',
    'claims-sources-sentiment',
    'opinion',
    'propaganda',
    'stance',
  ])
})

describe.each(ids)('%s', (id) => {
  const tagset = shippedTagset(id)

  it('is called as its file is', () => {
    expect(tagset.id).toBe(id)
  })

  it('has a guideline page in both languages, with every label and role in it', () => {
    expect(tagset.guidelines).toEqual({
      ar: `${id}.guidelines.ar.md`,
      en: `${id}.guidelines.en.md`,
    })
    for (const language of ['ar', 'en'] as const) {
      const page = read(`${id}.guidelines.${language}.md`).toLowerCase()
      const roles = tagset.frames.flatMap((type) => type.roles)
      for (const { name } of [...tagset.spans, ...tagset.frames, ...roles])
        expect(page).toContain(name[language].toLowerCase())
    }
  })

  it('has an Arabic example for every label and frame, the same in both languages', () => {
    const page = (language: 'ar' | 'en') => read(`${id}.guidelines.${language}.md`)
    for (const language of ['ar', 'en'] as const)
      for (const { name } of [...tagset.spans, ...tagset.frames])
        expect(examplesOf(page(language), name[language]), name[language]).not.toEqual([])
    const examples = examplesIn(page('en'))
    expect(examples.filter((example) => !examplesIn(page('ar')).includes(example))).toEqual([])
  })

  it('explains every label, attribute, role and frame in both languages', () => {
    const attributes = [tagset.document, ...tagset.spans, ...tagset.frames].flatMap(
      (owner) => owner.attributes,
    )
    const roles = tagset.frames.flatMap((type) => type.roles)
    for (const { id, help } of [...attributes, ...roles, ...tagset.spans, ...tagset.frames])
      expect(help, id).toMatchObject({ ar: /\p{Script=Arabic}/u, en: /^[^\p{Script=Arabic}]+$/u })
  })

  it('gives every label a key', () => {
    const keys = tagset.spans.map((label) => label.hotkey)
    expect(keys).not.toContain(undefined)
  })

  it.each(['light', 'dark'] as const)('marks are visible on %s paper', (theme) => {
    for (const { id, colours } of [...tagset.spans, ...tagset.frames])
      for (const paper of papers[theme])
        expect(wcagContrast(colours[theme], paper), `${id} on ${paper}`).toBeGreaterThanOrEqual(3)
  })

  it.each(['light', 'dark'] as const)('labels stay apart for every viewer, %s', (theme) => {
    for (const [viewer, { sees, least }] of Object.entries(viewers)) {
      for (const [i, a] of tagset.spans.entries()) {
        for (const b of tagset.spans.slice(0, i)) {
          const pair = `${a.id} and ${b.id}, ${viewer}`
          if (a.group !== undefined && a.group === b.group)
            expect(a.line, `line of ${pair}`).not.toBe(b.line)
          else
            expect(
              difference(sees(parsed(a.colours[theme])), sees(parsed(b.colours[theme]))),
              `colour of ${pair}`,
            ).toBeGreaterThanOrEqual(least)
        }
      }
    }
  })

  it('labels differ by short tag, and by line where hues are few', () => {
    for (const language of ['ar', 'en'] as const) {
      const tags = tagset.spans.map((label) => label.tag[language])
      expect(new Set(tags).size).toBe(tags.length)
    }
    const looks = tagset.spans.map((label) => `${label.group ?? ''} ${label.line}`)
    if (tagset.spans.length <= 5) expect(new Set(looks).size).toBe(looks.length)
  })
})

it('the default tagset has the ids that sidecars hold', () => {
  const tagset = shippedTagset('claims-sources-sentiment')
  const outline = (owner: { readonly attributes: Tagset['document']['attributes'] }) =>
    Object.fromEntries(
      owner.attributes.map((attribute) => [
        attribute.id,
        'values' in attribute
          ? attribute.values.map((value) => value.id).join(' ')
          : attribute.type,
      ]),
    )
  expect(Object.fromEntries(tagset.spans.map((label) => [label.id, outline(label)]))).toEqual({
    claim: {
      kind: 'statement accusation false-news-accusation denial promise threat demand question prediction opinion',
      checkworthy: 'none low medium high',
      certainty: 'certain probable possible doubted',
      verdict: 'unchecked true mostly-true misleading false unverifiable',
    },
    source: {
      type: 'state military armed-group international-body media expert witness document anonymous other',
      named: 'boolean',
    },
    cue: { stance: 'neutral endorsing doubting' },
    expression: {
      polarity: 'positive negative both neutral',
      intensity: 'low medium high extreme',
    },
    target: {},
  })
  const roles = tagset.frames.map((type) => [
    type.id,
    type.roles.map((role) => [
      role.id,
      role.min,
      role.max,
      [...role.spans, ...role.frames, ...(role.writer ? ['#writer'] : [])].join(' '),
    ]),
  ])
  expect(Object.fromEntries(roles)).toEqual({
    attribution: [
      ['source', 0, null, 'source #writer'],
      ['cue', 0, null, 'cue'],
      ['content', 1, null, 'claim attribution'],
      ['accused', 0, null, 'source target'],
    ],
    sentiment: [
      ['expression', 1, null, 'expression'],
      ['target', 0, null, 'target source claim'],
      ['holder', 0, null, 'source #writer'],
    ],
    relation: [
      ['from', 1, 1, 'claim'],
      ['to', 1, 1, 'claim'],
    ],
  })
  expect(outline(tagset.document)).toEqual({
    tone: 'positive negative neutral mixed',
    topic: 'text',
    reliability: 'text',
  })
})
