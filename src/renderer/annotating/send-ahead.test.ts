import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Sidecar, SidecarSpan } from '#core/sidecar/schema.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { pieceLength, type TextPiece } from '#core/sidecar/text-pieces.ts'
import { sampleSidecar } from '#core/testing/sidecars.ts'

interface Sent {
  readonly id: string
  readonly of?: string | undefined
  readonly pieces: readonly TextPiece[]
}

/** The other side: takes pieces of the text that it holds under the hash. */
class Receiver {
  readonly requests: Sent[] = []
  saved: { readonly sha256: string; readonly bytes: Buffer } | null = null

  sendAhead = async (request: Sent): Promise<boolean> => {
    this.requests.push(request)
    return request.of === undefined || request.of === this.saved?.sha256
  }

  textOf(id: string | undefined): string {
    const pieces = this.requests.filter((request) => request.id === id)
    const parts = pieces
      .flatMap(({ pieces }) => pieces)
      .map((piece) =>
        typeof piece === 'string'
          ? Buffer.from(piece)
          : (this.saved?.bytes.subarray(piece.from, piece.to) ?? Buffer.from('lost')),
      )
    return Buffer.concat(parts).toString()
  }
}

async function sending() {
  const receiver = new Receiver()
  vi.stubGlobal('window', { isnad: { sendAhead: receiver.sendAhead } })
  vi.resetModules()
  const { sendAhead } = await import('./send-ahead.ts')
  return { receiver, sendAhead }
}

function manySpans(count: number): Sidecar {
  const [span] = sampleSidecar.spans
  if (span === undefined) throw new Error('the sample lacks a span')
  const spans = Array.from({ length: count }, (_, i): SidecarSpan => ({ ...span, id: `s-${i}` }))
  return { ...sampleSidecar, spans, frames: [] }
}

const many = manySpans(3000)
const text = serialiseSidecar(many, null)

describe('sending a sidecar’s text ahead of its saving', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('leaves a short one to the save itself', async () => {
    const { receiver, sendAhead } = await sending()
    expect(await sendAhead(sampleSidecar, null, null)).toEqual({
      content: serialiseSidecar(sampleSidecar, null),
    })
    expect(receiver.requests).toEqual([])
  })

  it('sends a long one in pieces, and of the next what changed', async () => {
    const { receiver, sendAhead } = await sending()
    const { content, ahead, layout } = await sendAhead(many, null, null)
    expect(content).toBe('')
    expect(receiver.requests.length).toBeGreaterThan(1)
    expect(receiver.textOf(ahead)).toBe(text)
    if (layout === undefined) throw new Error('a long text has a layout')

    receiver.saved = { sha256: 'first', bytes: Buffer.from(text) }
    const [, ...rest] = many.spans
    const next = { ...many, spans: rest }
    const sent = await sendAhead(next, null, { sha256: 'first', layout })
    expect(receiver.textOf(sent.ahead)).toBe(serialiseSidecar(next, null))
    expect(JSON.stringify(receiver.requests.at(-1)).length).toBeLessThan(pieceLength / 100)
  })

  it('sends all of it where what it was to be made of is not at hand', async () => {
    const { receiver, sendAhead } = await sending()
    const { layout } = await sendAhead(many, null, null)
    if (layout === undefined) throw new Error('a long text has a layout')
    const sent = await sendAhead(many, null, { sha256: 'gone', layout })
    expect(receiver.textOf(sent.ahead)).toBe(text)
    expect(receiver.requests.at(-1)?.of).toBeUndefined()
  })
})
