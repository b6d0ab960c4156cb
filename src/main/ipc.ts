/**
 * Where requests of the window come in. Each is registered once, from the contract's list; who asks
 * and what is asked are checked before anything is done. A request that is not ours or not valid is
 * a bug or an attack, so it is an exception; what can be expected to fail is in the answers.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import {
  dropChannel,
  importDropChannel,
  type Opening,
  type Requests,
  requestNames,
} from '#ipc/contract.ts'
import type { ChosenPlace } from '#ipc/datasets.ts'
import { dropSchema, requestSchemas } from '#ipc/requests.ts'

export type RequestName = (typeof requestNames)[number]

/** Main's answers: one function for each request of the contract. */
export type Handlers = {
  readonly [N in RequestName]: (
    argument: z.infer<(typeof requestSchemas)[N]>,
  ) => ReturnType<Requests[N]>
}

export interface Incoming {
  readonly handlers: Handlers
  readonly openDropped: (paths: readonly string[]) => Promise<readonly Opening[]>
  /** Of what was dropped to be read in. */
  readonly placeDropped: (paths: readonly string[]) => Promise<readonly ChosenPlace[]>
  /** Whether a frame with this address may ask anything; it must be the window's main frame. */
  readonly isTrusted: (url: string) => boolean
}

export function listen(
  ipcMain: Pick<IpcMain, 'handle'>,
  { handlers, openDropped, placeDropped, isTrusted }: Incoming,
): void {
  for (const name of requestNames) {
    const answer = handlers[name] as (argument: unknown) => Promise<unknown>
    const schema = requestSchemas[name]
    ipcMain.handle(name, (event, argument: unknown) => {
      checkSender(event, name, isTrusted)
      return answer(schema.parse(argument))
    })
  }
  ipcMain.handle(dropChannel, (event, paths: unknown) => {
    checkSender(event, dropChannel, isTrusted)
    return openDropped(dropSchema.parse(paths))
  })
  ipcMain.handle(importDropChannel, (event, paths: unknown) => {
    checkSender(event, importDropChannel, isTrusted)
    return placeDropped(dropSchema.parse(paths))
  })
}

function checkSender(
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  name: string,
  isTrusted: (url: string) => boolean,
): void {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || !isTrusted(frame.url))
    throw new Error(`The request ${name} did not come from the app's own window`)
}
