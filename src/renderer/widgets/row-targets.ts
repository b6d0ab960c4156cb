interface Rows {
  readonly active: number
  /** Whole rows in sight. */
  readonly page: number
  readonly count: number
}

/** The row that a key leads to in a list; null where it is no key of moving. */
export function rowByKey(key: string, { active, page, count }: Rows): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }
  const target = targets[key]
  return target === undefined ? null : Math.min(Math.max(target, 0), count - 1)
}

/** The row, by its place in the list, that something inside a list belongs to. */
export function rowUnder(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[aria-posinset]') : null
  return row === null ? null : Number(row.ariaPosInSet) - 1
}
