import iconv from 'iconv-lite'
import { newsPage } from '../articles/html.ts'
import { realArticle, realParagraphs, realText } from '../articles/real-article.ts'
import type { BadInput } from './bad-input.ts'

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf])
/** Where the second paragraph begins, in bytes. */
const firstLine = Buffer.byteLength(`${realParagraphs[0]}\n`)

function insert(at: number, bytes: readonly number[]): Buffer {
  return Buffer.concat([realArticle.subarray(0, at), Buffer.from(bytes), realArticle.subarray(at)])
}

/** The paragraphs that an older encoding can hold. */
function textWithin(encoding: string): string {
  return realParagraphs
    .filter((text) => iconv.decode(iconv.encode(text, encoding), encoding) === text)
    .join('\n')
}

const quoted =
  'وقال المتحدث «إن العمل مستمر»، ثم أضاف أن ٢٥٠ عاملا بدأوا يوم الأحد؛ ولم يذكر غير ذلك…\n'

/** Mac OS Arabic: the letters stand where ISO 8859-6 has them, quotation marks and digits elsewhere. */
function macArabic(text: string): Buffer {
  const own: Readonly<Record<string, number>> = { '«': 0x8c, '»': 0x98, '…': 0x93 }
  return Buffer.concat(
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0
      if (code >= 0x660 && code <= 0x669) return Buffer.from([code - 0x660 + 0xb0])
      const byte = own[character]
      return byte === undefined ? iconv.encode(character, 'iso-8859-6') : Buffer.from([byte])
    }),
  )
}

/** Code page 864 holds shaped letters: each is written in its initial form before another, else isolated. */
function codePage864(text: string): Buffer {
  const forms = new Map<string, string[]>()
  for (let code = 0xfe80; code <= 0xfef4; code++) {
    const shaped = String.fromCharCode(code)
    const letter = shaped.normalize('NFKC')
    forms.set(letter, [...(forms.get(letter) ?? []), shaped])
  }
  const characters = [...text]
  const shaped = characters.map((character, i) => {
    const own = forms.get(character)
    if (!own) return character
    const followed = forms.has(characters[i + 1] ?? '')
    const wanted = own.length === 4 && followed ? [own[2], own[0]] : [own[0], own[1]]
    return wanted.find((form) => form && iconv.encode(form, 'cp864')[0] !== 0x3f) ?? character
  })
  return iconv.encode(shaped.join(''), 'cp864')
}

/** Bytes of a picture: a PNG's signature and head, then noise. */
function pictureBytes(): Buffer {
  const noise = Buffer.from(
    Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff),
  )
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000002000000020008060000', 'hex')
  return Buffer.concat([head, noise])
}

export const encodingInputs: readonly BadInput[] = [
  {
    name: 'UTF-8 with a byte-order mark',
    file: 'article.txt',
    bytes: () => Buffer.concat([utf8Mark, realArticle]),
    outcome: 'opens',
    text: () => realText,
  },
  {
    name: 'UTF-16 LE with a byte-order mark',
    file: 'article.txt',
    bytes: () => iconv.encode(realText, 'utf-16le', { addBOM: true }),
    outcome: 'opens',
    text: () => realText,
  },
  {
    name: 'UTF-16 BE with a byte-order mark',
    file: 'article.txt',
    bytes: () => iconv.encode(realText, 'utf-16be', { addBOM: true }),
    outcome: 'opens',
    text: () => realText,
  },
  {
    name: 'UTF-16 LE without a byte-order mark',
    file: 'article.txt',
    bytes: () => iconv.encode(realText, 'utf-16le'),
    outcome: 'banner',
    says: [/read as UTF-16 LE because its zero bytes/],
    text: () => realText,
  },
  {
    name: 'UTF-16 BE without a byte-order mark',
    file: 'article.txt',
    bytes: () => iconv.encode(realText, 'utf-16be', { addBOM: false }),
    outcome: 'banner',
    says: [/read as UTF-16 BE because its zero bytes/],
    text: () => realText,
  },
  {
    name: 'windows-1256',
    file: 'article.txt',
    bytes: () => iconv.encode(realText, 'windows-1256'),
    outcome: 'banner',
    says: [/read as Windows-1256 because its letters/],
    text: () => realText,
  },
  {
    name: 'ISO-8859-6',
    file: 'article.txt',
    bytes: () => iconv.encode(textWithin('iso-8859-6'), 'iso-8859-6'),
    outcome: 'banner',
    says: [/read as ISO-8859-6 because its letters/],
    text: () => textWithin('iso-8859-6'),
  },
  {
    name: 'Mac Arabic',
    file: 'article.txt',
    bytes: () => macArabic(quoted.repeat(5)),
    outcome: 'refused',
    says: [/Mac Arabic/, /encoding that Isnad cannot read/, /UTF-8/],
  },
  {
    name: 'code page 720',
    file: 'article.txt',
    bytes: () => iconv.encode(textWithin('cp720'), 'cp720'),
    outcome: 'refused',
    says: [/code page 720/, /encoding that Isnad cannot read/, /UTF-8/],
  },
  {
    name: 'code page 864',
    file: 'article.txt',
    bytes: () =>
      codePage864('وقال الوزير إن المشروع يبدأ في الشهر المقبل، وإن تكلفته لم تتغير.\n'.repeat(5)),
    outcome: 'refused',
    says: [/code page 864/, /encoding that Isnad cannot read/, /UTF-8/],
  },
  {
    name: 'invalid UTF-8',
    file: 'article.txt',
    bytes: () => insert(firstLine, [0xff, 0x0a]),
    outcome: 'banner',
    says: [
      new RegExp(`1 byte means nothing in this encoding \\(the first is byte ${firstLine + 1}\\)`),
    ],
    text: () => {
      const [first, ...rest] = realParagraphs
      return [first, '\ufffd', ...rest].join('\n')
    },
  },
  {
    name: 'cut inside a character',
    file: 'article.txt',
    bytes: () => Buffer.concat([realArticle, Buffer.from([0xd9])]),
    outcome: 'banner',
    says: [/ends in the middle of a character/],
    text: () => `${realText}\ufffd`,
  },
  {
    name: 'overlong UTF-8',
    file: 'article.txt',
    bytes: () => insert(firstLine, [0xc0, 0xaf, 0x0a]),
    outcome: 'banner',
    says: [/overlong UTF-8/],
  },
  {
    name: 'CESU-8',
    file: 'article.txt',
    bytes: () => insert(firstLine, [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80, 0x0a]),
    outcome: 'banner',
    says: [/CESU-8/],
  },
  {
    name: 'NUL characters',
    file: 'article.txt',
    bytes: () => insert(firstLine, [0, 0, 0]),
    outcome: 'banner',
    says: [/3 NUL characters/],
    text: () => {
      const [first, second, ...rest] = realParagraphs
      return [first, `\0\0\0${second}`, ...rest].join('\n')
    },
  },
  {
    name: 'a picture named .txt',
    file: 'article.txt',
    bytes: pictureBytes,
    outcome: 'refused',
    says: [/It is not text: it is an image/, /Open the article’s text instead/],
  },
  {
    name: 'a page that misstates its charset',
    file: 'page.html',
    bytes: () =>
      Buffer.from(newsPage(realParagraphs).replace('charset="utf-8"', 'charset="windows-1256"')),
    outcome: 'banner',
    says: [/says that it is .?windows-1256.?, but its bytes are not\. It was read as UTF-8/],
  },
  {
    name: 'UTF-8 and windows-1256 in one file',
    file: 'article.txt',
    bytes: () =>
      Buffer.concat([realArticle, Buffer.from('\n'), iconv.encode(realText, 'windows-1256')]),
    outcome: 'banner',
    says: [/Parts of the file seem to be in Windows-1256/],
  },
]
