/** Reads the runners' JSON reports. What was skipped, or failed before it could be counted, counts as failed. */
import { z } from 'zod'

export interface Count {
  readonly passed: number
  readonly failed: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

export function countVitest(report: unknown): Count {
  const read = vitestReport.parse(report)
  /** Files that broke outside any test, while being loaded for example. */
  const brokenFiles = read.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + read.numPendingTests + read.numTodoTests + brokenFiles,
  }
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

/** A window test that passed at its second try has passed; the runner's list names it as flaky. */
export function countPlaywright(report: unknown): Count {
  const { expected, unexpected, flaky, skipped } = playwrightReport.parse(report).stats
  return { passed: expected + flaky, failed: unexpected + skipped }
}

/** A runner that complains without naming a failed test, or that ran none, has failed all the same. */
export function withSilentFailures(count: Count, exitStatus: number): Count {
  const unexplained = exitStatus !== 0 && count.failed === 0
  const empty = count.passed + count.failed === 0
  return unexplained || empty ? { ...count, failed: count.failed + 1 } : count
}
