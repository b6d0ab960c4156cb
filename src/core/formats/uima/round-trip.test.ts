import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annotationsOf, exportAll, importAll } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { roundTrip } from '#core/testing/round-trip.ts'
import type { DatasetDocument } from '../dataset.ts'
import type { ExportFormat } from '../exporter.ts'
import type { ImportFormat } from '../importer.ts'
import { casJson } from './cas-json.ts'
import { casJsonImport } from './cas-json-import.ts'
import { casXmi } from './cas-xmi.ts'
import { casXmiImport } from './cas-xmi-import.ts'
import { trimSpace } from './piece-ranges.ts'
import { webannoTsv } from './webanno-tsv.ts'
import { webannoTsvImport } from './webanno-tsv-import.ts'

function comesBack(format: ExportFormat, importing: ImportFormat, document: DatasetDocument) {
  const { exported, documents, annotations } = roundTrip(format, importing, [document])
  const [back] = annotations
  if (back === undefined) throw new Error('Nothing came back')
  expect(documents[0]).toMatchObject({
    file: document.article.file,
    textSha256: document.article.textSha256,
    annotator: { id: document.annotator.id, name: document.annotator.name },
  })
  return { back, losses: exported.report.losses }
}

describe.each([
  ['cas-json', casJson, casJsonImport],
  ['cas-xmi', casXmi, casXmiImport],
] as const)('%s', (_name, format, importing) => {
  it('comes back as it went, everything in it', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const { back, losses } = comesBack(format, importing, document)
        expect(losses).toEqual([])
        expect(back).toEqual(annotationsOf(document))
      }),
      { numRuns: 200 },
    )
  })
})

describe('webanno-tsv', () => {
  it('comes back as it went, but for spans of white space alone', () => {
    fc.assert(
      fc.property(generatedDocument, (document) => {
        const { back, losses } = comesBack(webannoTsv, webannoTsvImport, document)
        const all = annotationsOf(document)
        const isBlank = ({ segments }: (typeof all.spans)[number]) =>
          segments.length > 0 &&
          segments.every((range) => {
            const { start, end } = trimSpace(document.text, range)
            return start === end
          })
        const blank = new Set(all.spans.filter(isBlank).map(({ id }) => id))
        const fillers = all.frames.flatMap(({ roles }) => Object.values(roles).flat())
        expect(Object.fromEntries(losses.map(({ kind, count }) => [kind, count]))).toEqual({
          ...(blank.size > 0 && { 'blank-span': blank.size }),
          ...(fillers.some((id) => blank.has(id)) && {
            filler: fillers.filter((id) => blank.has(id)).length,
          }),
        })
        expect(back).toEqual({
          ...all,
          spans: all.spans.filter(({ id }) => !blank.has(id)),
          frames: all.frames.map((frame) => ({
            ...frame,
            roles: Object.fromEntries(
              Object.entries(frame.roles).map(([role, ids]) => [
                role,
                ids.filter((id) => !blank.has(id)),
              ]),
            ),
          })),
        })
      }),
      { numRuns: 200 },
    )
  })
})

/** A cut, a doubling, or a sign put elsewhere. */
function damage(content: string, at: number, length: number, how: number): string {
  const [from, to] = [at % content.length, Math.min(content.length, (at % content.length) + length)]
  const part = content.slice(from, to)
  const middle = ['', part + part, '[', '"', '99999999999', '-1', '\t', '\n', '|', '\\'][how] ?? ''
  return content.slice(0, from) + middle + content.slice(to)
}

describe.each([
  ['cas-json', casJson, casJsonImport],
  ['cas-xmi', casXmi, casXmiImport],
  ['webanno-tsv', webannoTsv, webannoTsvImport],
] as const)('%s, damaged', (_name, format, importing) => {
  it('is read as far as it can be, and every piece is in the text', () => {
    fc.assert(
      fc.property(
        generatedDocument,
        fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.nat(9)), { minLength: 1, maxLength: 4 }),
        (document, blows) => {
          const files = new Map(
            [...exportAll(format, [document]).files].map(([name, bytes]) => {
              const content = new TextDecoder().decode(bytes)
              const broken = blows.reduce(
                (left, [at, length, how]) => damage(left, at, length, how),
                content,
              )
              return [name, Buffer.from(name === 'TypeSystem.xml' ? content : broken)]
            }),
          )
          for (const { text, spans } of importAll(importing, files).documents)
            for (const { segments } of spans)
              for (const [i, { start, end }] of segments.entries()) {
                expect(start).toBeGreaterThanOrEqual(segments[i - 1]?.end ?? 0)
                expect(end).toBeGreaterThan(start)
                expect(end).toBeLessThanOrEqual(text?.length ?? 0)
              }
        },
      ),
      { numRuns: 150 },
    )
  })
})
