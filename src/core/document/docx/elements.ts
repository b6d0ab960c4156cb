/** What the elements of WordprocessingML mean to a reader of the text. */
import type { EmphasisStyle } from '#core/document/block-writer.ts'
import type { OmittedPart } from '#core/document/document.ts'

/** Elements left out with all that is in them; named where they have a part. */
export const leftOutElements: ReadonlyMap<string, OmittedPart['part'] | null> = new Map<
  string,
  OmittedPart['part'] | null
>([
  ['w:del', 'deleted-text'],
  ['w:moveFrom', 'deleted-text'],
  ['m:oMath', 'equation'],
  ['w:altChunk', 'embedded-object'],
  ['w:txbxContent', 'text-box'],
  ['w:rt', null],
  ['w:sdtPr', null],
  ['w:tabs', null],
  ['w:pPrChange', null],
  ['w:rPrChange', null],
  ['w:sectPrChange', null],
  ['w:tblPrChange', null],
  ['w:tblGridChange', null],
  ['w:trPrChange', null],
  ['w:tcPrChange', null],
  ['w:numberingChange', null],
  ['mc:Fallback', null],
])

/** Elements that stand for one thing which is named, and are empty or go on. */
export const namedElements: ReadonlyMap<string, OmittedPart['part']> = new Map<
  string,
  OmittedPart['part']
>([
  ['w:ins', 'inserted-text'],
  ['w:moveTo', 'inserted-text'],
  ['w:tbl', 'table-layout'],
  ['w:footnoteReference', 'footnote'],
  ['w:endnoteReference', 'endnote'],
  ['w:commentReference', 'comment'],
  ['w:headerReference', 'header-footer'],
  ['w:footerReference', 'header-footer'],
])

/** Their children say how something looks; among them, `w:del` and `w:ins` are about a mark, not a text. */
export const propertyElements: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:numPr',
  'w:trPr',
])

/** Those that end in Cs are for complex scripts, Arabic among them, and stand after the others. */
export const runProperties: ReadonlyMap<string, EmphasisStyle> = new Map<string, EmphasisStyle>([
  ['w:b', 'strong'],
  ['w:bCs', 'strong'],
  ['w:i', 'emphasis'],
  ['w:iCs', 'emphasis'],
  ['w:u', 'underline'],
  ['w:strike', 'strike'],
  ['w:dstrike', 'strike'],
])

export const graphicElements: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object'])

export const graphicParts: ReadonlyMap<string, OmittedPart['part']> = new Map<
  string,
  OmittedPart['part']
>([
  ['a:blip', 'image'],
  ['v:imagedata', 'image'],
  ['c:chart', 'chart'],
  ['dgm:relIds', 'chart'],
  ['w:txbxContent', 'text-box'],
  ['o:OLEObject', 'embedded-object'],
])
