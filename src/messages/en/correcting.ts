/** Correcting an article’s text. */
export const correcting = {
  title: 'Correcting the text',
  hint: 'Spans go along with the text. The file changes when you save.',
  hintSource:
    'This is the Markdown source. Spans are not shown here, and go along with the text when you save.',
  cannot: 'The text cannot be corrected just now. {{reason}}',
  text: 'Text of {{name, isolate}}, open for correction',
  begun: 'The text is open for correction. Control S saves it, F2 leaves.',
  ended: 'The text is locked again.',
  saved: 'The corrected text is saved.',
  save: 'Save the text',
  leave: 'Leave',
  others_one:
    '{{names, isolate}} has annotated this article too. The change is for everyone; those spans will follow it exactly.',
  others_other:
    '{{names, isolate}} have annotated this article too. The change is for everyone; their spans will follow it exactly.',
  obstacle: {
    format: 'Only plain text and Markdown can be corrected here.',
    annotations:
      'Your annotations of it are read-only, and spans follow the text. The status bar says why.',
    'long-text':
      'It has more than five million characters. Use another program, and then review the places of the spans.',
    'long-line':
      'It has a line of more than 100,000 characters. Use another program, and then review the places of the spans.',
  },
  unsaved: {
    title: 'The correction is not saved',
    text: 'You have corrected the text. The file still has the old one.',
    discard: 'Discard it',
    stay: 'Go on correcting',
  },
  draft: {
    label: 'A correction that was not saved',
    text: 'You corrected this text on {{when}} and did not save it.',
    goOn: 'Go on with it',
    discard: 'Throw it away',
  },
  failure: {
    fileSafe: 'The file is as it was, and your correction is still here.',
    'unencodable-characters_one':
      'The file is in {{encoding, isolate}}, which has no {{characters}}. Write it another way.',
    'unencodable-characters_other':
      'The file is in {{encoding, isolate}}, which has none of these: {{characters}}. Write them another way.',
    'mixed-newlines':
      'The file mixes line ends of several kinds, and which stood where would be lost. Give it one kind with another program first.',
    'article-changed':
      'The file was changed by another program meanwhile. Copy what you need, leave, and read it again.',
    'article-gone': 'The file is gone. Put it back, and save again.',
    'format-not-corrected': 'Only plain text and Markdown can be corrected here.',
    'would-read-differently':
      'Saved so, the file would not read back as it stands here, and it was not written.',
    'invalid-sidecar':
      'The annotations could not be written for the new text: a fault of the program. Please report it.',
    'not-writable': 'Your annotation file may not be written just now, and it belongs to the text.',
    'unknown-token': 'The article was opened before the program was last started. Open it again.',
    'worker-failed': 'The program failed at it: {{detail, isolate}}. Try once more.',
    'full-disk': 'The disk is full. Free some space, and save again.',
    'read-only': 'The folder or the file does not let itself be written.',
    locked: 'Another program holds the file. Close it there, and save again.',
    vanished: 'The folder is gone, or the share that it lies on. Connect it, and save again.',
    'outside-folder':
      'The file is a link that leads out of its folder, and is not written through.',
    'not-a-regular-file': 'Where the file should be stands something that is not a file.',
    io: 'The disk reported an error ({{code}}).',
    'io-replaced':
      'The text is written, but the disk did not confirm it ({{code}}): a power cut could still bring the old one back.',
  },
} as const
