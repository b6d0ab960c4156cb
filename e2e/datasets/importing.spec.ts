/** Others' annotations come in through the window, and nobody's work is lost by it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { parseSidecar } from '#core/sidecar/parse.ts'
import { test } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import {
  savedSidecar,
  sidecarFile,
  sidecarOf,
  text,
  writeAnnotated,
  written,
} from '../desk/annotated-article.ts'
import { Desk } from '../pages/desk.ts'
import { ImportDialog } from '../pages/import-dialog.ts'
import { withoutIsolates } from '../pages/words.ts'
import { article, writeForeignTable } from './foreign-table.ts'

async function sidecar(workspace: Workspace, file: string) {
  const read = parseSidecar(await readFile(join(workspace.articles, file), 'utf8'))
  if (!read.ok) throw new Error(read.failure.kind)
  return read.value.sidecar
}

test('a table of another’s: names are chosen, tried without a trace, taken in, and proposed the next time', async ({
  workspace,
  start,
}) => {
  const table = await writeForeignTable(workspace)
  const isnad = await start({ paths: [workspace.articles] })
  const importing = await ImportDialog.open(isnad)
  await importing.choose(table)
  await importing.tried()
  await expect(importing.dialog).toContainText('2 names have no home in the tagset')
  await expect(importing.nameOf('reporting verb')).toContainText('Cue')
  await importing.map('Voice', 'Source')
  await importing.map('mood', 'Polarity')
  await expect(importing.nameOf('neg')).toContainText('Negative')
  await importing.tried()
  await expect(importing.outcome).toContainText('6 in their place')
  await expect(importing.outcome).toContainText('1 for review')
  await expect(importing.outcome).toContainText('1 problem in the files')
  expect(withoutIsolates((await importing.outcome.textContent()) ?? '')).toContain(
    'marks.csv, line 9: something is missing',
  )
  expect(await readdir(workspace.articles)).toEqual([article])
  expect(existsSync(join(workspace.profile, 'import-mappings.json'))).toBe(false)

  await importing.import()
  await expect(importing.dialog.getByRole('status')).toContainText(
    'Imported: 7 spans into 1 annotation file.',
  )
  await expect(importing.dialog.getByRole('status')).toContainText('1 span waits')
  const { spans, annotator } = await sidecar(workspace, `${article}.amal.isnad.json`)
  expect(annotator.name).toBe('أمل')
  expect(spans.map(({ label }) => label).sort()).toEqual(
    ['PER', 'claim', 'cue', 'expression', 'expression', 'source', 'source'].sort(),
  )
  expect(spans.find(({ segments }) => segments[0]?.quote === 'يشكون')?.attributes).toEqual({
    polarity: 'negative',
  })
  await isnad.close()

  const later = await start({ paths: [workspace.articles] })
  const again = await ImportDialog.open(later)
  await later.dropOn('.import-choose[data-over="true"]', table)
  await again.tried()
  await expect(again.nameOf('Voice')).toContainText('Source')
  await expect(again.nameOf('mood')).toContainText('Polarity')
  await expect(again.dialog).toContainText('as last time')
  await expect(again.outcome).toContainText('7 there already')
})

test('several tables: the columns of all are offered, and each table is one annotator’s', async ({
  workspace,
  start,
}) => {
  const table = await writeForeignTable(workspace)
  const second = join(workspace.root, 'noor.csv')
  writeFileSync(second, `file,quote,tag\n${article},نفى,Verb\n`)
  const isnad = await start({ paths: [workspace.articles] })
  const importing = await ImportDialog.open(isnad)
  await isnad.dropOn('.import-choose[data-over="true"]', table, second)
  await importing.tried()
  const columns = importing.dialog.getByRole('table', { name: 'The columns of 2 tables' })
  const shown = async (name: string) =>
    withoutIsolates((await columns.getByRole('row', { name }).textContent()) ?? '')
  expect(await shown('mood')).toContain('only in marks.csv')
  expect(await shown('tag')).toContain('only in noor.csv')
  await expect(importing.dialog).toContainText('each file is taken for one annotator’s')
  await expect(importing.dialog.locator('.dataset-foot')).toContainText('1 problem in the files')
  await importing.dialog.getByRole('button', { name: 'What “tag” holds' }).click()
  await isnad.page.getByRole('option', { name: 'note', exact: true }).click()
  await importing.import()
  expect((await readdir(workspace.articles)).toSorted()).toEqual([
    article,
    `${article}.marks.isnad.json`,
    `${article}.noor.isnad.json`,
  ])
  expect((await sidecar(workspace, `${article}.noor.isnad.json`)).spans).toMatchObject([
    { note: 'Verb' },
  ])
})

test('into the article that is open: what is in the window stays, and what comes in is shown', async ({
  workspace,
  start,
}) => {
  await writeAnnotated(workspace, written(sidecarOf()))
  const before = await savedSidecar(workspace)
  const from = text.indexOf('الطريق')
  const file = join(workspace.root, 'tasks.jsonl')
  writeFileSync(file, JSON.stringify({ text, label: [[from, from + 6, 'target']] }))
  const isnad = await start({ paths: [workspace.articles] })
  const desk = new Desk(isnad.page)
  await isnad.page.getByRole('option', { name: /خبر/ }).click()
  await desk.row('القمح').click()
  await desk.inspector.getByRole('button', { name: 'Delete the span' }).click()

  const importing = await ImportDialog.open(isnad)
  await importing.choose(file)
  await importing.tried()
  await expect(importing.dialog.getByRole('button', { name: /^Into whose/ })).toContainText('Mine')
  await expect(importing.outcome).toContainText('1 added to')
  await importing.import()
  await importing.dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(desk.row('Target')).toContainText('الطريق')
  await expect(desk.row('القمح')).toHaveCount(0)
  await desk.expectState('Saved')
  await expect
    .poll(async () =>
      (await sidecar(workspace, sidecarFile)).spans.map(({ label }) => label).sort(),
    )
    .toEqual(
      [
        ...before.spans.filter(({ id }) => id !== 'claim-1').map(({ label }) => label),
        'target',
      ].sort(),
    )
})

test('archives made to harm are refused with their reason; a folder of brat’s comes in under another’s name', async ({
  workspace,
  start,
}) => {
  await workspace.article('old.txt', 'خبر قديم')
  const bomb = join(workspace.root, 'bomb.zip')
  writeFileSync(bomb, zipSync({ 'a.jsonl': new Uint8Array(64 * 1024 * 1024) }))
  const climbing = join(workspace.root, 'escape.zip')
  writeFileSync(climbing, zipSync({ '../out.jsonl': strToU8('{"text":"x","label":[]}') }))
  const brat = join(workspace.root, 'brat')
  mkdirSync(brat)
  writeFileSync(join(brat, 'new.txt'), 'قالت الوزارة إن العمل مستمر')
  writeFileSync(
    join(brat, 'new.ann'),
    'T1\tSource 5 12\tالوزارة\nT2\tClaim 16 27\tالعمل مستمر\nR1\tAttribution Arg1:T1 Arg2:T2\nA1\tnamed T9\n',
  )
  const isnad = await start({ paths: [workspace.articles] })
  const importing = await ImportDialog.open(isnad)
  for (const [path, reason] of [
    [bomb, 'swells far beyond its size'],
    [climbing, 'names that lead out of it'],
  ] as const) {
    await importing.choose(path)
    await expect(importing.dialog.getByRole('alert')).toContainText(reason)
    await importing.dialog.getByRole('button', { name: 'Choose others…' }).click()
  }
  expect(existsSync(join(workspace.root, 'out.jsonl'))).toBe(false)

  // What cannot be read as the format that it looks like is told line by line, and may be read as another.
  const broken = join(workspace.root, 'broken.jsonl')
  writeFileSync(broken, '{"text": "x", "label": [[\n')
  await importing.choose(broken)
  await expect(importing.dialog.getByRole('alert')).toContainText('imported as doccano')
  await expect(importing.dialog).toContainText('cannot be read (syntax)')
  await expect(importing.dialog.getByRole('button', { name: 'Format doccano' })).toBeVisible()

  // As long as the dialog is open, what is dropped on the window is for it, and no article.
  await isnad.dropOn('.dialog .drop-veil', brat)
  await importing.tried()
  // Roles that brat does not name are told by what fills them.
  const role = (name: string) =>
    importing.dialog.getByRole('button', { name: `“${name}” in “Attribution”` })
  await expect(role('Arg1')).toContainText('Source')
  await expect(role('Arg2')).toContainText('Content')
  await expect(importing.dialog).toContainText('by what fills it?')
  await expect(importing.outcome).toContainText('refers to something that is not there (T9)')
  const whose = importing.dialog.getByRole('button', { name: /^Into whose/ })
  await whose.click()
  await isnad.page.getByRole('option', { name: 'Those whom the files name' }).click()
  await expect(importing.dialog).toContainText('1 document names nobody')
  await importing.tried()
  await expect(importing.outcome).toContainText('imported')
  await whose.click()
  await isnad.page.getByRole('option', { name: 'Another annotator' }).click()
  await expect(importing.start).toBeDisabled()
  await importing.dialog.getByRole('textbox', { name: 'Annotator id' }).fill('Noor!')
  await expect(importing.dialog).toContainText('Only a–z')
  await importing.dialog.getByRole('textbox', { name: 'Annotator id' }).fill('noor')
  await importing.import()
  expect((await readdir(workspace.articles)).toSorted()).toEqual([
    'new.txt',
    'new.txt.noor.isnad.json',
    'old.txt',
  ])
  expect(await sidecar(workspace, 'new.txt.noor.isnad.json')).toMatchObject({
    spans: [
      { label: 'source', segments: [{ quote: 'الوزارة' }] },
      { label: 'claim', segments: [{ quote: 'العمل مستمر' }] },
    ],
    frames: [{ type: 'attribution', roles: { source: ['T1'], content: ['T2'] } }],
  })
  await expect(isnad.page.getByRole('option', { name: /new/, includeHidden: true })).toBeAttached()
  await isnad.dropOn('.import-done', join(workspace.articles, 'old.txt'))
  await importing.dialog.getByRole('button', { name: 'Close' }).last().click()
  const opened = isnad.page.getByRole('textbox', { name: 'old.txt' })
  await expect(opened).toHaveCount(0)
  await isnad.drop(join(workspace.articles, 'old.txt'))
  await expect(opened).toBeVisible()
})
