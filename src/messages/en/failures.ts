/** Why something could not be opened: what happened, and what to do. */
export const failures = {
  articleTitle: '{{name, isolate}} could not be opened',
  folderTitle: 'The folder {{name, isolate}} could not be read',
  safe: 'The file is as it was: nothing was written.',
  safeFolder: 'Nothing in the folder was changed.',
  retry: 'Try again',
  openAnother: 'Open another article…',
  openAnotherFolder: 'Open another folder…',
  back: 'Back to {{title, isolate}}',
  dismiss: 'Close this message',
  announced: 'Could not open {{name, isolate}}. {{what}}',
  saveSettings: 'The setting could not be saved: {{detail}}',
  requestFailed: 'Something inside Isnad failed: {{detail}}',
  content: {
    pdf: 'it is a PDF',
    zip: 'it is a ZIP archive',
    'old-office': 'it is a document of an old Office program',
    image: 'it is an image',
    'audio-or-video': 'it is sound or video',
    program: 'it is a program',
    database: 'it is a database',
    archive: 'it is an archive',
    unknown: 'its bytes are of no kind that is known here',
  },
  encodings: {
    'mac-arabic': 'Mac Arabic',
    'code-page': 'code page {{page}}',
    'utf-32': 'UTF-32',
  },
  kind: {
    'unsupported-encoding': {
      what: 'It is written in {{encoding, isolate}}, an encoding that Isnad cannot read.',
      next: 'Save it again as UTF-8 in the program that it comes from, then open it.',
    },
    'binary-content': {
      what: 'It is not text: {{content}}.',
      next: 'Open the article’s text instead, saved as plain text, Markdown, a web page or .docx.',
    },
    'too-deep': {
      what: 'Its parts are nested {{depth, number}} levels deep, which no real article is.',
      next: 'Save the article’s text alone, and open that.',
    },
    'old-word': {
      what: 'It is in Word’s old .doc format.',
      next: 'Open it in a word processor, save it as .docx, then open that.',
    },
    encrypted: {
      what: 'It is protected by a password.',
      next: 'Save a copy without the password, then open that.',
    },
    'not-zip': {
      what: 'Its name ends in .docx, but it is not a Word document.',
      next: 'Look at where it came from; it may be another kind of file with a wrong name.',
    },
    truncated: {
      what: 'The document is cut off: its end is missing.',
      next: 'Fetch or copy it again, then open that.',
    },
    damaged: {
      what: 'The document is damaged: its parts cannot be unpacked.',
      next: 'Fetch or copy it again, then open that.',
    },
    'no-document-part': {
      what: 'It is an archive, but the part that holds a Word document’s text is missing.',
      next: 'Save it again as .docx in a word processor, then open that.',
    },
    bomb: {
      what: 'Unpacked, it would grow beyond all measure, as a file made to do harm does.',
      next: 'Do not open it elsewhere either unless you know who made it.',
    },
    'overlapping-entries': {
      what: 'Parts of the archive lie over one another, as in a file made to do harm.',
      next: 'Do not open it elsewhere either unless you know who made it.',
    },
    'path-escape': {
      what: 'Parts of the archive point outside it, as in a file made to do harm.',
      next: 'Do not open it elsewhere either unless you know who made it.',
    },
    'entity-declaration': {
      what: 'It defines entities of its own, as a file made to do harm does and no Word document needs.',
      next: 'Do not open it elsewhere either unless you know who made it.',
    },
    'malformed-xml': {
      what: 'Its part {{part, isolate}} is damaged: {{detail}}.',
      next: 'Open and save it again in a word processor, then open that.',
    },
    'unsafe-front-matter': {
      what: 'The lines at its beginning (YAML) cannot be read safely: {{detail}}.',
      next: 'Simplify or remove those lines in a text editor, then open it.',
    },
    'not-found': {
      what: 'It is no longer there. It may have been moved, renamed or deleted.',
      next: 'Look for it in its folder, or open another.',
    },
    unreadable: {
      what: 'You are not permitted to read it.',
      next: 'Ask whoever owns it for permission, or copy it to a folder of your own.',
    },
    'is-a-folder': {
      what: 'It is a folder, not an article.',
      next: 'Open it as a folder.',
    },
    'not-a-regular-file': {
      what: 'It is not an ordinary file but a device or a channel.',
      next: 'Open a file.',
    },
    'outside-folder': {
      what: 'It leads to a place outside the folder that you opened.',
      next: 'If you trust it, open it by itself through Open article.',
    },
    'link-loop': {
      what: 'It is a link that leads back to itself.',
      next: 'Remove or mend the link.',
    },
    'too-large': {
      what: 'It holds {{size}}; at most {{limit}} can be opened.',
      next: 'Split it into smaller files.',
    },
    reserved: {
      what: 'Windows keeps its name for a device.',
      next: 'Rename it, then open it.',
    },
    'trailing-dot': {
      what: 'Its name ends in a dot or a space, which Windows cannot open.',
      next: 'Rename it, then open it.',
    },
    colon: {
      what: 'Its name holds a colon, which Windows takes as something else.',
      next: 'Rename it, then open it.',
    },
    'too-long': {
      what: 'Its name, with its folders, is longer than Windows can open.',
      next: 'Move it to a folder nearer the top, or shorten its name.',
    },
    'network-share': {
      what: 'It lies on the network, and Isnad does not reach out to the network.',
      next: 'Copy it to this computer, then open it.',
    },
    'unsupported-format': {
      what: 'Files ending in {{extension, isolate}} cannot be read.',
      next: 'Save it as plain text, Markdown, a web page or .docx, then open that.',
    },
    'no-extension': {
      what: 'Its name has no ending that would tell what it is.',
      next: 'If it is an article’s text, add .txt to its name, then open it.',
    },
    io: {
      what: 'The disk reported an error ({{code}}).',
      next: 'Check that the disk or share is still connected, and try again.',
    },
    cancelled: {
      what: 'Opening was cancelled.',
      next: 'Open it again when you like.',
    },
    'unknown-token': {
      what: 'It was opened before the program was last started, and must be opened anew.',
      next: 'Open it again by the menu or from the folder.',
    },
    'worker-failed': {
      what: 'The part of Isnad that reads articles stopped: {{detail}}.',
      next: 'Try again. If it happens again with this file, please report it.',
    },
    'not-a-folder': {
      what: 'It is a file, not a folder.',
      next: 'Open it as an article.',
    },
  },
} as const
