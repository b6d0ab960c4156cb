/**
 * Keeps the page's text as it is while the caret, the selection and the keyboard stay the browser's
 * own. An EditContext takes what is typed or composed into a buffer of its own, which leaves the
 * document alone (Chromium changes an ordinary editable element during composition and by
 * execCommand, and neither can be cancelled there); every other way in is refused as an event.
 */

/** Locks `root`; `onRefused` is called for each attempt to change the text. Returns the way back. */
export function lockText(root: HTMLElement, onRefused: () => void): () => void {
  const context = new EditContext()
  const refuse = (event: Event): void => {
    event.preventDefault()
    onRefused()
  }
  const refuseDrop = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) refuse(event)
  }
  const keepFromDragging = (event: DragEvent): void => event.preventDefault()
  const forget = (): void => {
    context.updateText(0, context.text.length, '')
    onRefused()
  }

  root.editContext = context
  context.addEventListener('compositionstart', onRefused)
  context.addEventListener('textupdate', forget)
  root.addEventListener('beforeinput', refuse)
  root.addEventListener('cut', refuse)
  root.addEventListener('paste', refuse)
  root.addEventListener('drop', refuseDrop)
  root.addEventListener('dragstart', keepFromDragging)
  return () => {
    root.editContext = null
    context.removeEventListener('compositionstart', onRefused)
    context.removeEventListener('textupdate', forget)
    root.removeEventListener('beforeinput', refuse)
    root.removeEventListener('cut', refuse)
    root.removeEventListener('paste', refuse)
    root.removeEventListener('drop', refuseDrop)
    root.removeEventListener('dragstart', keepFromDragging)
  }
}
