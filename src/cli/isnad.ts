#!/usr/bin/env node
/** The command line. It needs neither Electron nor a window. */
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'
import { processTerminal } from './terminal.ts'

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
process.exitCode = await runCommandLine(
  process.argv.slice(2),
  commands,
  processTerminal(stop.signal),
)
