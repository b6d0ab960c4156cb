#!/usr/bin/env node
/** The command line. It needs neither Electron nor a window. */
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'
import { processTerminal } from './terminal.ts'

const stop = new AbortController()
// Again and again: an impatient second Ctrl+C must not keep the first from clearing up.
process.on('SIGINT', () => stop.abort())
process.on('SIGTERM', () => stop.abort())
process.exitCode = await runCommandLine(
  process.argv.slice(2),
  commands,
  processTerminal(stop.signal),
)
