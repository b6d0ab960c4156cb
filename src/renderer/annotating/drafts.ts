/**
 * Text that is being typed and not yet in the annotations. Whoever holds such a draft hands it in
 * when it is asked for: before an article is left, and before the window closes.
 */
const drafts = new Set<() => void>()

/** Registers a draft by the function that hands it in; the function returned takes it away. */
export function holdDraft(handIn: () => void): () => void {
  drafts.add(handIn)
  return () => drafts.delete(handIn)
}

/** Has every draft handed in. */
export function handInDrafts(): void {
  for (const handIn of drafts) handIn()
}
