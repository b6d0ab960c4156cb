import type { EventEmitter } from 'node:events'

/**
 * Names that JavaScript itself and its tools look up on any object: whether it can be awaited,
 * serialised, printed or compared. Electron has none of them either.
 */
const askedOfEverything = new Set<PropertyKey>([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
])

/** A prototype that ends a chain: what is found nowhere before it throws an error that names it. */
function guard(owner: string, base: object): object {
  return new Proxy(base, {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name in target || askedOfEverything.has(name)) {
        return Reflect.get(target, name, receiver)
      }
      throw new Error(`${owner}.${name} is a part of Electron that this host does not have`)
    },
  })
}

/** Makes every member that `prototype` lacks throw an error that names it as `owner`'s. */
export function guardPrototype(owner: string, prototype: object): void {
  const base: unknown = Object.getPrototypeOf(prototype)
  Object.setPrototypeOf(prototype, guard(owner, base === null ? {} : (base as object)))
}

/** The same for an object that is not made by a class. */
export function guarded<T extends object>(owner: string, members: T): T {
  return Object.setPrototypeOf(members, guard(owner, Object.prototype))
}

/** An event that a listener can stop, as Electron passes it. */
export interface StoppableEvent {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

export function stoppableEvent<T extends object>(members: T): T & StoppableEvent {
  let prevented = false
  return Object.defineProperties(members, {
    defaultPrevented: { get: () => prevented, enumerable: true },
    preventDefault: {
      value: () => {
        prevented = true
      },
    },
  }) as T & StoppableEvent
}

/** Emits an event that can be stopped; tells whether it was. */
export function emitStoppable(
  emitter: EventEmitter,
  name: string,
  members: object,
  ...rest: unknown[]
): boolean {
  const event = stoppableEvent(members)
  emitter.emit(name, event, ...rest)
  return event.defaultPrevented
}
