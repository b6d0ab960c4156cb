import './Icon.css'

/** Drawn on a grid of 20, stroked in the text's own colour. */
const drawings = {
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  palette: 'M4 6l4 4-4 4M10.5 14.5H16',
  'shelf-pane':
    'M4.5 3.5h11a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15V5a1.5 1.5 0 0 1 1.5-1.5ZM8 3.5v13M5 7h1M5 9.5h1M5 12h1',
  'desk-pane':
    'M4.5 3.5h11a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15V5a1.5 1.5 0 0 1 1.5-1.5ZM12 3.5v13M14 7h1M14 9.5h1M14 12h1',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  forward: 'M8 5.5l4.5 4.5L8 14.5',
  back: 'M12 5.5L7.5 10l4.5 4.5',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  plus: 'M10 4.5v11M4.5 10h11',
  minus: 'M4.5 10h11',
  article: 'M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5V6H15M8 9.5h4.5M8 12h4.5M8 14.5h2.5',
  folder:
    'M2.5 5.5A1.5 1.5 0 0 1 4 4h3.5l2 2H16a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5z',
  book: 'M10 5.5C8.5 4 5.5 3.7 3 4v11.5c2.5-.3 5.5 0 7 1.5 1.5-1.5 4.5-1.8 7-1.5V4c-2.5-.3-5.5 0-7 1.5ZM10 5.5V17',
  warning: 'M10 3.5l7.5 13h-15zM10 8.5v3.5M10 14.2v.1',
  remark: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.5v.1',
  refresh: 'M16 10a6 6 0 1 1-1.8-4.3M16.5 3v3.5H13',
  tag: 'M3.5 9.5v-5a1 1 0 0 1 1-1h5l7 7-6 6zM7 7v.1',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5',
  bin: 'M4 5.5h12M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5M5.5 5.5l.7 10a1.2 1.2 0 0 0 1.2 1.1h5.2a1.2 1.2 0 0 0 1.2-1.1l.7-10',
  note: 'M4.5 3.5h11v9l-4 4h-7zM15.5 12.5h-4v4M7 7h6M7 9.8h4',
  locate: 'M10 14.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.9 8a2.1 2.1 0 1 1 3.1 1.9c-.7.4-1 .8-1 1.6M10 13.6v.1',
  drop: 'M10 3v9M6.5 8.5L10 12l3.5-3.5M3.5 13v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3',
} as const

export type IconName = keyof typeof drawings

/** Those that point along the line of writing, and so turn with it. */
const mirrored: ReadonlySet<IconName> = new Set([
  'palette',
  'shelf-pane',
  'desk-pane',
  'forward',
  'back',
  'refresh',
  'tag',
])

/** An ornament: whatever it stands in has a name of its own. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={mirrored.has(name) ? 'icon icon-mirrored' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  )
}

/** Two sizes of one Arabic letter, as the sign for how the text looks; the sheet draws them. */
export function LettersIcon() {
  return <span className="letters-icon" aria-hidden="true" />
}
