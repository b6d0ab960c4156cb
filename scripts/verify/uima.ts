/** Apache UIMA on our XMI. */
import fs from 'node:fs'
import { join } from 'node:path'
import { casXmiImport } from '../../src/core/formats/uima/cas-xmi-import.ts'
import { typeSystemFile } from '../../src/core/formats/uima/type-system.ts'
import { compareAgain } from './again.ts'
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
  const shared = new Map([[typeSystemFile, fs.readFileSync(join(from, typeSystemFile))]])
  const again = { folder: to, extension: 'xmi', importing: casXmiImport, shared }
  compareAgain(documents, again, withoutFalse)
  return output
}

/** A boolean of UIMA is false where nothing was said. */
function withoutFalse(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) => (member === false ? undefined : member)),
  )
}
