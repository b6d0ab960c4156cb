/**
 * Krippendorff's α for nominal values, any number of coders, values missing (K. Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability", 2011). Units are added one by one and not kept: only how often
 * values met one another is.
 */
export class Coincidences<T> {
  readonly #met = new Map<T, Map<T, number>>()

  /**
   * Adds a unit, or `units` alike: how many coders gave it each value. A unit that fewer than two
   * coders gave a value says nothing of agreement.
   */
  add(values: ReadonlyMap<T, number>, units = 1): void {
    let coders = 0
    for (const count of values.values()) coders += count
    if (coders < 2) return
    for (const [one, count] of values)
      for (const [other, otherCount] of values) {
        const pairs = count * (one === other ? otherCount - 1 : otherCount)
        if (pairs > 0) this.#count(one, other, (units * pairs) / (coders - 1))
      }
  }

  /** From -1 to 1; null where but one value was ever given, so that nothing could disagree. */
  get alpha(): number | null {
    const totals = new Map<T, number>()
    let all = 0
    let disagreed = 0
    for (const [one, others] of this.#met)
      for (const [other, times] of others) {
        totals.set(one, (totals.get(one) ?? 0) + times)
        all += times
        if (one !== other) disagreed += times
      }
    let expected = all * all
    for (const total of totals.values()) expected -= total * total
    return totals.size < 2 ? null : 1 - ((all - 1) * disagreed) / expected
  }

  #count(one: T, other: T, times: number): void {
    const others = this.#met.get(one) ?? new Map<T, number>()
    this.#met.set(one, others)
    others.set(other, (others.get(other) ?? 0) + times)
  }
}
