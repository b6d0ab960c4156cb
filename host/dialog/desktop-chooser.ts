import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { FileFilter } from 'electron'
import type { ChooserRequest } from './chooser.ts'

/** The desktop's own chooser, where a program offers it. */
export interface DesktopChooser {
  readonly program: 'zenity' | 'kdialog'
  readonly path: string
}

export function findDesktopChooser(environment: NodeJS.ProcessEnv): DesktopChooser | null {
  if (process.platform !== 'linux') return null
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return null
  const isKde = /kde/i.test(environment.XDG_CURRENT_DESKTOP ?? '')
  const programs = isKde ? (['kdialog', 'zenity'] as const) : (['zenity', 'kdialog'] as const)
  for (const program of programs) {
    for (const folder of (environment.PATH ?? '').split(delimiter)) {
      const path = join(folder, program)
      if (folder !== '' && isExecutable(path)) return { program, path }
    }
  }
  return null
}

/** Paths chosen in it; null when it was dismissed. Rejects where the program cannot be run. */
export function chooseOnDesktop(
  { program, path }: DesktopChooser,
  request: ChooserRequest,
): Promise<readonly string[] | null> {
  const values = program === 'zenity' ? zenityArguments(request) : kdialogArguments(request)
  return new Promise((resolve, reject) => {
    const child = spawn(path, values, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text) => {
      output += text
    })
    child.once('error', reject)
    child.once('close', (code) => {
      const paths = output.split('\n').filter((line) => line !== '')
      resolve(code === 0 && paths.length > 0 ? paths : null)
    })
  })
}

export function zenityArguments(request: ChooserRequest): string[] {
  const { mode, multiple, title, defaultPath, filters, confirmsOverwrite } = request
  return [
    '--file-selection',
    ...(title === undefined ? [] : [`--title=${title}`]),
    ...(mode === 'folder' ? ['--directory'] : []),
    ...(mode === 'save' ? ['--save'] : []),
    ...(mode === 'save' && confirmsOverwrite ? ['--confirm-overwrite'] : []),
    ...(multiple ? ['--multiple', '--separator=\n'] : []),
    ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
    ...filters.map((filter) => `--file-filter=${filter.name} | ${patterns(filter)}`),
  ]
}

export function kdialogArguments(request: ChooserRequest): string[] {
  const { mode, multiple, title, defaultPath, filters } = request
  const kinds = filters.map((filter) => `${filter.name} (${patterns(filter)})`).join('|')
  const heading = title === undefined ? [] : ['--title', title]
  const start = defaultPath ?? '.'
  if (mode === 'folder') return [...heading, '--getexistingdirectory', start]
  if (mode === 'save') return [...heading, '--getsavefilename', start, kinds]
  const many = multiple ? ['--multiple', '--separate-output'] : []
  return [...heading, ...many, '--getopenfilename', start, kinds]
}

function patterns({ extensions }: FileFilter): string {
  return extensions.map((extension) => (extension === '*' ? '*' : `*.${extension}`)).join(' ')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
