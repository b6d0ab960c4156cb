import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newFrame } from '#core/annotation/model.ts'
import {
  annotationsOf,
  byId,
  datasetDocument,
  exportAll,
  spanOn,
  textOf,
} from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { DatasetDocument } from './dataset.ts'
import { attributesOf } from './record.ts'
import { spacy } from './spacy.ts'

const place = {
  start: z.number(),
  end: z.number(),
  token_start: z.number(),
  token_end: z.number(),
  label: z.string(),
}
const attributes = z
  .array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['text', 'boolean', 'list']),
      values: z.array(z.string()).default([]),
    }),
  )
  .default([])
const note = z.string().default('')
const exampleSchema = z.strictObject({
  text: z.string(),
  tokens: z.array(
    z.strictObject({
      text: z.string(),
      start: z.number(),
      end: z.number(),
      id: z.number(),
      ws: z.boolean(),
    }),
  ),
  spans: z.array(
    z.strictObject({ ...place, text: z.string(), id: z.string().optional(), attributes, note }),
  ),
  relations: z
    .array(
      z.strictObject({
        head: z.number(),
        child: z.number(),
        label: z.string(),
        head_span: z.strictObject(place),
        child_span: z.strictObject(place),
        frame: z.string().optional(),
      }),
    )
    .default([]),
  attributes,
  note,
  meta: z.record(z.string(), z.string()),
  answer: z.literal('accept'),
})

const lineOf = (document: DatasetDocument) =>
  exampleSchema.parse(JSON.parse(textOf(exportAll(spacy, [document]), 'data.jsonl')))

describe('spaCy and Prodigy', () => {
  it('puts every span on whole tokens, which make up the text letter for letter', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const line = lineOf(document)
        expect(line.tokens.map(({ text, ws }) => text + (ws ? ' ' : '')).join('')).toBe(
          document.text,
        )
        const offsets = new OffsetMap(line.text)
        for (const [i, { start, end, text, id }] of line.tokens.entries()) {
          expect(id).toBe(i)
          expect(line.text.slice(offsets.toUtf16(start), offsets.toUtf16(end))).toBe(text)
        }
        for (const { start, end, token_start, token_end, text } of line.spans) {
          expect(line.tokens[token_start]?.start).toBe(start)
          expect(line.tokens[token_end]?.end).toBe(end)
          expect(line.text.slice(offsets.toUtf16(start), offsets.toUtf16(end))).toBe(text)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('holds every placed span with its pieces, attributes and note', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const line = lineOf(document)
        const key = (span: { start: number; end: number; label: string }) =>
          `${span.start} ${span.end} ${span.label}`
        const others = new Map<string, string[]>()
        for (const { label, head_span, child_span } of line.relations)
          if (label === '#piece') {
            const head = key(head_span)
            others.set(head, [...(others.get(head) ?? []), key(child_span)])
          }
        const { spans, attributes: ofDocument, note: said } = annotationsOf(document)
        expect(attributesOf(line.attributes)).toEqual(ofDocument)
        expect(line.note).toBe(said)
        for (const { id, label, segments, attributes: own, note: remark } of spans) {
          const [first, ...rest] = segments.map(({ start, end }) => ({
            start: document.offsets.toCodePoint(start),
            end: document.offsets.toCodePoint(end),
            label,
          }))
          if (first === undefined) continue
          const found = line.spans.find((one) => one.id === id)
          expect(found).toMatchObject({ ...first, note: remark })
          expect(attributesOf(found?.attributes ?? [])).toEqual(own)
          for (const piece of rest) expect(others.get(key(first))).toContain(key(piece))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('cuts the particle off where a span leaves it out, and ties frames by last tokens', () => {
    const text = '📈 وقال الوزير:  القمح يكفي'
    const line = lineOf(
      datasetDocument(text, {
        spans: byId(
          spanOn(text, 'q', 'cue', ['قال']),
          spanOn(text, 's', 'source', ['الوزير']),
          spanOn(text, 'c', 'claim', ['القمح يكفي']),
        ),
        frames: byId(
          newFrame({
            id: 'f',
            type: 'attribution',
            roles: { source: ['s'], content: ['c'] },
            origin: { kind: 'manual' },
            at: '2026-11-22T10:00:00Z',
          }),
        ),
      }),
    )
    expect(line.tokens.map(({ text: word, ws }) => [word, ws])).toEqual([
      ['📈', true],
      ['و', false],
      ['قال', true],
      ['الوزير', false],
      [':', true],
      [' ', false],
      ['القمح', true],
      ['يكفي', false],
    ])
    expect(line.spans[0]).toMatchObject({ start: 3, end: 6, token_start: 2, token_end: 2 })
    expect(line.relations).toMatchObject([
      { head: 3, child: 7, label: 'attribution:source:content', frame: 'f' },
    ])
  })
})
