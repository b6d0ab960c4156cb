import { foldString } from '#core/text/folding.ts'
import type { GuidelineNode } from './markdown-tree.ts'

/**
 * Number of the heading that speaks of a label or a kind of frame: the one of its name, else the
 * first with the name in it; -1 where none has. Of several, a frame's is the last, since guidelines
 * speak of spans first.
 */
export function findTopic(
  nodes: readonly GuidelineNode[],
  name: string,
  kind: 'span' | 'frame',
): number {
  const wanted = foldString(name)
  const headings = nodes.map((node) => (node.kind === 'heading' ? foldString(node.text) : null))
  const exact = headings.flatMap((text, place) => (text === wanted ? place : []))
  const found =
    exact.length > 0
      ? exact
      : headings.flatMap((text, place) => (text?.includes(wanted) ? place : []))
  return (kind === 'span' ? found[0] : found.at(-1)) ?? -1
}
