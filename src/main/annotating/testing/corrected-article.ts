/** An article that is corrected by a word, as the window asks for it. */
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { EncodingId } from '#core/text/encoding.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import { sha256OfText } from '../place.ts'
import { hashOf, noted, type Session, textOf } from './session.ts'

export const own = 'قمح.txt.amal.isnad.json'
export const corrections = 'قمح.txt.isnad-corrections.json'
export const before = 'قال الوزير\nإن القمح وفير'
export const after = 'قال الوزير السابق\nإن القمح وفير'
export const replacements = [{ start: 10, removed: 0, inserted: 7 }]

/** The sidecar that a window makes for a text, empty of spans. */
export function sidecarFor(text: string, note = ''): Sidecar {
  const sidecar = noted(note)
  return {
    ...sidecar,
    article: {
      ...sidecar.article,
      textSha256: sha256OfText(text),
      textLength: new OffsetMap(text).codePointLength,
    },
    spans: [],
    frames: [],
    comments: [],
  }
}

export const sidecarBefore = textOf(sidecarFor(before))

export function correct(
  run: Session,
  bytes: string | Uint8Array,
  change: {
    readonly text?: string
    readonly encoding?: EncodingId
    readonly replacements?: typeof replacements
    readonly sidecar?: { readonly base: string | null; readonly content: string } | null
  } = {},
) {
  return run.annotating.saveCorrection(run.token, {
    text: after,
    encoding: 'utf-8',
    expectedSha256: hashOf(bytes),
    replacements,
    sidecar: { base: hashOf(sidecarBefore), content: textOf(sidecarFor(change.text ?? after)) },
    ...change,
  })
}
