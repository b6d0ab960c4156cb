/** The command palette and the list of shortcuts. */
export const palette = {
  title: 'All commands',
  search: 'Search commands',
  placeholder: 'Type a command, in Arabic or English',
  results: 'Commands',
  label: 'Label',
  frame: 'New frame',
  nothing: 'No command matches “{{query, isolate}}”',
} as const

export const shortcutList = {
  title: 'Keyboard shortcuts',
  physical:
    'Keys go by their place on the keyboard, so they work while an Arabic layout is on. The Arabic letter on the key is given beside it.',
  everywhere: 'Everywhere',
  back: 'One step back',
  nextControl: 'Next control, previous control',
  inList: 'In the article list',
  moveInList: 'Move through the list',
  openFromList: 'Open the article',
  jumpInList: 'Go to a name by typing its beginning',
  inPage: 'In the article',
  byGrapheme: 'Move by letter',
  byWord: 'Move by word',
  byLine: 'Go to the start or end of the line',
  byBlock: 'Move by paragraph',
  extend: 'Extend the selection (with the keys above)',
  giveLabel: 'Label the selection, by the label’s digit',
  giveSecondLabel: 'Give the same words a second label',
  fillRole: 'Fill a role of the frame, by the role’s letter',
  fillWithWriter: 'Fill the role with the writer',
  fillWithFrame: 'Fill the role with a frame',
} as const
