/** The app's own saving, without its windows and threads. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ok } from '#core/result.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { Bin } from '#main/files/durable/bin.ts'
import { systemEnvironment } from '#main/files/durable/environment.ts'
import { Journal } from '#main/files/durable/journal.ts'
import { StateFile } from '#main/files/state-file.ts'
import { Tokens } from '#main/tokens.ts'
import { ArticleBin } from '../bin-items.ts'
import type { AnnotatingEnvironment } from '../environment.ts'
import { OwnKeys } from '../own-keys.ts'
import { type ArticlePlace, sidecarPath } from '../place.ts'
import { SidecarSaver } from '../saver.ts'
import { systemAnnotating } from '../system.ts'
import { annotator, articleName } from './sidecars.ts'

/** The saver of the sidecar in `folder`; the app's own files are in `data`. */
export function saverIn(folder: string, data: string): SidecarSaver {
  const durable = systemEnvironment()
  const bin = new Bin(durable, join(data, 'bin'))
  const environment: AnnotatingEnvironment = {
    ...systemAnnotating(),
    instance: randomUUID(),
    durable,
    journal: new Journal(durable, join(data, 'journal')),
    bin,
    keys: new OwnKeys(
      new StateFile(join(data, 'own-keys.json'), { damaged: refused, notSaved: refused }),
    ),
    work: {
      check: async (bytes) => {
        const read = readSidecar(bytes)
        return read.ok ? ok(read.value.sidecar) : read
      },
      open: refused,
      merge: refused,
      readSource: refused,
      prepareCorrection: refused,
    },
    shippedTagsets: '',
    annotator: () => annotator,
    // Nobody is told of what the saver tries again by itself; who saves asks again.
    post: () => undefined,
    after: () => () => undefined,
  }
  const place = placeIn(folder)
  const path = sidecarPath(place, annotator.id)
  return new SidecarSaver(environment, place, path, annotator, new ArticleBin(bin, place.path))
}

function placeIn(folder: string): ArticlePlace {
  const path = join(folder, articleName)
  const { token } = new Tokens().forArticle(path, null)
  return { token, path, name: articleName, folder, root: folder }
}

function refused(): never {
  throw new Error('saving does not come here')
}
