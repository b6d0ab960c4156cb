/** The article's page: its text, its search, its marks. */
export const page = {
  locked: 'The text is locked for annotating and was not changed.',
} as const
