/** What the system's menu says besides the commands. */
export const menu = {
  app: {
    about: 'About Isnad',
    services: 'Services',
    hide: 'Hide Isnad',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quit: 'Quit Isnad',
  },
  edit: {
    cut: 'Cut',
    paste: 'Paste',
    selectAll: 'Select all',
  },
  window: {
    title: 'Window',
    minimize: 'Minimise',
    zoom: 'Zoom',
    front: 'Bring all to front',
  },
  quit: 'Quit',
  dialog: {
    openArticle: 'Open article',
    openFolder: 'Open folder',
    articles: 'Articles',
    allFiles: 'All files',
    destination: 'Where to put data sets',
    chooseDestination: 'Put them here',
    saveTable: 'Save table',
    importInputs: 'Import annotations',
    chooseInputs: 'Choose',
    tables: 'Tables',
    unkept: 'Work on these articles is saved nowhere yet',
    unkeptWhy:
      'Neither the annotation file nor Isnad’s own data could be written. Free some space on the disk, or connect it again, and leave Isnad open: it keeps trying. Closed now, that work is lost.',
    leaveOpen: 'Leave Isnad open',
    loseWork: 'Close and lose the work',
  },
} as const
