import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findChromium } from '../../chromium/find.ts'
import { loaded, test } from '../app.ts'

/** Processes whose command line names the folder: the app's Node and every process of its browser. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(folder))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Inodes of the TCP sockets on which these processes listen. */
function listening(pids: readonly string[]): string[] {
  const inodes = new Set(pids.flatMap(socketsOf))
  return ['tcp', 'tcp6']
    .flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === '0A')
    .map((fields) => fields[9] ?? '')
    .filter((inode) => inodes.has(inode))
}

function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`)
      .map((descriptor) => linkOf(`/proc/${pid}/fd/${descriptor}`))
      .flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [])
  } catch {
    return []
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

async function gone(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await expect.poll(() => processesIn(folder), { timeout: 20_000 }).toEqual([])
}

test('listens on no port without being asked to', async ({ spawnApp, folder }) => {
  const child = spawnApp()
  await loaded(child)
  expect(processesIn(folder).length).toBeGreaterThan(2)
  expect(listening(processesIn(folder))).toEqual([])
  child.kill('SIGTERM')
  await gone(child, folder)
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`leaves no process behind after ${signal}`, async ({ spawnApp, folder }) => {
    const child = spawnApp()
    await loaded(child)
    child.kill(signal)
    await gone(child, folder)
  })
}

test('starts again right after it was killed', async ({ spawnApp, folder }) => {
  const first = spawnApp('--single-instance')
  await loaded(first)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const second = spawnApp('--single-instance')
  await loaded(second)
  second.kill('SIGTERM')
  await gone(second, folder)
})

test('runs twice with the same data, each with a browser of its own', async ({
  spawnApp,
  folder,
}) => {
  const both = [spawnApp(), spawnApp()]
  await Promise.all(both.map(loaded))
  for (const child of both) child.kill('SIGTERM')
  for (const child of both) await gone(child, folder)
})

test('says in one line what to install where there is no browser', async ({ folder }) => {
  let told = ''
  try {
    execFileSync(
      join(import.meta.dirname, '../../electron'),
      [join(import.meta.dirname, '../app'), `--user-data-dir=${join(folder, 'profile')}`],
      { stdio: 'pipe', env: { ...process.env, ELECTRON_HOST_CHROMIUM: '/nowhere/chromium' } },
    )
  } catch (error) {
    told = String((error as { stderr: Buffer }).stderr)
  }
  expect(told).toMatch(/^No Chromium, Chrome or Edge was found: .+\n$/)
})

/** A browser that ends before it has begun, as often as `times`, and then is the system's. */
function faultyBrowser(folder: string, times: number): string {
  const path = join(folder, 'chromium')
  const script = `#!/bin/sh
tries=$(cat '${folder}/tries' 2>/dev/null || echo 0)
echo $((tries + 1)) > '${folder}/tries'
[ "$tries" -ge ${times} ] && exec '${findChromium()}' "$@"
echo 'the display does not answer' >&2
exit 1
`
  writeFileSync(path, script, { mode: 0o755 })
  return path
}

test('starts a browser that failed once again', async ({ launch, folder }) => {
  const environment = { ELECTRON_HOST_CHROMIUM: faultyBrowser(folder, 1) }
  const { page } = await launch({ environment })
  expect(await page.title()).not.toBe('')
})

test('gives up on a browser that fails again, with its last words', async ({ folder }) => {
  let told = ''
  try {
    execFileSync(
      join(import.meta.dirname, '../../electron'),
      [join(import.meta.dirname, '../app'), `--user-data-dir=${join(folder, 'profile')}`],
      {
        stdio: 'pipe',
        env: { ...process.env, ELECTRON_HOST_CHROMIUM: faultyBrowser(folder, 9) },
      },
    )
  } catch (error) {
    told = String((error as { stderr: Buffer }).stderr)
  }
  expect(told).toMatch(/could not be started \(exit 1\): the display does not answer\n$/)
  expect(readFileSync(join(folder, 'tries'), 'utf8')).toBe('2\n')
})
