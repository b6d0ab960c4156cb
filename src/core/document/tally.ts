/** Counts what an article held that its text does not, for the notices. */
import type { ActivePart, ExtractionNotice, OmittedPart } from './document.ts'

export class Tally {
  readonly #active = new Map<ActivePart['part'], number>()
  readonly #omitted = new Map<OmittedPart['part'], number>()
  unsafeLinks = 0
  rawHtml = 0

  /** Something that would act, run or load, were it not inert. */
  active(part: ActivePart['part']): void {
    this.#active.set(part, (this.#active.get(part) ?? 0) + 1)
  }

  omitted(part: OmittedPart['part'], count = 1): void {
    if (count > 0) this.#omitted.set(part, (this.#omitted.get(part) ?? 0) + count)
  }

  notices(): ExtractionNotice[] {
    const notices: ExtractionNotice[] = []
    if (this.#active.size > 0)
      notices.push({
        kind: 'active-content-ignored',
        parts: Array.from(this.#active, ([part, count]) => ({ part, count })),
      })
    if (this.unsafeLinks > 0) notices.push({ kind: 'unsafe-links', count: this.unsafeLinks })
    if (this.rawHtml > 0) notices.push({ kind: 'raw-html', count: this.rawHtml })
    if (this.#omitted.size > 0)
      notices.push({
        kind: 'left-out',
        parts: Array.from(this.#omitted, ([part, count]) => ({ part, count })),
      })
    return notices
  }
}
