import type { Session } from '../chromium/connection.ts'

/** Runs a script in the page's own world; rejects with what it throws. */
export async function runScript(
  session: Session,
  code: string,
  userGesture: boolean,
): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: code,
    awaitPromise: true,
    returnByValue: true,
    replMode: false,
    userGesture,
  })
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }
  return result.value
}

/** Runs a script whose outcome nobody waits for. */
export function tellScript(session: Session, code: string): void {
  session.tell('Runtime.evaluate', { expression: code, silent: true })
}
