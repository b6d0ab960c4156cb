/**
 * The whole check: types, lint, unit tests, crash test, host tests, end-to-end tests. Each runner
 * reports to a file of JSON beside its output on the terminal; the last line printed sums them.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { buildIfStale } from './build.ts'
import { startVirtualDisplay } from './display.ts'
import { chooseRuntime } from './electron.ts'
import { inProject, root } from './project.ts'
import { type Outcome, readPlaywright, readVitest, withSilentFailures } from './test-outcomes.ts'

const typeProjects = ['src/core', 'src/main', 'src/renderer', 'host', 'e2e']
const reports = inProject('test-results/reports')
/** More of them take longer than the whole check should; CONTRIBUTING.md tells how many are run by hand. */
const kills = 500

const onePassed: Outcome = { passed: 1, failed: 0, failures: [] }
const oneFailed: Outcome = { passed: 0, failed: 1, failures: [] }
/** A runner that ran no test has failed. */
const noneRan = oneFailed

process.exitCode = await main()

async function main(): Promise<number> {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const outcomes: Record<string, Outcome> = {
    'type check': await single(async () => {
      const statuses: number[] = []
      for (const project of typeProjects) {
        statuses.push(await node('node_modules/typescript/bin/tsc', ['-p', project]))
      }
      return statuses.every((status) => status === 0)
    }),
    lint: await single(
      async () =>
        (await node('node_modules/@biomejs/biome/bin/biome', [
          'check',
          '--error-on-warnings',
          '.',
        ])) === 0,
    ),
    'unit tests': await runner('unit.json', readVitest, (report) =>
      node('node_modules/vitest/vitest.mjs', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]),
    ),
    [`crash test, ${kills} kills`]: await single(
      async () => (await node('src/main/annotating/crash/run.ts', [String(kills)])) === 0,
    ),
  }
  Object.assign(outcomes, await windowTests())

  // What failed is told again at the end: a log of which only the end is kept still tells it.
  for (const { test, said } of Object.values(outcomes).flatMap(({ failures }) => failures)) {
    console.log(`\nfailed: ${test}\n${said}`)
  }
  console.log('')
  for (const [name, { passed, failed }] of Object.entries(outcomes)) {
    console.log(`${name}: ${passed} passed, ${failed} failed`)
  }
  const passed = Object.values(outcomes).reduce((sum, count) => sum + count.passed, 0)
  const failed = Object.values(outcomes).reduce((sum, count) => sum + count.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Tests that open windows: on a screen of their own where Xvfb is, so that they take nobody's focus. */
async function windowTests(): Promise<Record<string, Outcome>> {
  const runtime = await chooseRuntime({ fetch: true })
  if (runtime.kind === 'none') {
    console.error(runtime.advice)
    return { 'host tests': noneRan, 'end-to-end tests': noneRan }
  }
  const display = await startVirtualDisplay({ install: true })
  Object.assign(process.env, runtime.environment, display?.environment)
  try {
    const host = await playwright('host.json', 'host/test/playwright.config.ts')
    const built = buildIfStale()
    const e2e = built ? await playwright('e2e.json', 'e2e/playwright.config.ts') : noneRan
    return { 'host tests': host, build: built ? onePassed : oneFailed, 'end-to-end tests': e2e }
  } finally {
    await display?.stop()
  }
}

async function single(check: () => Promise<boolean>): Promise<Outcome> {
  return (await check()) ? onePassed : oneFailed
}

function playwright(report: string, config: string): Promise<Outcome> {
  return runner(report, readPlaywright, (file) => {
    process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file
    return node('node_modules/@playwright/test/cli.js', [
      'test',
      '-c',
      config,
      '--reporter=list,json',
    ])
  })
}

async function runner(
  name: string,
  read: (report: unknown) => Outcome,
  run: (report: string) => Promise<number>,
): Promise<Outcome> {
  const report = `${reports}/${name}`
  mkdirSync(dirname(report), { recursive: true })
  const status = await run(report)
  if (!existsSync(report)) return noneRan
  return withSilentFailures(read(JSON.parse(readFileSync(report, 'utf8'))), status)
}

async function node(script: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [inProject(script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}
