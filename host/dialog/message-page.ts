export type MessageQuestion = { readonly end: number; readonly checked: boolean }

/** Runs in the message's page; stands on its own. */
export function messagePage(
  askHost: (question: MessageQuestion) => Promise<unknown>,
  { usual, cancel }: { readonly usual: number; readonly cancel: number },
): void {
  const buttons = [...document.querySelectorAll('button')]
  const box = document.querySelector('input')
  const end = (index: number): void => {
    void askHost({ end: index, checked: box?.checked ?? false })
  }
  for (const [index, button] of buttons.entries()) {
    button.addEventListener('click', () => end(index))
  }
  document.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const rtl = document.dir === 'rtl' ? -1 : 1
    if (event.key === 'Escape') end(cancel)
    else if (event.key === 'ArrowRight') buttons[at + rtl]?.focus()
    else if (event.key === 'ArrowLeft') buttons[at - rtl]?.focus()
  })
  buttons[usual]?.focus()
}
