import { unpackJson } from '#core/packed-json.ts'
import type { TextAtHand } from '#core/sidecar/place.ts'
import { type UnquotedSidecar, withQuotes } from '#core/sidecar/quotes.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import type { OwnSidecarFile } from '#ipc/annotating/sidecars.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'

/** The sidecar that main read and found sound: to check it once more here would only cost time. */
export function sidecarIn(own: OwnSidecarFile | null, at: TextAtHand): Sidecar | null {
  if (own === null || own.packed === null) return null
  const sidecar = unpackJson(own.packed)
  if (own.wordsOf === null) return sidecar as Sidecar
  if (own.wordsOf !== at.textSha256) throw new Error('The words left out are of another text')
  return withQuotes(sidecar as UnquotedSidecar, at)
}

/** The annotator's own file by name, also where it is yet to be made or was made since the opening. */
export function ownFileName({ article, envelope, opened }: Named): string {
  return opened.own?.name ?? `${article.reference.name}.${envelope?.annotator.id ?? ''}.isnad.json`
}

interface Named {
  readonly article: { readonly reference: Pick<OpenSession['article']['reference'], 'name'> }
  readonly envelope: { readonly annotator: { readonly id: string } } | null
  readonly opened: { readonly own: Pick<OwnSidecarFile, 'name'> | null }
}
