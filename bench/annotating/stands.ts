/** Puts what the app is measured beside into a window's page, one at a time. */
import { readFileSync } from 'node:fs'
import type { JSHandle, Page } from '@playwright/test'
import { build } from 'vite'
import { inProject } from '../../scripts/project.ts'
import type { Stand, StandInput, StandWindow } from './stand/stand.ts'

export type StandKind = 'F' | 'W' | 'Recogito, CSS highlights' | 'Recogito, spans'

/** The best peer's two renderers. */
export const peers = ['Recogito, CSS highlights', 'Recogito, spans'] as const satisfies StandKind[]

const recogitoSheet = readFileSync(
  inProject('node_modules/@recogito/text-annotator/dist/text-annotator.css'),
  'utf8',
)

/** The script of all stands, in one piece. */
export async function standScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: {
        entry: inProject('bench/annotating/stand/script.ts'),
        formats: ['iife'],
        name: 'isnadStandScript',
      },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    'output' in each ? each.output : [],
  )
  const script = outputs.find((output) => output.type === 'chunk')
  if (script === undefined) throw new Error('The script of the stands was not built.')
  return script.code
}

/** Sets a stand up in the page, which has the script; null where it has not come up after a minute. */
export async function setUp(
  page: Page,
  kind: StandKind,
  input: StandInput,
): Promise<JSHandle<Stand> | null> {
  const handle = await page.evaluateHandle(
    async ({ kind, input, sheet }) => {
      const { isnadStands } = window as unknown as StandWindow
      const coming =
        kind === 'F' || kind === 'W'
          ? isnadStands.plain(input, kind === 'W')
          : isnadStands.recogito(
              input,
              kind === 'Recogito, spans' ? 'SPANS' : 'CSS_HIGHLIGHTS',
              sheet,
            )
      const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), 60_000))
      return await Promise.race([coming, patience])
    },
    { kind, input, sheet: recogitoSheet },
  )
  const isUp = await handle.evaluate((stand) => stand !== null)
  return isUp ? (handle as JSHandle<Stand>) : null
}

export async function takeDown(stand: JSHandle<Stand>): Promise<void> {
  await stand.evaluate((each) => each.dispose())
  await stand.dispose()
}
