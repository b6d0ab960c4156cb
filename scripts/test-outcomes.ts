/** Reads the runners' JSON reports. What was skipped, or failed before it could be counted, counts as failed. */
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** What one runner counted, and what each test that failed said. */
export interface Outcome extends Count {
  readonly failures: readonly { readonly test: string; readonly said: string }[]
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()),
        }),
      ),
    }),
  ),
})

export function readVitest(report: unknown): Outcome {
  const read = vitestReport.parse(report)
  const failures = read.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length > 0) {
      return failed.map((test) => ({
        test: `${name}: ${test.fullName}`,
        said: test.failureMessages.join('\n'),
      }))
    }
    // A file that broke outside any test, while being loaded for example.
    return status === 'failed' ? [{ test: name, said: message }] : []
  })
  const notRun = read.numPendingTests + read.numTodoTests
  return { passed: read.numPassedTests, failed: failures.length + notRun, failures }
}

interface PlaywrightSuite {
  readonly specs: readonly PlaywrightSpec[]
  readonly suites?: readonly PlaywrightSuite[] | undefined
}

type PlaywrightSpec = z.infer<typeof playwrightSpec>

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
})

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(playwrightSuite),
})

/** No window test is tried a second time; were one, what failed first has failed. */
export function readPlaywright(report: unknown): Outcome {
  const { stats, suites } = playwrightReport.parse(report)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
    failures: suites
      .flatMap(specsIn)
      .filter((spec) => !spec.ok)
      .map((spec) => ({
        test: `${spec.file}: ${spec.title}`,
        said: spec.tests
          .flatMap((test) => test.results)
          .flatMap((result) => result.errors)
          .map((error) => stripVTControlCharacters(error.message ?? ''))
          .join('\n'),
      })),
  }
}

function specsIn(suite: PlaywrightSuite): readonly PlaywrightSpec[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsIn)]
}

/** A runner that complains without naming a failed test, or that ran none, has failed all the same. */
export function withSilentFailures(outcome: Outcome, exitStatus: number): Outcome {
  const unexplained = exitStatus !== 0 && outcome.failed === 0
  const empty = outcome.passed + outcome.failed === 0
  return unexplained || empty ? { ...outcome, failed: outcome.failed + 1 } : outcome
}
