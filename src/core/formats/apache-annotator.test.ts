import {
  type Chunk,
  type Chunker,
  textPositionSelectorMatcher,
  textQuoteSelectorMatcher,
} from '@apache-annotator/selector'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exportAll, textOf } from '#core/testing/datasets.ts'
import { generatedDocument } from '#core/testing/generated-documents.ts'
import { webAnnotation } from './web-annotation.ts'

const targetSchema = z.object({
  source: z.string(),
  selector: z.tuple([
    z.object({ type: z.literal('TextPositionSelector'), start: z.number(), end: z.number() }),
    z.object({
      type: z.literal('TextQuoteSelector'),
      exact: z.string(),
      prefix: z.string(),
      suffix: z.string(),
    }),
  ]),
})
const pageSchema = z.object({
  items: z.array(
    z.object({
      motivation: z.string(),
      target: z.union([z.string(), targetSchema, z.array(z.union([z.string(), targetSchema]))]),
    }),
  ),
})

/** A text of one chunk, as Apache Annotator goes through it. */
class WholeText implements Chunker<Chunk<string>> {
  readonly currentChunk: Chunk<string>

  constructor(data: string) {
    this.currentChunk = { data }
  }

  nextChunk(): null {
    return null
  }

  previousChunk(): null {
    return null
  }

  precedesCurrentChunk(): boolean {
    return false
  }
}

describe('Apache Annotator', () => {
  it('finds each piece where its position says, and by its quote', async () => {
    await fc.assert(
      fc.asyncProperty(generatedDocument, async (document) => {
        const exported = exportAll(webAnnotation, [document])
        const { items } = pageSchema.parse(JSON.parse(textOf(exported, 'haleb.amal.jsonld')))
        const [about] = items
        const text = textOf(exported, 'haleb.amal.txt')
        const targets = items.flatMap(({ motivation, target }) =>
          motivation === 'classifying' ? target : [],
        )
        let found = 0
        for (const target of targets) {
          if (typeof target === 'string' || target.source !== about?.target) continue
          const [position, quote] = target.selector
          for await (const { startIndex, endIndex } of textPositionSelectorMatcher(position)(
            new WholeText(text),
          )) {
            expect(text.slice(startIndex, endIndex)).toBe(quote.exact)
            const quoted: string[] = []
            for await (const one of textQuoteSelectorMatcher(quote)(new WholeText(text)))
              quoted.push(`${one.startIndex}–${one.endIndex}`)
            expect(quoted).toContain(`${startIndex}–${endIndex}`)
            found++
          }
        }
        const pieces = [...document.annotations.spans.values()].flatMap(({ segments }) => segments)
        expect(found).toBe(pieces.length)
      }),
      { numRuns: 60 },
    )
  })
})
