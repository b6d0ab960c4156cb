import { compoundFile, overlappingZip, zipOfDeflated } from '../articles/containers.ts'
import { documentParts, documentXml, paragraph, type Relationship, zip } from '../articles/docx.ts'
import { wordedParagraphs } from '../articles/real-article.ts'
import type { BadInput } from './bad-input.ts'

const plain = wordedParagraphs.map((text) => paragraph(text)).join('')

function refused(name: string, bytes: () => Buffer, ...says: RegExp[]): BadInput {
  return { name, file: 'article.docx', bytes, outcome: 'refused', says }
}

function withoutSome(
  name: string,
  runs: string,
  leftOut: RegExp,
  more: { parts?: Record<string, string>; relationships?: readonly Relationship[] } = {},
): BadInput {
  return {
    name,
    file: 'article.docx',
    bytes: () =>
      zip({
        ...documentParts(`${plain}${paragraph('فقرة أخيرة', { runs })}`, more.relationships),
        ...more.parts,
      }),
    outcome: 'banner',
    says: [/Left out of the text/, leftOut],
    text: () => [...wordedParagraphs, 'فقرة أخيرة'].join('\n'),
  }
}

function withPrologue(prologue: string, body: string): Buffer {
  return zip({ ...documentParts(plain), 'word/document.xml': documentXml(body, prologue) })
}

/** Each entity names the one before it ten times. */
function laughs(): string {
  const levels = Array.from({ length: 10 }, (_, i) =>
    i === 0 ? '<!ENTITY l0 "ضحك">' : `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`,
  )
  return `<!DOCTYPE d [${levels.join('')}]>`
}

const harmful = /made to do harm/
const picture = (attribute: string) =>
  `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip ${attribute}="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

export const docxInputs: readonly BadInput[] = [
  refused(
    'a zip bomb',
    () => zipOfDeflated('word/document.xml', 1_000_000_000),
    /grow beyond all measure/,
    harmful,
  ),
  refused(
    'overlapping entries',
    () => overlappingZip(zip(documentParts(plain))),
    /lie over one another/,
  ),
  refused(
    'an external entity',
    () =>
      withPrologue(
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<w:p><w:r><w:t>&x;</w:t></w:r></w:p>',
      ),
    /defines entities of its own/,
  ),
  refused(
    'a billion laughs',
    () => withPrologue(laughs(), '<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>'),
    /defines entities of its own/,
  ),
  refused(
    'an entry that leads outside',
    () => zip({ ...documentParts(plain), '../outside.xml': '<x/>' }),
    /point outside it/,
  ),
  refused(
    'an encrypted document',
    () => compoundFile(['EncryptionInfo', 'EncryptedPackage']),
    /protected by a password/,
    /without the password/,
  ),
  refused(
    'an old Word document',
    () => compoundFile(['WordDocument', '1Table']),
    /old \.doc format/,
    /save it as \.docx/,
  ),
  refused(
    'a truncated document',
    () => {
      const whole = zip(documentParts(plain))
      return whole.subarray(0, Math.floor(whole.length * 0.6))
    },
    /cut off/,
    /Fetch or copy it again/,
  ),
  withoutSome('an external image', picture('r:link'), /images from outside \(1\)/, {
    relationships: [
      { id: 'rId9', type: 'image', target: 'http://127.0.0.1:9/pixel.png', external: true },
    ],
  }),
  withoutSome(
    'tracked changes',
    '<w:del w:id="1" w:author="x"><w:r><w:delText>محذوف</w:delText></w:r></w:del>',
    /tracked deletions \(1\)/,
  ),
  withoutSome('footnotes', '<w:r><w:footnoteReference w:id="2"/></w:r>', /footnotes \(1\)/, {
    relationships: [{ id: 'rId9', type: 'footnotes', target: 'footnotes.xml' }],
    parts: {
      'word/footnotes.xml':
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>حاشية</w:t></w:r></w:p></w:footnote></w:footnotes>',
    },
  }),
  withoutSome('macros', '', /macros \(1\)/, { parts: { 'word/vbaProject.bin': 'macro' } }),
]
