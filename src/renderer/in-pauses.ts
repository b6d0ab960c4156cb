/** How long such work may hold the window's thread at a time, in milliseconds. */
const slice = 6

/** Chromium may not tell of a pause for seconds, though nothing goes on: the work is then done all the same. */
const whenIdle: IdleRequestOptions = { timeout: 1000 }

/** Calls `step` in the pauses of the window until it returns that all is done; the function returned stops it. */
export function inPauses(step: () => 'more' | 'done'): () => void {
  let handle = requestIdleCallback(go, whenIdle)
  function go(): void {
    const end = performance.now() + slice
    while (performance.now() < end) if (step() === 'done') return
    handle = requestIdleCallback(go, whenIdle)
  }
  return () => cancelIdleCallback(handle)
}
