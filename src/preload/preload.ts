/** The only bridge between the window and main: one method per request of the contract, nothing raw. */

import { contextBridge, ipcRenderer, webUtils } from 'electron'
import {
  type Bridge,
  dropChannel,
  type Events,
  eventNames,
  importDropChannel,
  type Requests,
  requestNames,
} from '#ipc/contract.ts'

const requests = Object.fromEntries(
  requestNames.map((name) => [name, (request?: unknown) => ipcRenderer.invoke(name, request)]),
) as unknown as Requests

const bridge: Bridge = {
  ...requests,
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void) {
    if (!eventNames.includes(event)) throw new Error(`There is no event named ${event}`)
    const heard = (_: unknown, payload: Events[E]): void => listener(payload)
    ipcRenderer.on(event, heard)
    return () => {
      ipcRenderer.off(event, heard)
    }
  },
  openDropped: (files) => handOver(dropChannel, files),
  placeDropped: (files) => handOver(importDropChannel, files),
}

/** Tells main the paths of files, which the page never sees. */
function handOver<T>(channel: string, files: readonly unknown[]): Promise<readonly T[]> {
  const paths = files
    .filter((file) => file instanceof File)
    .map((file) => webUtils.getPathForFile(file))
    .filter((path) => path !== '')
  return paths.length === 0 ? Promise.resolve([]) : ipcRenderer.invoke(channel, paths)
}

contextBridge.exposeInMainWorld('isnad', bridge)
