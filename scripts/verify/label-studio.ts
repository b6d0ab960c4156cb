/** Label Studio's own editor on our tasks, where its front end from npm lies in a folder that is named. */
import fs from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { chromium } from 'playwright'
import { findChromium } from '../../host/chromium/find.ts'
import { labelStudioImport } from '../../src/core/formats/label-studio-import.ts'
import { importAll, importedAnnotations, withoutFrameIds } from '../../src/core/testing/datasets.ts'
import { project } from './readings.ts'

/** The last that was published with what it is built to. */
export const labelStudioFrontEnd = { name: '@heartexlabs/label-studio', version: '1.4.0' }
const page = 'http://label-studio.invalid/'

/** The editor loads every task and gives its results back, which say what ours said. */
export async function editAgain(folder: string, frontEnd: string): Promise<string> {
  const config = fs.readFileSync(join(folder, 'config.xml'), 'utf8')
  const ours = fs.readFileSync(join(folder, 'tasks.json'))
  const tasks = JSON.parse(ours.toString())
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: ['--no-sandbox'],
  })
  let results = 0
  try {
    const window = await browser.newPage()
    const served = new Map([
      [`${page}main.js`, frontEnd],
      [`${page}page.js`, join(project, 'scripts/verify/label-studio-page.js')],
    ])
    await window.route('**', (route) => {
      const path = served.get(route.request().url())
      if (path !== undefined) return route.fulfill({ path })
      if (route.request().url() !== page) return route.abort()
      const body = '<!doctype html><meta charset="utf-8"><div id="label-studio"></div>'
      return route.fulfill({ contentType: 'text/html', body })
    })
    await window.goto(page)
    for (const url of served.keys()) await window.addScriptTag({ url })
    for (const task of tasks) {
      const given = JSON.stringify([config, task])
      const back: unknown = await window.evaluate(`giveBack(...${given})`)
      const known = new Map(Object.entries(Object(back)))
      for (const annotation of task.annotations) {
        const result = known.get(String(annotation.id))
        if (!Array.isArray(result)) throw new Error(`annotation ${annotation.id} is gone`)
        results += result.length
        annotation.result = result
      }
    }
  } finally {
    await browser.close()
  }
  const had = read(ours)
  const back = read(Buffer.from(JSON.stringify(tasks)))
  const other = had.findIndex((one, i) => !isDeepStrictEqual(one, back[i]))
  if (other !== -1 || had.length !== back.length)
    throw new Error(`${JSON.stringify(had[other])} came back as ${JSON.stringify(back[other])}`)
  return `${tasks.length} tasks, ${results} results`
}

function read(bytes: Uint8Array): readonly unknown[] {
  const { documents, problems } = importAll(labelStudioImport, new Map([['tasks.json', bytes]]))
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  // The editor has no frames: which relations are one stands in their names, its id does not.
  return documents.map((document) => {
    const annotations = importedAnnotations(document)
    return { ...annotations, frames: withoutFrameIds(annotations.frames) }
  })
}
