import { newsPage } from '../articles/html.ts'
import { realParagraphs } from '../articles/real-article.ts'
import type { BadInput } from './bad-input.ts'

/** Stands for the address of a server that must hear nothing; replaced when the file is written. */
export const beacon = '{{beacon}}'

interface HostilePart {
  readonly name: string
  readonly head?: string
  readonly body?: string
  /** What the banner names as ignored; none where nothing of the page can act. */
  readonly says?: RegExp
}

const parts: readonly HostilePart[] = [
  {
    name: 'scripts',
    head: `<script>window.ran = 1</script><script src="${beacon}/a.js"></script>`,
    body: '<script type="module">window.ran = 1</script>',
    says: /scripts \(3\)/,
  },
  {
    name: 'event handlers',
    body: `<p onclick="window.ran=1">نص</p><img src="x" onerror="window.ran=1"><details ontoggle="window.ran=1" open>س</details>`,
    says: /event handlers \(3\)/,
  },
  {
    name: 'frames',
    body: `<iframe src="${beacon}/frame"></iframe><iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
    says: /frames \(2\)/,
  },
  {
    name: 'objects',
    body: `<object data="${beacon}/object"></object><embed src="${beacon}/embed">`,
    says: /embedded objects \(2\)/,
  },
  { name: 'a base address', head: `<base href="${beacon}/">`, says: /base address \(1\)/ },
  {
    name: 'a redirection',
    head: `<meta http-equiv="refresh" content="0;url=${beacon}/refresh">`,
    says: /redirections \(1\)/,
  },
  {
    name: 'style sheets that load',
    head: `<style>@import url(${beacon}/import.css); body{background:url(${beacon}/bg.png)}</style><link rel="stylesheet" href="${beacon}/sheet.css">`,
    says: /style sheets/,
  },
  {
    name: 'SVG',
    body: `<svg onload="window.ran=1"><script>window.ran=1</script><image href="${beacon}/svg.png"/></svg>`,
    says: /SVG drawings \(1\)/,
  },
  {
    name: 'javascript: and file: links',
    body: '<p><a href="javascript:window.ran=1">رابط</a> <a href="file:///etc/passwd">ملف</a></p>',
    says: /unsafe links \(2\)/,
  },
  {
    name: 'an image on a network share',
    body: '<img src="\\\\server\\share\\x.png"><img src="file://server/share/y.png">',
    says: /images \(2\)/,
  },
  {
    name: 'markup that changes when it is read again',
    body: '<noscript><p title="</noscript><img src=x onerror=window.ran=1>">نص</p></noscript><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=1&gt;">',
    says: /Nothing in the page was run or loaded/,
  },
  {
    name: 'names that clobber the document',
    body: '<form id="isnad"><input name="attributes"><input name="nodeName"></form><a id="document"></a><img name="getElementById">',
    says: /forms \(1\)/,
  },
]

const ignored = /Nothing in the page was run or loaded/

export const htmlInputs: readonly BadInput[] = [
  ...parts.map(
    ({ name, head, body, says }): BadInput => ({
      name,
      file: 'page.html',
      bytes: () =>
        Buffer.from(
          newsPage(realParagraphs, { ...(head ? { head } : {}), ...(body ? { body } : {}) }),
        ),
      outcome: 'banner',
      says: says ? [ignored, says] : [ignored],
    }),
  ),
  {
    name: '20,000 levels deep',
    file: 'deep.html',
    bytes: () => Buffer.from(`<!doctype html><meta charset="utf-8">${'<div>'.repeat(20_000)}نص`),
    outcome: 'refused',
    says: [/nested [\d,]+ levels deep/, /open that/],
  },
]

/** Everything hostile at once, for the test that counts requests and scripts. */
export const hostilePage: string = newsPage(realParagraphs, {
  head: parts.map(({ head }) => head ?? '').join('\n'),
  body: parts.map(({ body }) => body ?? '').join('\n'),
})
