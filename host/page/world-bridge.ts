/**
 * The bridge between the preload's world and the page's: calls, answers and values cross it
 * synchronously as structured clones in DOM events on an element that only the two ends know.
 * The function stands on its own, since its source runs in both worlds.
 */

export interface WorldBridge {
  /** Listens on the shared element. */
  open(port: EventTarget): void
  /** Puts a value at the other end; functions and promises in it work from there. */
  expose(key: string, value: unknown): void
}

/** `side` is 'preload' or 'page'; `onExpose` receives what the other end exposes. */
export function createWorldBridge(
  side: 'preload' | 'page',
  onExpose: (key: string, value: unknown) => void,
): WorldBridge {
  const { isArray } = Array
  const { entries, getPrototypeOf, freeze } = Object
  const apply = Reflect.apply
  const dispatch = EventTarget.prototype.dispatchEvent

  type Callable = (...values: unknown[]) => unknown
  type Message =
    | readonly ['expose', key: string, value: Packed]
    | readonly ['call', id: number, values: Packed]
    | readonly ['settle', id: number, kept: boolean, value: Packed]
    | readonly ['release', id: number]
  type Packed = readonly [value: unknown, live: boolean]
  type Outcome = readonly [kind: 'value', value: Packed] | readonly [kind: 'error', error: unknown]

  const outward = `${side}→`
  const inward = side === 'preload' ? 'page→' : 'preload→'
  const marker = '\u0000live'
  let port: EventTarget | null = null
  let outcome: Outcome | null = null
  let lastId = 0

  /** Functions of this world that the other may call. */
  const functions = new Map<number, Callable>()
  const ids = new WeakMap<Callable, number>()
  /** Stand-ins for functions of the other world. */
  const standIns = new Map<number, WeakRef<Callable>>()
  const standInIds = new WeakMap<Callable, number>()
  const pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: unknown) => void }
  >()
  const collected = new FinalizationRegistry<number>((id) => {
    // A newer stand-in may have taken the place of the one that was collected.
    if (standIns.get(id)?.deref() !== undefined) return
    standIns.delete(id)
    post(['release', id])
  })

  function isContainer(value: object): boolean {
    if (isArray(value)) return true
    const prototype: unknown = getPrototypeOf(value)
    return prototype === null || getPrototypeOf(prototype) === null
  }

  /** Whether functions or promises lie in it. */
  function hasLive(value: unknown, seen: Set<object>): boolean {
    if (typeof value === 'function') return true
    if (typeof value !== 'object' || value === null) return false
    if (value instanceof Promise) return true
    if (!isContainer(value) || seen.has(value)) return false
    seen.add(value)
    for (const key in value) {
      if (hasLive((value as Record<string, unknown>)[key], seen)) return true
    }
    return false
  }

  function pack(value: unknown): Packed {
    if (typeof value !== 'object' || value === null) {
      return typeof value === 'function' ? [mark(value as Callable), true] : [value, false]
    }
    return hasLive(value, new Set()) ? [packLive(value, new Map()), true] : [value, false]
  }

  function packLive(value: unknown, copies: Map<object, unknown>): unknown {
    if (typeof value === 'function') return mark(value as Callable)
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Promise) return markPromise(value)
    if (!isContainer(value)) return value
    const known = copies.get(value)
    if (known !== undefined) return known
    const copy: Record<string, unknown> | unknown[] = isArray(value) ? [] : {}
    copies.set(value, copy)
    for (const [key, item] of entries(value)) {
      ;(copy as Record<string, unknown>)[key] = packLive(item, copies)
    }
    return copy
  }

  function mark(value: Callable): object {
    const theirs = standInIds.get(value)
    if (theirs !== undefined) return { [marker]: 'returned', id: theirs }
    let id = ids.get(value)
    if (id === undefined) {
      lastId += 1
      id = lastId
      ids.set(value, id)
    }
    functions.set(id, value)
    return { [marker]: 'function', id }
  }

  function markPromise(promise: Promise<unknown>): object {
    lastId += 1
    const id = lastId
    promise.then(
      (value) => settle(id, true, value),
      (error: unknown) => settle(id, false, error),
    )
    return { [marker]: 'promise', id }
  }

  function settle(id: number, kept: boolean, value: unknown): void {
    try {
      post(['settle', id, kept, kept ? pack(value) : [plainError(value), false]])
    } catch (error) {
      post(['settle', id, false, [plainError(error), false]])
    }
  }

  /** What is thrown crosses as an error with its message and stack, whatever it was. */
  function plainError(error: unknown): Error {
    if (!(error instanceof Error)) return new Error(String(error))
    const plain = new Error(error.message)
    if (error.stack !== undefined) plain.stack = error.stack
    return plain
  }

  function unpack([value, live]: Packed, frozen = false): unknown {
    return live || frozen ? revive(value, frozen, new Set()) : value
  }

  function revive(value: unknown, frozen: boolean, seen: Set<object>): unknown {
    if (typeof value !== 'object' || value === null || seen.has(value)) return value
    if (marker in value) {
      const { [marker]: kind, id } = value as unknown as Record<string, number | string>
      if (kind === 'function') return standIn(Number(id))
      if (kind === 'returned') return functions.get(Number(id))
      return new Promise((resolve, reject) => pending.set(Number(id), { resolve, reject }))
    }
    if (!isContainer(value)) return value
    seen.add(value)
    for (const [key, item] of entries(value)) {
      const revived = revive(item, frozen, seen)
      if (revived !== item) (value as Record<string, unknown>)[key] = revived
    }
    return frozen ? freeze(value) : value
  }

  function standIn(id: number): Callable {
    const known = standIns.get(id)?.deref()
    if (known !== undefined) return known
    const made: Callable = (...values) => {
      const answer = post(['call', id, pack(values)])
      if (answer === null) throw new Error('The other end of the context bridge is gone')
      if (answer[0] === 'error') throw answer[1]
      return unpack(answer[1])
    }
    standIns.set(id, new WeakRef(made))
    standInIds.set(made, id)
    collected.register(made, id)
    return made
  }

  /** Sends a message; returns what the other end, called synchronously, answered. */
  function post(message: Message | readonly ['outcome', Outcome]): Outcome | null {
    if (port === null) throw new Error('The context bridge is not open')
    const event = new CustomEvent(outward, { detail: message })
    outcome = null
    apply(dispatch, port, [event])
    const answer = outcome as Outcome | null
    outcome = null
    return answer
  }

  function answerCall(id: number, values: Packed): void {
    const called = functions.get(id)
    try {
      if (called === undefined) throw new Error('The function is gone')
      const result = called(...(unpack(values) as unknown[]))
      post(['outcome', ['value', pack(result)]])
    } catch (error) {
      post(['outcome', ['error', plainError(error)]])
    }
  }

  function receive(message: Message | readonly ['outcome', Outcome] | null): void {
    if (message === null) {
      // The engine found something that no structured clone can hold.
      post(['outcome', ['error', new Error('An object could not be cloned.')]])
      return
    }
    switch (message[0]) {
      case 'expose':
        onExpose(message[1], unpack(message[2], true))
        break
      case 'call':
        answerCall(message[1], message[2])
        break
      case 'outcome':
        outcome = message[1]
        break
      case 'settle': {
        const [, id, kept, value] = message
        const waiting = pending.get(id)
        pending.delete(id)
        if (kept) waiting?.resolve(unpack(value))
        else waiting?.reject(value[0])
        break
      }
      case 'release': {
        const released = functions.get(message[1])
        if (released !== undefined) ids.delete(released)
        functions.delete(message[1])
      }
    }
  }

  return {
    open(shared) {
      port = shared
      shared.addEventListener(inward, (event) => {
        receive((event as CustomEvent<Message | readonly ['outcome', Outcome] | null>).detail)
      })
    },
    expose(key, value) {
      const answer = post(['expose', key, pack(value)])
      if (answer?.[0] === 'error') throw answer[1]
    },
  }
}
