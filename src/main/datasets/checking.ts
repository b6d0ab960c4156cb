/** Checks every sidecar of a folder against its article, its own rules and its tagset. */
import type { Tagset } from '#core/annotation/tagset.ts'
import { sidecarNotices, textFaults } from '#core/sidecar/check-contents.ts'
import type { ContentFault, SidecarNotice } from '#core/sidecar/faults.ts'
import { parseSidecarTwin } from '#core/sidecar/name.ts'
import { findProblems, type Problem } from '#core/sidecar/validate.ts'
import type { SkipReason } from '#ipc/contract.ts'
import type { UnreadFile } from '#ipc/datasets.ts'
import type { PairedFolder } from './pairing.ts'
import { ArticleTexts, readCorrections, readPaired, toDocument } from './reading.ts'
import { Turns, type Watch } from './turns.ts'

/** Something to look at. `file` is the sidecar or article that it is in. */
export interface Finding {
  readonly file: string
  /** `reminder`: a frame that is not finished yet, or something merely unusual. */
  readonly weight: 'fault' | 'reminder'
  readonly finding:
    | UnreadFile['failure']
    | ContentFault
    | SidecarNotice
    | Problem
    | { readonly kind: 'stray-sidecar' }
    | { readonly kind: SkipReason }
    | { readonly kind: 'article-changed' }
    /** Nothing says what its labels, attributes and roles may be. */
    | { readonly kind: 'tagset-not-found'; readonly id: string }
}

/** Findings of the folder, article by article; fewer when the watch's signal is aborted. */
export async function* checkFolder(
  paired: PairedFolder,
  tagset: (id: string) => Tagset | null,
  watch: Watch,
): AsyncGenerator<Finding> {
  for (const file of paired.strays)
    if (parseSidecarTwin(file) === null)
      yield { file, weight: 'fault', finding: { kind: 'stray-sidecar' } }
  for (const { file, reason } of paired.skipped)
    yield { file, weight: 'fault', finding: { kind: reason } }
  const articles = paired.articles.filter(({ sidecars }) => sidecars.length > 0)
  const turns = new Turns(watch, articles.length)
  for (const [done, article] of articles.entries()) {
    if (watch.signal.aborted) return
    const { read, unread } = readPaired(paired.root, article)
    for (const { file, failure } of unread) yield { file, weight: 'fault', finding: failure }
    if (read === null) continue
    const texts = new ArticleTexts(read)
    for (const { file, sidecar } of read.sidecars) {
      const text = await texts.for(sidecar)
      if (!text.ok) {
        yield { file: article.file, weight: 'fault', finding: text.failure }
        break
      }
      const { at } = text.value
      if (sidecar.article.textSha256 !== at.textSha256)
        yield { file, weight: 'fault', finding: { kind: 'article-changed' } }
      const facts = { textSha256: at.textSha256, textLength: at.offsets.codePointLength }
      for (const finding of textFaults(sidecar, facts)) yield { file, weight: 'fault', finding }
      for (const finding of sidecarNotices(sidecar)) yield { file, weight: 'reminder', finding }
      const corrections = readCorrections(paired.root, article.file, sidecar, text.value)
      const { annotations } = toDocument('', read, sidecar, text.value, corrections)
      const rules = tagset(sidecar.tagset.id)
      if (rules === null) {
        const { id } = sidecar.tagset
        yield { file, weight: 'fault', finding: { kind: 'tagset-not-found', id } }
        for (const span of annotations.spans.values())
          if (span.unplaced.length > 0)
            yield {
              file,
              weight: 'fault',
              finding: { item: span.id, kind: 'unplaced', pieces: span.unplaced.length },
            }
        continue
      }
      for (const finding of findProblems(annotations, rules, at.text)) {
        const weight = finding.kind === 'missing-role' ? 'reminder' : 'fault'
        yield { file, weight, finding }
      }
    }
    await turns.give(done + 1)
  }
}
