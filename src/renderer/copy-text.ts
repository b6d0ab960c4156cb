/**
 * Puts `text` on the clipboard; to be called while a press or a key is being answered. The session
 * grants no permissions, which `navigator.clipboard` asks for: the copy command needs none. Returns
 * whether it was copied.
 */
export function copyText(text: string): boolean {
  const listeners = new AbortController()
  const { signal } = listeners
  let copied = false
  // Nothing need be selected where the page says that it can copy.
  document.addEventListener('beforecopy', (event) => event.preventDefault(), { signal })
  document.addEventListener(
    'copy',
    (event) => {
      if (event.clipboardData === null) return
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
      event.stopPropagation()
      copied = true
    },
    { signal, capture: true },
  )
  document.execCommand('copy')
  listeners.abort()
  return copied
}
