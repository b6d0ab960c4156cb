/** Electron's own switch for Chromium's messages. */
const logging = Boolean(process.env.ELECTRON_ENABLE_LOGGING)

/** Writes a line of Chromium's, where they are asked for. */
export function logLine(line: string): void {
  if (logging) process.stderr.write(`${line}\n`)
}
