import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import { app } from '../app/app.ts'
import { showDialog } from './dialog-window.ts'
import { type MessageQuestion, messagePage } from './message-page.ts'
import { dialogHtml, escaped } from './page.ts'
import { wordsFor } from './words.ts'

const lineHeight = 26
/** Title bar, buttons, margins and a line for the checkbox. */
const emptyHeight = 250

/** A message and its buttons in a window of their own. Closing it means the button for cancelling. */
export async function showMessage(options: MessageBoxOptions): Promise<MessageBoxReturnValue> {
  const { message, detail, checkboxLabel } = options
  const words = wordsFor([message, detail, options.title], app.getSystemLocale())
  const buttons = options.buttons?.length ? options.buttons : [words.ok]
  const usual = options.defaultId ?? 0
  const cancel = options.cancelId ?? cancelling(buttons)
  const title = options.title || app.getName()
  const body = `
<main>
<p class="message" dir="auto">${escaped(message)}</p>
${detail === undefined ? '' : `<p dir="auto">${escaped(detail)}</p>`}
${checkboxLabel === undefined ? '' : `<label><input type="checkbox"${options.checkboxChecked ? ' checked' : ''}> ${escaped(checkboxLabel)}</label>`}
</main>
<footer>${buttons
    .map(
      (label, index) =>
        `<button type="button"${index === usual ? ' class="main"' : ''}>${escaped(label)}</button>`,
    )
    .join('')}</footer>`
  const lines = `${message}\n${detail ?? ''}`.split('\n')
  const rows = lines.reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0)
  const result = (await showDialog({
    title,
    html: dialogHtml(title, words, body, String(messagePage), { usual, cancel }),
    width: 520,
    height: Math.min(640, emptyHeight + rows * lineHeight),
    ask: async (question, end) => end(question as MessageQuestion),
  })) as MessageQuestion | null
  return {
    response: result?.end ?? cancel,
    checkboxChecked: result?.checked ?? options.checkboxChecked ?? false,
  }
}

/** Electron's rule: the first button that says "cancel" or "no", else the first. */
function cancelling(buttons: readonly string[]): number {
  const at = buttons.findIndex((label) => /^&?(cancel|no)$/i.test(label))
  return at === -1 ? 0 : at
}
