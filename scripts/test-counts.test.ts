import { expect, test } from 'vitest'
import { countPlaywright, countVitest, withSilentFailures } from './test-counts.ts'

const vitestReport = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
}

test('unit tests: what passed and failed is taken as reported', () => {
  expect(countVitest(vitestReport)).toEqual({ passed: 3, failed: 0 })
  expect(countVitest({ ...vitestReport, numFailedTests: 2 })).toEqual({ passed: 3, failed: 2 })
})

test('unit tests: skipped and planned tests count as failed', () => {
  const report = { ...vitestReport, numPendingTests: 1, numTodoTests: 1 }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('unit tests: a file that breaks outside its tests counts once', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const explained = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  const report = { ...vitestReport, numFailedTests: 1, testResults: [broken, explained] }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('window tests: unexpected and skipped count as failed, a second try that passed does not', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } }
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2 })
})

test('a runner that ran nothing has failed', () => {
  expect(withSilentFailures({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 })
})

test('a runner that ends with an error but names no failed test has failed', () => {
  expect(withSilentFailures({ passed: 9, failed: 0 }, 1)).toEqual({ passed: 9, failed: 1 })
  expect(withSilentFailures({ passed: 9, failed: 1 }, 1)).toEqual({ passed: 9, failed: 1 })
})

test('a report of another shape is refused, not read as nothing', () => {
  expect(() => countPlaywright({ stats: {} })).toThrow()
})
