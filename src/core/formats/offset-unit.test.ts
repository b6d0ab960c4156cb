import { describe, expect, it } from 'vitest'
import { importAll, sourceOf } from '#core/testing/datasets.ts'
import { doccanoImport } from './doccano-import.ts'
import { type Assumption, nothingChosen } from './importer.ts'
import { labelStudioImport } from './label-studio-import.ts'
import { UnitVote } from './offset-unit.ts'

const text = '📈 قال الوزير إن القمح يكفي 😀 البلاد.'
const words = ['الوزير', 'القمح', 'البلاد']
const cp = (word: string) => [...text.slice(0, text.indexOf(word))].length

describe('the unit of offsets', () => {
  it('is not asked of texts that cannot tell', () => {
    const vote = new UnitVote()
    vote.add('قال الوزير', [{ start: 0, end: 3, quote: 'قال' }])
    expect(vote.best('utf-16')).toBe(null)
  })

  it('stays the usual one on weak evidence', () => {
    const vote = new UnitVote()
    vote.add(text, [{ start: cp('القمح'), end: cp('القمح') + 5, quote: null }])
    expect(vote.best('utf-16')).toMatchObject({ unit: 'utf-16', fitting: 0, otherwise: 1 })
  })

  it('of doccano’s form is found by the edges of words', () => {
    const label = words.map((word) => [cp(word), cp(word) + word.length, 'x'])
    const bytes = Buffer.from(JSON.stringify({ text, label }))
    const assumptions: Assumption[] = []
    const reading = { choices: nothingChosen, assume: (one: Assumption) => assumptions.push(one) }
    const source = sourceOf(new Map([['a.jsonl', bytes]]))
    const [document] = doccanoImport.read(source, () => undefined, reading)
    expect(assumptions).toMatchObject([{ unit: 'code-point', fitting: 3, of: 3 }])
    expect(document?.spans.map(({ segments }) => segments[0]?.start)).toEqual(
      words.map((word) => text.indexOf(word)),
    )
  })

  it('of Label Studio’s form is found by the words of the regions', () => {
    const result = words.map((word, i) => ({
      id: `r${i}`,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: {
        start: text.indexOf(word),
        end: text.indexOf(word) + word.length,
        text: word,
        labels: ['x'],
      },
    }))
    const tone = { id: 't', from_name: 'tone', type: 'choices', value: { choices: ['positive'] } }
    const task = [{ data: { text }, annotations: [{ result: [...result, tone] }] }]
    const { documents, problems } = importAll(
      labelStudioImport,
      new Map([['a.json', Buffer.from(JSON.stringify(task))]]),
    )
    expect(problems).toEqual([])
    expect(documents[0]?.attributes).toEqual({ tone: 'positive' })
    expect(documents[0]?.spans.map(({ segments }) => segments[0]?.start)).toEqual(
      words.map((word) => text.indexOf(word)),
    )
  })
})
