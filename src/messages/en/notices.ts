/** What was assumed about an article, or left out of it, in plain sentences. */
export const notices = {
  label: 'Remarks on this file',
  more_one: '{{count, number}} more remark',
  more_other: '{{count, number}} more remarks',
  showLess: 'Show less',
  dismiss: 'Dismiss',
  chooseEncoding: 'Choose another encoding',
  showWholePage: 'Show the whole page',
  showReadable: 'Show the article alone',
  encodingAssumed:
    'Nothing in the file names its encoding. It was read as {{encoding}} because {{reason}}.',
  undecodableBytes_one:
    '{{count, number}} byte means nothing in this encoding (the first is byte {{first, number}}) and is shown as �.',
  undecodableBytes_other:
    '{{count, number}} bytes mean nothing in this encoding (the first is byte {{first, number}}) and are shown as �.',
  cutInsideCharacter:
    'The file ends in the middle of a character. It may have been cut off; the rest is whole.',
  malformedUtf8: {
    overlong:
      'Some characters are written in overlong UTF-8, which is not valid, and are shown as �.',
    'cesu-8':
      'Some characters are written as CESU-8, which is not valid UTF-8, and are shown as �.',
  },
  nulCharacters_one: 'The text holds {{count, number}} NUL character. It is kept.',
  nulCharacters_other: 'The text holds {{count, number}} NUL characters. They are kept.',
  looksBinary: 'This file does not look like text. What is shown may mean nothing.',
  contradictoryCharset:
    'The page says that it is {{declared, isolate}}, but its bytes are not. It was read as {{encoding}}.',
  mixedEncodings:
    'Parts of the file seem to be in {{encoding}}. Those parts may be shown wrongly; nothing was changed.',
  pagePartsHidden_one:
    '{{count, number}} paragraph outside the article is hidden ({{size, number}} characters).',
  pagePartsHidden_other:
    '{{count, number}} paragraphs outside the article are hidden ({{size, number}} characters).',
  activeContentIgnored: 'Nothing in the page was run or loaded. Ignored: {{parts}}.',
  leftOut: 'Left out of the text: {{parts}}.',
  longLine_one: 'One line is {{count, number}} character long; it is shown in pieces.',
  longLine_other: 'One line is {{count, number}} characters long; it is shown in pieces.',
  largeArticle_one: 'This is a large article of {{count, number}} character.',
  largeArticle_other:
    'This is a large article of {{count, number}} characters. Some steps take longer.',
  bidiControls_one:
    '{{count, number}} invisible character in the text changes the direction of writing. Show invisible characters to see it.',
  bidiControls_other:
    '{{count, number}} invisible characters in the text change the direction of writing. Show invisible characters to see them.',
  bidiUnbalanced:
    'Some are opened and never closed, so that parts of the text may stand in a misleading order.',
  showInvisibles: 'Show invisible characters',
  noncharacters_one:
    'The text holds {{count, number}} code that Unicode keeps from use. It is kept as it is.',
  noncharacters_other:
    'The text holds {{count, number}} codes that Unicode keeps from use. They are kept as they are.',
  combiningRun_one: 'One letter carries {{count, number}} mark.',
  combiningRun_other: 'One letter carries {{count, number}} marks; they may cover other lines.',
  unsafeLinks_one: '{{count, number}} link that could run code was made plain text.',
  unsafeLinks_other: '{{count, number}} links that could run code were made plain text.',
  rawHtml_one: '{{count, number}} piece of HTML is shown as plain text.',
  rawHtml_other: '{{count, number}} pieces of HTML are shown as plain text.',
  deepNesting_one: 'The page is nested {{count, number}} level deep.',
  deepNesting_other: 'The page is nested {{count, number}} levels deep.',
  nameBidiOverride:
    'The file’s name holds characters that turn the direction of writing, which can disguise its ending. Written out, it is {{escaped, isolate}}.',
  nameControlCharacter:
    'The file’s name holds control characters. Written out, it is {{escaped, isolate}}.',
  nameLeadingDash:
    'The file’s name begins with a hyphen, which other programs may take as an option.',
  nameTwin: {
    normalization:
      'The folder holds another file of the same name, spelled with other codes: {{twin, isolate}}. Make sure that this is the one you mean.',
    case: 'The folder holds another file whose name differs in capitals alone: {{twin, isolate}}. On other computers the two would be one.',
  },
  nameLong_one: 'The file’s name is {{count, number}} byte long.',
  nameLong_other:
    'The file’s name is {{count, number}} bytes long, which leaves little room for the name of an annotation file.',
  formatByContent:
    'Its name ends in {{extension, isolate}}, but by its content it is: {{format}}. It was read as that.',
  appDataDamaged:
    'The program’s own file {{file, isolate}} was damaged. What could be read was kept, the rest is as at first; the damaged file stands aside as {{keptAs, isolate}}. Articles and annotations are not concerned.',
  appDataNotSaved:
    'The change holds until the program closes, but {{file, isolate}} could not be written ({{code}}). Check that the disk has room.',
  part: '{{part}} ({{items, number}})',
  active: {
    script: 'scripts',
    'event-handler': 'event handlers',
    frame: 'frames',
    object: 'embedded objects',
    base: 'base address',
    refresh: 'redirections',
    style: 'style sheets',
    svg: 'SVG drawings',
    link: 'unsafe links',
    image: 'images',
    form: 'forms',
  },
  omitted: {
    image: 'images',
    'table-layout': 'the layout of tables',
    footnote: 'footnotes',
    endnote: 'endnotes',
    comment: 'comments',
    'deleted-text': 'tracked deletions',
    'inserted-text': 'marks of tracked insertions',
    macro: 'macros',
    'text-box': 'text boxes',
    field: 'fields',
    chart: 'charts',
    equation: 'equations',
    'embedded-object': 'embedded objects',
    'external-image': 'images from outside',
    'header-footer': 'headers and footers',
    'front-matter': 'front matter',
    'link-target': 'link addresses',
    'hidden-text': 'hidden text',
    media: 'sound and video',
    'external-template': 'templates from outside',
  },
} as const
