/** Names that both sides of a window know. */

/** World of the preload script, named as Electron names it. */
export const preloadWorld = 'Electron Isolated Context'
/** Binding through which the preload's world calls the host; no other world has it. */
export const bindingName = '__electronHost'
/** Function of the preload's world that the host calls. */
export const receiverName = '__electronHostReceive'

/** What the window tells the host: a header, with a cloned body where it says so. */
export type FromWindow =
  /** Body: the arguments. */
  | readonly [kind: 'invoke', id: number, channel: string]
  /** Body: the arguments. */
  | readonly [kind: 'send', channel: string]
  | readonly [kind: 'focus', focused: boolean]
  | readonly [kind: 'geometry', x: number, y: number, width: number, height: number]
  | readonly [kind: 'visibility', visible: boolean]
  | readonly [kind: 'scheme', dark: boolean, moreContrast: boolean]
  | readonly [kind: 'key', input: KeyInput]
  | readonly [kind: 'accelerator', index: number]
  /** The page is about to go; `asks` when its own handler wants to stay. */
  | readonly [kind: 'unloading', asks: boolean]
  /** Files came in by a drop or a file field: paths will be asked for. */
  | readonly [kind: 'files']
  | readonly [kind: 'permission', id: number, permission: string]

/** What the host tells the window; called with a header and, where it says so, a cloned body. */
export type ToWindow =
  /** Body: the value. */
  | readonly [kind: 'reply', id: number]
  | readonly [kind: 'refusal', id: number, message: string]
  /** Body: the arguments. */
  | readonly [kind: 'message', channel: string]
  | readonly [kind: 'accelerators', list: readonly KeyPattern[]]
  /** Whether paths of files can be asked for now. */
  | readonly [kind: 'files', listening: boolean]
  | readonly [kind: 'permission', id: number, granted: boolean]

/** A key as Electron's `before-input-event` tells it. */
export interface KeyInput {
  readonly type: 'keyDown' | 'keyUp'
  readonly key: string
  readonly code: string
  readonly isAutoRepeat: boolean
  readonly isComposing: boolean
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly location: number
}

/** A menu item's accelerator, ready to be compared with a key event. */
export interface KeyPattern {
  readonly index: number
  /** What the key types (lower case), or the key's name. */
  readonly key: string
  /** Where the key lies; tells letters and digits on keyboards that type no Latin. */
  readonly code: string | null
  readonly control: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly meta: boolean
}

export interface WindowSetup {
  readonly binding: string
  readonly receiver: string
  /** Name of the event by which the two worlds find each other; not to be guessed by a page. */
  readonly handshake: string
  readonly platform: string
  readonly arch: string
  readonly versions: Readonly<Record<string, string | undefined>>
}
