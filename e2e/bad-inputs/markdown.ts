import type { BadInput } from './bad-input.ts'

const title = '# عنوان الخبر\n\n'

/** Each level names the one before it nine times: 10^9 items from a few lines. */
function yamlBomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) =>
    i === 0
      ? 'a0: &a0 ["x","x","x","x","x","x","x","x","x"]'
      : `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(',')}]`,
  )
  return `---\n${levels.join('\n')}\n---\n\n${title}نص`
}

export const markdownInputs: readonly BadInput[] = [
  {
    name: 'a javascript: link',
    file: 'article.md',
    bytes: () => Buffer.from(`${title}اقرأ [التقرير](javascript:alert(1)) كاملا.`),
    outcome: 'banner',
    says: [/1 link that could run code was made plain text/],
  },
  {
    name: 'raw HTML',
    file: 'article.md',
    bytes: () =>
      Buffer.from(`${title}نص <script>window.ran = true</script> بعده.\n\n<div>قطعة</div>\n`),
    outcome: 'banner',
    says: [/pieces of HTML/],
  },
  {
    name: 'pathological emphasis',
    file: 'article.md',
    bytes: () => Buffer.from(`${title}${'*a **a '.repeat(20_000)}`),
    outcome: 'opens',
  },
  {
    name: 'a YAML bomb in the front matter',
    file: 'article.md',
    bytes: () => Buffer.from(yamlBomb()),
    outcome: 'refused',
    says: [/\(YAML\) cannot be read safely/, /text editor/],
  },
]
