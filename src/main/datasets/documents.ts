/** Goes through a folder's annotated articles, one at a time and in order, letting others have their turn. */
import type { DatasetDocument } from '#core/formats/dataset.ts'
import { articleStems } from '#core/formats/stems.ts'
import type { UnreadFile } from '#ipc/datasets.ts'
import { sha256OfText } from './hashing.ts'
import type { PairedFolder } from './pairing.ts'
import {
  ArticleTexts,
  isWanted,
  type ReadAll,
  type ReadArticle,
  readCorrections,
  readInTurn,
  toDocument,
  type WantedAnnotators,
} from './reading.ts'
import { Turns, type Watch } from './turns.ts'

/**
 * The documents of a folder by those annotators, in the order of their paths, then of their annotators;
 * fewer when the watch's signal is aborted. What cannot be read is reported and passed over.
 */
export async function* documentsOf(
  paired: PairedFolder,
  annotators: WantedAnnotators,
  watch: Watch,
  report: (unread: UnreadFile) => void,
  readAll: ReadAll = readInTurn,
): AsyncGenerator<DatasetDocument> {
  const stems = articleStems(
    paired.articles.map(({ file }) => file),
    sha256OfText,
  )
  const articles = paired.articles
    .map(({ file, sidecars }) => ({
      file,
      sidecars: sidecars.filter(
        ({ annotator }) => annotators === 'all' || annotators.has(annotator),
      ),
    }))
    .filter(({ sidecars }) => sidecars.length > 0)
  const turns = new Turns(watch, articles.length)
  let done = 0
  for await (const { read, unread } of readAll(paired.root, articles)) {
    if (watch.signal.aborted) return
    for (const one of unread) report(one)
    if (read !== null) yield* documentsOfArticle(paired.root, read, stems, annotators, report)
    await turns.give(++done)
  }
}

async function* documentsOfArticle(
  root: string,
  read: ReadArticle,
  stems: ReadonlyMap<string, string>,
  annotators: WantedAnnotators,
  report: (unread: UnreadFile) => void,
): AsyncGenerator<DatasetDocument> {
  const { file } = read
  const texts = new ArticleTexts(read)
  for (const { sidecar } of read.sidecars) {
    if (!isWanted(sidecar, annotators)) continue
    const text = await texts.for(sidecar)
    if (!text.ok) {
      report({ file, failure: text.failure })
      return
    }
    const stem = `${stems.get(file) ?? file}.${sidecar.annotator.id}`
    const corrections = readCorrections(root, file, sidecar, text.value)
    yield toDocument(stem, read, sidecar, text.value, corrections)
  }
}
