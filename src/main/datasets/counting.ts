/** Counts what was annotated in a folder: the one way for the window and the command line. */
import { StatisticsCounter } from '#core/formats/statistics.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { CountFailure, FolderCount, UnreadFile } from '#ipc/datasets.ts'
import { defaultTagset } from '#main/files/shipped-tagsets.ts'
import { documentsOf } from './documents.ts'
import { pairFolder, unreadFolders } from './pairing.ts'
import type { WantedAnnotators } from './reading.ts'
import { chooseTagset, shippedTagsetOf, tagsetsById } from './tagset.ts'
import type { Watch } from './turns.ts'

export interface CountRequest {
  /** Absolute. */
  readonly folder: string
  readonly annotators: WantedAnnotators
  /** Labels whose words are counted. */
  readonly words: readonly string[]
  /** Id or file; null: the project's, else the one that comes with the program. */
  readonly tagset: string | null
  /** Folder of the tagsets that come with the program. */
  readonly shippedTagsets: string
}

export async function countFolder(
  { folder, annotators, words, tagset: named, shippedTagsets }: CountRequest,
  watch: Watch,
): Promise<Result<FolderCount, CountFailure>> {
  const paired = pairFolder(folder)
  if (!paired.ok) return paired
  const chosen = chooseTagset(paired.value.root, named, shippedTagsets)
  if (!chosen.ok) return chosen
  const byId = tagsetsById(paired.value.root, chosen.value, shippedTagsets)
  // One that was asked for holds for all; else each document is judged by its own.
  const counter = new StatisticsCounter(
    ({ id }) => (named === null ? byId(id) : chosen.value),
    words,
  )
  const unread: UnreadFile[] = [...unreadFolders(paired.value)]
  const counted = new Set<string>()
  for await (const document of documentsOf(paired.value, annotators, watch, (one) =>
    unread.push(one),
  )) {
    counter.add(document)
    counted.add(document.article.file)
  }
  if (watch.signal.aborted) return err({ kind: 'cancelled' })
  const { articles, strays } = paired.value
  const missed = new Set(unread.map(({ file }) => file))
  const wholly = articles.filter(
    ({ file, sidecars }) =>
      !counted.has(file) &&
      [file, ...sidecars.map((one) => one.file)].some((one) => missed.has(one)),
  )
  const statistics = counter.result({ all: articles.length, unread: wholly.length })
  const used = statistics.tagsets.map(({ id }) => byId(id)).find((one) => one !== null)
  const tagset = chosen.value ?? used ?? shippedTagsetOf(defaultTagset, shippedTagsets)
  return ok({ statistics, tagset, unread, strays })
}
