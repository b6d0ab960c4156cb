/** The article's page: its text, its search, its marks. */
export const page = {
  locked: 'The text is locked for annotating and was not changed.',
  lockedText: 'For reading and annotating; the text cannot be changed.',
  noText: 'There is no text in this file.',
  find: {
    label: 'Find in article',
    field: 'Find in article',
    place: '{{place, number}} of {{total, number}}',
    none: 'Not found',
    next: 'Next hit',
    previous: 'Previous hit',
    close: 'Close the search',
    fold: 'Overlook harakat, hamza forms and letter case',
    wholeWord: 'Whole words only',
    wholeWordSign: 'Word',
  },
} as const
