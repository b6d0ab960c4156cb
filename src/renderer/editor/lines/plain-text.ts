/** What is pasted, typed and copied while a text is corrected: plain text, and nothing else. */
import {
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'

interface PlainText {
  /** What is selected, inside an update. */
  selected(): string
  /** Puts text in the place of the selection, inside an update; LF ends a line. */
  replaceSelection(text: string): void
}

/** Takes over from Lexical what would bring anything but text. */
export function keepToPlainText(editor: LexicalEditor, plain: PlainText): () => void {
  const insert = (text: string): true => {
    plain.replaceSelection(text.replaceAll(/\r\n?/g, '\n'))
    return true
  }
  const refuse = (): boolean => true
  const on = COMMAND_PRIORITY_CRITICAL
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent)) return false
        event.preventDefault()
        return insert(event.clipboardData?.getData('text/plain') ?? '')
      },
      on,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (typed) => {
        if (typeof typed === 'string') return typed.includes('\n') ? insert(typed) : false
        return insert(typed.dataTransfer?.getData('text/plain') ?? typed.data ?? '')
      },
      on,
    ),
    editor.registerCommand(COPY_COMMAND, (event) => copy(event, plain.selected()), on),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        return copy(event, plain.selected()) && insert('')
      },
      on,
    ),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => insert('\n'), on),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, () => insert('\n'), on),
    editor.registerCommand(INSERT_TAB_COMMAND, () => insert('\t'), on),
    editor.registerCommand(
      DRAGSTART_COMMAND,
      (event) => {
        event.preventDefault()
        return true
      },
      on,
    ),
    // Files go on to the window, which opens them.
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) event.preventDefault()
        return true
      },
      on,
    ),
    // Lexical would take the keys of bold, italics and underlines from the app, and do nothing.
    editor.registerCommand(KEY_DOWN_COMMAND, isFormattingKey, on),
    editor.registerCommand(FORMAT_TEXT_COMMAND, refuse, on),
    editor.registerCommand(FORMAT_ELEMENT_COMMAND, refuse, on),
  )
}

function isFormattingKey({ key, code, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!ctrlKey && !metaKey) return false
  return ['b', 'i', 'u'].includes(key.toLowerCase()) || ['KeyB', 'KeyI', 'KeyU'].includes(code)
}

function copy(event: ClipboardEvent | KeyboardEvent | null, text: string): boolean {
  if (!(event instanceof ClipboardEvent)) return false
  event.preventDefault()
  if (text !== '') event.clipboardData?.setData('text/plain', text)
  return true
}
