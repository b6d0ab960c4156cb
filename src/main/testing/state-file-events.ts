import type { StateFileEvents } from '#main/files/state-file.ts'

/** Writes down what befell state files. */
export function recordedEvents(): StateFileEvents & { readonly told: string[] } {
  const told: string[] = []
  return {
    told,
    damaged: (file, keptAs) => told.push(`${file} kept as ${keptAs}`),
    notSaved: (file, code) => told.push(`${file} not saved: ${code}`),
  }
}
