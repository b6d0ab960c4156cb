import MarkdownIt, { type Token } from 'markdown-it'

/** A guideline page as a tree of a few plain kinds; whatever else its Markdown holds becomes text. */
export type GuidelineNode =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | {
      readonly kind: 'paragraph' | 'quote' | 'bullets' | 'numbers' | 'item' | 'strong' | 'emphasis'
      readonly children: readonly GuidelineNode[]
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' | 'rule' }

const containers = {
  paragraph: 'paragraph',
  blockquote: 'quote',
  bullet_list: 'bullets',
  ordered_list: 'numbers',
  list_item: 'item',
  strong: 'strong',
  em: 'emphasis',
} as const

/** HTML in the source stays the text that it is: nothing of it ever reaches the window as markup. */
const parser = new MarkdownIt('commonmark', { html: false })

/** Reads a guideline page. Links and pictures are left out, their words stay. */
export function readGuidelines(markdown: string): readonly GuidelineNode[] {
  return build(parser.parse(markdown, {}), 0, null).nodes
}

function build(
  tokens: readonly Token[],
  start: number,
  until: string | null,
): { readonly nodes: readonly GuidelineNode[]; readonly next: number } {
  const nodes: GuidelineNode[] = []
  let at = start
  while (at < tokens.length) {
    const token = tokens[at]
    at++
    if (token === undefined || token.type === until) break
    if (token.nesting === 1) {
      const name = token.type.replace(/_open$/, '')
      const inner = build(tokens, at, `${name}_close`)
      at = inner.next
      if (name === 'heading')
        nodes.push({
          kind: 'heading',
          level: Number(token.tag.slice(1)),
          text: textOf(inner.nodes),
        })
      // The paragraphs of a tight list are there for the parser alone.
      else if (isContainer(name) && !token.hidden)
        nodes.push({ kind: containers[name], children: inner.nodes })
      else nodes.push(...inner.nodes)
    } else nodes.push(...leaf(token))
  }
  return { nodes, next: at }
}

function leaf(token: Token): readonly GuidelineNode[] {
  switch (token.type) {
    case 'inline':
      return build(token.children ?? [], 0, null).nodes
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }]
    case 'hardbreak':
      return [{ kind: 'break' }]
    case 'hr':
      return [{ kind: 'rule' }]
    case 'code_inline':
    case 'code_block':
    case 'fence':
      return [{ kind: 'code', text: token.content }]
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }]
  }
}

function isContainer(name: string): name is keyof typeof containers {
  return Object.hasOwn(containers, name)
}

/** The words of nodes without their form. */
export function textOf(nodes: readonly GuidelineNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'heading':
        case 'code':
        case 'text':
          return node.text
        case 'break':
        case 'rule':
          return ' '
        default:
          return textOf(node.children)
      }
    })
    .join('')
}
