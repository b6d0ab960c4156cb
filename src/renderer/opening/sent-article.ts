import type { Block } from '#core/document/document.ts'
import { unpackJson } from '#core/packed-json.ts'
import type { OpenedArticle, SentArticle } from '#ipc/contract.ts'

/** The article that main sent, with its blocks. */
export function openedArticle({ document, ...rest }: SentArticle): OpenedArticle {
  const { packedBlocks, ...others } = document
  return { ...rest, document: { ...others, blocks: unpackJson(packedBlocks) as readonly Block[] } }
}
