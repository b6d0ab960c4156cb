/** Memory of a process and all that it started, from Linux's own accounts. */
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Proportional set size of the process tree under `pid`, in megabytes: memory that processes share is
 * counted once. Null where the system keeps no such account.
 */
export function treeMemory(pid: number): number | null {
  if (process.platform !== 'linux') return null
  const kilobytes = tree(pid)
    .map((member) => /^Pss:\s+(\d+) kB/m.exec(readAccount(member))?.[1])
    .reduce((sum, pss) => sum + Number(pss ?? 0), 0)
  return kilobytes / 1024
}

function tree(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? parentOf(Number(entry)) : null
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
  }
  const members = [pid]
  for (const member of members) members.push(...(children.get(member) ?? []))
  return members
}

function parentOf(pid: number): number | null {
  const status = read(`/proc/${pid}/status`)
  const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
  return parent === undefined ? null : Number(parent)
}

function readAccount(pid: number): string {
  return read(`/proc/${pid}/smaps_rollup`)
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ESRCH') return ''
    throw error
  }
}
