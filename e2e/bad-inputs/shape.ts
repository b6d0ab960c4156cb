import { newsText } from '../../bench/texts.ts'
import { realParagraphs, realText } from '../articles/real-article.ts'
import type { BadInput } from './bad-input.ts'

const separators = ['\r\n', '\r', '\n']

export const shapeInputs: readonly BadInput[] = [
  {
    name: 'an empty file',
    file: 'empty.txt',
    bytes: () => Buffer.alloc(0),
    outcome: 'opens',
    says: [/There is no text in this file/],
    text: () => '',
  },
  {
    name: 'CR LF lines',
    file: 'article.txt',
    bytes: () => Buffer.from(realParagraphs.join('\r\n')),
    outcome: 'opens',
    text: () => realText,
  },
  {
    name: 'CR lines',
    file: 'article.txt',
    bytes: () => Buffer.from(realParagraphs.join('\r')),
    outcome: 'opens',
    text: () => realText,
  },
  {
    name: 'mixed line ends',
    file: 'article.txt',
    bytes: () =>
      Buffer.from(
        realParagraphs
          .map((text, i) => (i === 0 ? text : `${separators[i % separators.length]}${text}`))
          .join(''),
      ),
    outcome: 'opens',
    text: () => realText,
  },
  {
    name: 'U+2028 and NEL inside a line',
    file: 'article.txt',
    bytes: () => Buffer.from('قال أولا\u2028ثم قال\u0085وانتهى\nسطر آخر'),
    outcome: 'opens',
    text: () => 'قال أولا\u2028ثم قال\u0085وانتهى\nسطر آخر',
  },
  {
    name: 'one line of 10 MB',
    file: 'line.txt',
    bytes: () => Buffer.from(newsText(10_000_000, 10).replaceAll('\n', ' ')),
    outcome: 'banner',
    says: [/One line is [\d,]+ characters long; it is shown in pieces/],
    text: () => newsText(10_000_000, 10).replaceAll('\n', ' '),
  },
]
