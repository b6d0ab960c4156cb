import { expect, test } from 'vitest'
import { readPlaywright, readVitest, withSilentFailures } from './test-outcomes.ts'

const passed = { status: 'passed', fullName: 'reads', failureMessages: [] }
const failed = { status: 'failed', fullName: 'writes', failureMessages: ['no room', 'at save'] }
const vitestReport = {
  numPassedTests: 3,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a.test.ts', status: 'passed', message: '', assertionResults: [passed] }],
}

test('unit tests: what passed and failed is taken as reported, and what failed is told', () => {
  expect(readVitest(vitestReport)).toEqual({ passed: 3, failed: 0, failures: [] })
  const file = {
    name: 'b.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [passed, failed],
  }
  expect(readVitest({ ...vitestReport, testResults: [file] })).toEqual({
    passed: 3,
    failed: 1,
    failures: [{ test: 'b.test.ts: writes', said: 'no room\nat save' }],
  })
})

test('unit tests: skipped and planned tests count as failed', () => {
  const report = { ...vitestReport, numPendingTests: 1, numTodoTests: 1 }
  expect(readVitest(report)).toMatchObject({ passed: 3, failed: 2 })
})

test('unit tests: a file that breaks outside its tests counts once', () => {
  const broken = { name: 'c.test.ts', status: 'failed', message: 'no such file' }
  const report = { ...vitestReport, testResults: [{ ...broken, assertionResults: [passed] }] }
  expect(readVitest(report)).toEqual({
    passed: 3,
    failed: 1,
    failures: [{ test: 'c.test.ts', said: 'no such file' }],
  })
})

test('window tests: unexpected, skipped and tried twice count as failed, and what failed is told', () => {
  const wrong = {
    title: 'opens',
    file: 'a.spec.ts',
    ok: false,
    tests: [{ results: [{ errors: [{ message: '\u001b[31mnot there\u001b[39m' }] }] }],
  }
  const right = { ...wrong, title: 'shuts', ok: true, tests: [] }
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 },
    suites: [{ specs: [right], suites: [{ specs: [wrong] }] }],
  }
  expect(readPlaywright(report)).toEqual({
    passed: 5,
    failed: 3,
    failures: [{ test: 'a.spec.ts: opens', said: 'not there' }],
  })
})

test('a runner that ran nothing has failed', () => {
  const nothing = { passed: 0, failed: 0, failures: [] }
  expect(withSilentFailures(nothing, 0)).toEqual({ ...nothing, failed: 1 })
})

test('a runner that ends with an error but names no failed test has failed', () => {
  const some = { passed: 9, failed: 0, failures: [] }
  expect(withSilentFailures(some, 1)).toEqual({ ...some, failed: 1 })
  expect(withSilentFailures({ ...some, failed: 1 }, 1)).toEqual({ ...some, failed: 1 })
})

test('a report of another shape is refused, not read as nothing', () => {
  expect(() => readPlaywright({ stats: {} })).toThrow()
})
