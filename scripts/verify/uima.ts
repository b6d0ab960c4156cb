/** Apache UIMA on our XMI. */
import fs from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { casXmiImport } from '../../src/core/formats/uima/cas-xmi-import.ts'
import { annotationsOf, importAll, importedAnnotations } from '../../src/core/testing/datasets.ts'
import { project, said } from './readings.ts'
import type { Sample } from './sample.ts'

export const uimaCore = '/usr/share/java/uimaj-core.jar'

/** What Apache UIMA holds once it has read our XMI, as it writes it itself, is what we had. */
export function rewriteXmi({ folder, documents }: Sample): string {
  const [from, to] = [join(folder, 'cas-xmi'), join(folder, 'cas-xmi-again')]
  fs.mkdirSync(to)
  const output = said('java', [
    '-cp',
    uimaCore,
    join(project, 'scripts/verify/RewriteXmi.java'),
    from,
    to,
  ])
  const types = fs.readFileSync(join(from, 'TypeSystem.xml'))
  for (const document of documents) {
    const name = `${document.stem}.xmi`
    const files = new Map([
      ['TypeSystem.xml', types],
      [name, fs.readFileSync(join(to, name))],
    ])
    const { documents: read, problems } = importAll(casXmiImport, files)
    const back = read.map((one) => withoutFalse({ ...importedAnnotations(one), text: one.text }))
    const had = withoutFalse({ ...annotationsOf(document), text: document.text })
    if (problems.length > 0 || !isDeepStrictEqual(back, [had]))
      throw new Error(`${name} ${JSON.stringify(problems)}`)
  }
  return output
}

/** A boolean of UIMA is false where nothing was said. */
function withoutFalse(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) => (member === false ? undefined : member)),
  )
}
