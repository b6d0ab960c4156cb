/** Asks before the page goes that somebody is still at work on. */
type Guard = () => Promise<boolean>

let guard: Guard | null = null

/** Has `ask` answer whether the article may go, until the function returned is called. */
export function guardLeaving(ask: Guard): () => void {
  guard = ask
  return () => {
    if (guard === ask) guard = null
  }
}

/** Whether the article on the page may go. */
export async function mayLeave(): Promise<boolean> {
  return guard === null || (await guard())
}
