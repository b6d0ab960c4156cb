/** The choice of a folder’s tagset, and why one is refused. */
export const tagset = {
  title: 'Tagset',
  status: 'Tagset: {{name}}',
  hint: 'Holds for every article in the folder {{folder, isolate}}; the choice is written into isnad.project.json.',
  version: 'version {{version}}',
  shipped: 'comes with Isnad',
  ofFolder: 'from {{file, isolate}}',
  current: 'in use',
  use: 'Use this tagset',
  broken: 'Refused',
  brokenHint: 'These tagset files of the folder cannot be used.',
  foreign_one:
    '{{count, number}} span has a label that this tagset lacks. It is shown, kept and marked.',
  foreign_other:
    '{{count, number}} spans have labels that this tagset lacks. They are shown, kept and marked.',
  chosen: 'The tagset is now {{name}}.',
  standIn: '{{name, isolate}} is used instead; what it lacks is kept and marked.',
  earlier: {
    kept: 'This article was annotated with {{made, isolate}}; in use here is {{used, isolate}}. What that lacks is kept and marked, and the file goes on naming {{made, isolate}}.',
    renamed:
      'This article was annotated with {{made, isolate}}; in use here is {{used, isolate}}, which knows all that is in it. What is saved from now on names {{used, isolate}}.',
  },
  problem: {
    'broken-tagset': 'The tagset {{file, isolate}} is broken.',
    'broken-project': '{{file, isolate}} is broken, so its tagset is not known.',
    'tagset-not-found': 'The tagset {{id, isolate}} is neither in this folder nor part of Isnad.',
    'tagset-mismatch': '{{wanted, isolate}} was asked for; what is there is {{found, isolate}}.',
    'tagset-unreadable': 'The tagset {{file, isolate}} cannot be read.',
  },
  projectChanged: 'isnad.project.json was changed meanwhile by another program.',
  projectBroken: 'isnad.project.json is broken and is not written over.',
} as const
