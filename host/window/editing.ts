import type { Session } from '../chromium/connection.ts'

type EditingCommand = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll'

/** An editing command of the engine; the key that carries it is not seen to be typed. */
export function edit(command: EditingCommand): (session: Session) => void {
  return (session) => {
    session.tell('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Unidentified',
      commands: [command],
    })
    session.tell('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Unidentified' })
  }
}
