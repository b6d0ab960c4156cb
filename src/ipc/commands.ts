/**
 * Every command of the app, known to both sides: the window runs them and shows them in its menu,
 * palette and list of shortcuts; main puts them in the system's menu. Labels are in the message
 * catalogues under `command.<id>`.
 */
export const menuGroups = ['file', 'edit', 'annotate', 'view', 'page', 'go', 'help'] as const
export type MenuGroup = (typeof menuGroups)[number]

/**
 * A key by its physical place (`KeyboardEvent.code`), so that it works on an Arabic layout.
 * `mod` is Ctrl, on macOS Command.
 */
export interface Shortcut {
  readonly code: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

/**
 * Where a shortcut is heard: anywhere; on the article's text alone, so that keys without Ctrl stay
 * free for typing elsewhere; or anywhere but in fields, which have such a key of their own.
 */
export type ShortcutPlace = 'anywhere' | 'page' | 'outside-fields'

export interface CommandDefinition {
  readonly group: MenuGroup
  readonly shortcut?: Shortcut
  /** A second key for the same, by custom; not shown in menus. */
  readonly otherShortcut?: Shortcut
  /** Anywhere, where it is not given. */
  readonly place?: ShortcutPlace
}

const onPage = (shortcut: Shortcut) =>
  ({ group: 'annotate', shortcut, place: 'page' }) as const satisfies CommandDefinition

const definitions = {
  'open-article': { group: 'file', shortcut: { code: 'KeyO', mod: true } },
  'open-folder': { group: 'file', shortcut: { code: 'KeyO', mod: true, shift: true } },
  'open-sample': { group: 'file' },
  'read-folder-again': { group: 'file', shortcut: { code: 'F5' } },
  'close-article': { group: 'file', shortcut: { code: 'KeyW', mod: true } },
  'import-annotations': {
    group: 'file',
    shortcut: { code: 'KeyE', mod: true, shift: true },
  },
  'export-dataset': { group: 'file', shortcut: { code: 'KeyE', mod: true } },
  annotator: { group: 'file' },
  tagset: { group: 'file' },
  bin: { group: 'file' },
  undo: { group: 'edit', shortcut: { code: 'KeyZ', mod: true }, place: 'outside-fields' },
  redo: {
    group: 'edit',
    shortcut: { code: 'KeyZ', mod: true, shift: true },
    otherShortcut: { code: 'KeyY', mod: true },
    place: 'outside-fields',
  },
  find: { group: 'edit', shortcut: { code: 'KeyF', mod: true } },
  'find-next': { group: 'edit', shortcut: { code: 'F3' } },
  'find-previous': { group: 'edit', shortcut: { code: 'F3', shift: true } },
  'select-word': { group: 'edit' },
  'select-sentence': { group: 'edit' },
  'select-block': { group: 'edit' },
  copy: { group: 'edit', shortcut: { code: 'KeyC', mod: true } },
  'correct-text': { group: 'edit', shortcut: { code: 'F2' } },
  'save-correction': { group: 'edit', shortcut: { code: 'KeyS', mod: true } },
  'choose-label': { group: 'annotate', shortcut: { code: 'KeyL', mod: true } },
  'label-bar': { group: 'annotate' },
  'next-span': onPage({ code: 'Tab' }),
  'previous-span': onPage({ code: 'Tab', shift: true }),
  'span-under-caret': onPage({ code: 'Space' }),
  'open-inspector': onPage({ code: 'Enter' }),
  'delete-annotation': { ...onPage({ code: 'Delete' }), otherShortcut: { code: 'Backspace' } },
  'start-earlier': onPage({ code: 'BracketLeft' }),
  'start-later': onPage({ code: 'BracketLeft', shift: true }),
  'end-later': onPage({ code: 'BracketRight' }),
  'end-earlier': onPage({ code: 'BracketRight', shift: true }),
  'start-letter-earlier': onPage({ code: 'BracketLeft', alt: true }),
  'start-letter-later': onPage({ code: 'BracketLeft', alt: true, shift: true }),
  'end-letter-later': onPage({ code: 'BracketRight', alt: true }),
  'end-letter-earlier': onPage({ code: 'BracketRight', alt: true, shift: true }),
  'peel-proclitic': onPage({ code: 'Comma' }),
  'restore-proclitic': onPage({ code: 'Comma', shift: true }),
  'toggle-quotes': onPage({ code: 'Quote' }),
  'add-segment': onPage({ code: 'Equal' }),
  'remove-segment': onPage({ code: 'Minus' }),
  'new-frame': onPage({ code: 'Slash' }),
  'finish-frame': onPage({ code: 'Period' }),
  'take-out-of-frame': onPage({ code: 'Delete', alt: true }),
  'delete-frame': onPage({ code: 'Delete', shift: true }),
  'show-all-frames': { group: 'annotate', shortcut: { code: 'KeyG', mod: true, shift: true } },
  'show-label-tags': { group: 'annotate', shortcut: { code: 'KeyL', mod: true, shift: true } },
  submit: { group: 'annotate' },
  withdraw: { group: 'annotate' },
  conflicts: { group: 'annotate' },
  'review-places': { group: 'annotate', shortcut: { code: 'KeyR', mod: true, shift: true } },
  'place-selection': { group: 'annotate', shortcut: { code: 'Enter', mod: true } },
  'toggle-shelf': { group: 'view', shortcut: { code: 'KeyB', mod: true } },
  'toggle-desk': { group: 'view', shortcut: { code: 'KeyJ', mod: true } },
  'focus-mode': { group: 'view', shortcut: { code: 'F8' } },
  statistics: { group: 'view', shortcut: { code: 'F9' } },
  appearance: { group: 'view', shortcut: { code: 'Comma', mod: true } },
  'language-arabic': { group: 'view' },
  'language-english': { group: 'view' },
  'digits-european': { group: 'view' },
  'digits-arabic-indic': { group: 'view' },
  'theme-system': { group: 'view' },
  'theme-light': { group: 'view' },
  'theme-dark': { group: 'view' },
  'theme-contrast': { group: 'view' },
  'show-invisibles': { group: 'page', shortcut: { code: 'KeyI', mod: true, shift: true } },
  'whole-page': { group: 'page' },
  'larger-text': { group: 'page', shortcut: { code: 'Equal', mod: true } },
  'smaller-text': { group: 'page', shortcut: { code: 'Minus', mod: true } },
  'reset-text-size': { group: 'page', shortcut: { code: 'Digit0', mod: true } },
  'looser-lines': { group: 'page' },
  'tighter-lines': { group: 'page' },
  'font-noto-naskh': { group: 'page' },
  'font-amiri': { group: 'page' },
  'font-scheherazade': { group: 'page' },
  'direction-auto': { group: 'page' },
  'direction-rtl': { group: 'page' },
  'direction-ltr': { group: 'page' },
  'change-encoding': { group: 'page' },
  'next-article': { group: 'go', shortcut: { code: 'PageDown', mod: true } },
  'previous-article': { group: 'go', shortcut: { code: 'PageUp', mod: true } },
  'filter-articles': { group: 'go', shortcut: { code: 'KeyP', mod: true } },
  'filter-spans': { group: 'go', shortcut: { code: 'KeyF', mod: true, shift: true } },
  'desk-spans': { group: 'go', shortcut: { code: 'Digit1', mod: true } },
  'desk-frames': { group: 'go', shortcut: { code: 'Digit2', mod: true } },
  'desk-document': { group: 'go', shortcut: { code: 'Digit3', mod: true } },
  'desk-guidelines': { group: 'go', shortcut: { code: 'Digit4', mod: true } },
  'desk-about': { group: 'go', shortcut: { code: 'Digit5', mod: true } },
  'next-pane': { group: 'go', shortcut: { code: 'F6' } },
  'previous-pane': { group: 'go', shortcut: { code: 'F6', shift: true } },
  'command-palette': { group: 'help', shortcut: { code: 'KeyK', mod: true } },
  shortcuts: { group: 'help', shortcut: { code: 'Slash', mod: true } },
  about: { group: 'help' },
} as const satisfies Record<string, CommandDefinition>

export type CommandId = keyof typeof definitions
export const commands: Readonly<Record<CommandId, CommandDefinition>> = definitions
export const commandIds = Object.keys(definitions) as readonly CommandId[]

/** Names of commands that say more at present than the catalogue does. */
export type CommandLabels = Readonly<Partial<Record<CommandId, string>>>
