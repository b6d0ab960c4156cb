/** A step down to a value: a member's name, or an element's number. */
export type PathStep = string | number

/** Writes a path the way people read it: `spans[3].segments[0].start`; the root is `$`. */
export function showPath(steps: readonly PathStep[]): string {
  let shown = ''
  for (const step of steps) {
    if (typeof step === 'number') shown += `[${step}]`
    else if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) shown += shown === '' ? step : `.${step}`
    else shown += `[${JSON.stringify(step)}]`
  }
  return shown === '' ? '$' : shown
}
