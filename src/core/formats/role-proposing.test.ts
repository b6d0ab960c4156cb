import { describe, expect, it } from 'vitest'
import { datasetTagset, importAll } from '#core/testing/datasets.ts'
import { NamesFound } from './found-names.ts'
import { labelStudioImport } from './label-studio-import.ts'
import { applyMapping, type Mapping } from './mapping.ts'
import { proposeMapping } from './proposing.ts'
import { unfitRoles } from './role-proposing.ts'

const text = 'قالت الوزارة إن القمح يكفي'
const words = { Source: 'الوزارة', Cue: 'قالت', Claims: 'القمح يكفي', Mood: 'يكفي' } as const

/** A task of Label Studio with a region of each label, named by it, and relations among them. */
function documentWith(...relations: readonly (readonly [string, string | null, string])[]) {
  const regions = Object.entries(words).map(([label, quote]) => {
    const start = text.indexOf(quote)
    const value = { start, end: start + quote.length, text: quote, labels: [label] }
    return { id: label, from_name: 'label', to_name: 'text', type: 'labels', value }
  })
  const links = relations.map(([from_id, label, to_id]) => {
    const labels = label === null ? [] : [label]
    return { type: 'relation', from_id, to_id, direction: 'right', labels }
  })
  const task = { data: { text }, annotations: [{ result: [...regions, ...links] }] }
  const files = new Map([['a.json', Buffer.from(JSON.stringify([task]))]])
  const { documents, problems } = importAll(labelStudioImport, files)
  const [document] = documents
  if (document === undefined || problems.length > 0) throw new Error(JSON.stringify(problems))
  return document
}

function mapped(document: ReturnType<typeof documentWith>, earlier: Mapping | null = null) {
  const names = new NamesFound()
  names.add(document)
  const { found } = names
  const { mapping, because } = proposeMapping(found, datasetTagset, earlier)
  const frames = applyMapping(document, mapping, datasetTagset, () => undefined).frames
  const unfit = unfitRoles(found.roles, mapping, datasetTagset).map(
    ({ frame, filler, id }) => `${filler} as ${id} of ${frame}`,
  )
  return { mapping, because, unfit, frames: frames.map(({ type, roles }) => ({ type, roles })) }
}

describe('roles whose names say nothing', () => {
  it('are told by what fills them, whichever way the relation goes', () => {
    const { mapping, because, unfit, frames } = mapped(
      documentWith(
        ['Source', 'Attribution', 'Claims'],
        ['Claims', 'Attribution', 'Cue'],
        ['Claims', 'Attribution', 'Source'],
      ),
    )
    expect(mapping.roles).toEqual({
      'Attribution › from › Claims': 'content',
      'Attribution › from › Source': 'source',
      'Attribution › to › Claims': 'content',
      'Attribution › to › Cue': 'cue',
      'Attribution › to › Source': 'source',
    })
    expect(because.roles['Attribution › to › Cue']).toBe('fillers')
    expect(unfit).toEqual([])
    expect(frames.map(({ roles }) => roles)).toEqual([
      { source: ['Source'], content: ['Claims'] },
      { content: ['Claims'], cue: ['Cue'] },
      { content: ['Claims'], source: ['Source'] },
    ])
  })

  it('stay where several roles would take what fills them, or none, and are told', () => {
    const { mapping, because, unfit } = mapped(
      documentWith(['Mood', 'Attribution', 'Claims'], ['Source', 'Sentiment', 'Claims']),
    )
    expect(mapping.roles).toMatchObject({
      'Attribution › from › Mood': 'from',
      'Sentiment › from › Source': 'from',
      'Sentiment › to › Claims': 'target',
    })
    expect(because.roles['Sentiment › from › Source']).toBe('none')
    expect(unfit).toEqual(['Mood as from of Attribution', 'Source as from of Sentiment'])
  })

  it('are as they are called where the frame has such, even if they do not take what fills them', () => {
    const { mapping, unfit, frames } = mapped(documentWith(['Source', null, 'Claims']))
    expect(mapping.roles).toEqual({ from: 'from', to: 'to' })
    expect(frames).toEqual([{ type: 'relation', roles: { from: ['Source'], to: ['Claims'] } }])
    expect(unfit).toEqual(['Source as from of relation'])
  })

  it('are what they were the last time, by their use or by their name', () => {
    const document = documentWith(['Source', 'Sentiment', 'Claims'])
    const { mapping } = mapped(document)
    const roles = { 'Sentiment › from › Source': 'holder' }
    expect(mapped(document, { ...mapping, roles }).mapping.roles).toEqual({
      'Sentiment › from › Source': 'holder',
      'Sentiment › to › Claims': 'target',
    })
    const byName = mapped(document, { ...mapping, roles: { from: 'holder', to: 'to' } })
    expect(byName.mapping.roles).toEqual({
      'Sentiment › from › Source': 'holder',
      'Sentiment › to › Claims': 'target',
    })
    expect(byName.unfit).toEqual([])
  })
})
