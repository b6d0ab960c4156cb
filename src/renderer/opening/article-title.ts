import type { OpenedArticle } from '#ipc/contract.ts'

/** What an article is called: by its own title, else its first heading, else its file. */
export function articleTitle({ document, reference }: OpenedArticle): string {
  const title = document.byline.title?.trim()
  if (title !== undefined && title !== '') return title
  const heading = document.blocks.find(
    ({ block, readable }) => block.kind === 'heading' && readable,
  )
  const words = heading === undefined ? '' : document.text.slice(heading.start, heading.end).trim()
  return words === '' ? reference.name : words
}
