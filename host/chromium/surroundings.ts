import type { SeenScreen } from '../system/screen.ts'
import { ProtocolError, type Session } from './connection.ts'

/** What only a page can tell of the machine. */
export interface Surroundings {
  readonly dark: boolean
  readonly contrast: boolean
  readonly screen: SeenScreen
}

const patienceWithBlankPage = 10

const question = `({
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  contrast: matchMedia('(prefers-contrast: more), (forced-colors: active)').matches,
  screen: {
    width: screen.width, height: screen.height, left: screen.left ?? 0, top: screen.top ?? 0,
    availLeft: screen.availLeft, availTop: screen.availTop,
    availWidth: screen.availWidth, availHeight: screen.availHeight,
    scale: devicePixelRatio, depth: screen.colorDepth,
  },
})`

/** Asks the browser's first page, which may still be blank. */
export async function askSurroundings(session: Session): Promise<Surroundings> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result } = await session.send('Runtime.evaluate', {
        expression: question,
        returnByValue: true,
      })
      return result.value as Surroundings
    } catch (error) {
      // Its blank page may just take the place of no page at all.
      if (!(error instanceof ProtocolError) || attempt === patienceWithBlankPage) throw error
    }
  }
}
