import { ignoreGone } from '../chromium/connection.ts'
import { ipcMain } from '../ipc/ipc-main.ts'
import type { FromWindow, KeyInput } from '../page/worlds.ts'
import type { FilePaths } from './file-paths.ts'
import type { PreloadChannel, WorldId } from './preload-channel.ts'
import type { Unloading } from './unloading.ts'
import type { WebContents } from './web-contents.ts'
import type { WindowEars } from './window-ears.ts'

/** Whom the messages of a page concern. */
interface Receivers {
  readonly contents: WebContents
  readonly channel: PreloadChannel
  readonly filePaths: FilePaths
  readonly unloading: Unloading
  readonly ears: WindowEars
}

/** Passes what a page tells by its preload's world to whom it concerns, and answers that world. */
export function hearPage(
  { contents, channel, filePaths, unloading, ears }: Receivers,
  message: FromWindow,
  body: string,
  world: WorldId,
): void {
  switch (message[0]) {
    case 'invoke': {
      const [, id, name] = message
      ipcMain.answer(contents, contents.mainFrame, name, body).then(
        (answer) => channel.answer(world, ['reply', id], answer),
        (error: unknown) => channel.answer(world, ['refusal', id, String(error)]),
      )
      break
    }
    case 'send':
      ipcMain.hear(contents, contents.mainFrame, message[1], body)
      break
    case 'unloading':
      unloading.told(message[1])
      break
    case 'focus':
      contents.focused = message[1]
      contents.emit(message[1] ? 'focus' : 'blur')
      ears.told(message)
      break
    case 'files':
      filePaths.listen((listening) => contents.tell(['files', listening])).catch(ignoreGone)
      break
    case 'permission': {
      const [, id, permission] = message
      ears.permission(permission).then((granted) => {
        channel.answer(world, ['permission', id, granted])
      }, ignoreGone)
      break
    }
    case 'key':
      if (contents.listenerCount('before-input-event') > 0) tellKey(contents, message[1])
      break
    default:
      ears.told(message)
  }
}

function tellKey(contents: WebContents, input: KeyInput): void {
  const event = {
    preventDefault() {
      throw new Error(
        "preventDefault of 'before-input-event' is a part of Electron that this host does not have",
      )
    },
  }
  contents.emit('before-input-event', event, input)
}
