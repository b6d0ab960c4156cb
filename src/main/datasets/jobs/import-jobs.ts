/** Imports as the window asks for them: looked at, tried, or done; long lists are told by their beginnings. */
import { randomUUID } from 'node:crypto'
import { err, ok, type Result } from '#core/result.ts'
import type { ImportFailure, ImportReport, ImportSurvey, Listed } from '#ipc/imports.ts'
import type { ImportSoFar } from '#main/datasets/import-so-far.ts'
import {
  type ImportSurveyRequest,
  surveyImport as surveyWhole,
} from '#main/datasets/import-survey.ts'
import { type ImportRequest, importAnnotations as importWhole } from '#main/datasets/importing.ts'
import type { Watch } from '#main/datasets/turns.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'

/** So many entries of a list are read by anybody. */
const mostListed = 500

export async function surveyImport(
  request: ImportSurveyRequest,
  watch: Watch,
): Promise<Result<Omit<ImportSurvey, 'earlier'>, ImportFailure>> {
  const survey = await surveyWhole(request, watch)
  if (!survey.ok) return err(bounded(survey.failure))
  const { assumptions, problems, ...rest } = survey.value
  // Of tables the survey says more, and files may hold a thousand.
  const others = assumptions.filter(({ kind }) => kind !== 'table')
  return ok({ ...rest, assumptions: listed(others), problems: listed(problems) })
}

export async function importAnnotations(
  request: ImportRequest,
  watch: Watch,
): Promise<Result<ImportReport & { readonly soFar: ImportSoFar }, ImportFailure>> {
  const environment = {
    durable: systemEnvironment(),
    now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    newKey: randomUUID,
  }
  const outcome = await importWhole(environment, request, watch)
  if (!outcome.ok) return err(bounded(outcome.failure))
  const { counts, imported, notImported, problems, assumptions, unknown, unfit, stop, soFar } =
    outcome.value
  return ok({
    counts,
    imported: listed(imported),
    notImported: listed(notImported),
    problems: listed(problems),
    assumptions: listed(assumptions),
    unknown,
    unfit,
    stop,
    soFar,
  })
}

function listed<T>(entries: readonly T[]): Listed<T> {
  return { first: entries.slice(0, mostListed), total: entries.length }
}

function bounded(failure: ImportFailure): ImportFailure {
  return failure.kind === 'nothing-to-import'
    ? { ...failure, problems: failure.problems.slice(0, mostListed) }
    : failure
}
