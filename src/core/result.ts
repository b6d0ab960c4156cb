/** The outcome of something that can be expected to fail: a value, or a failure with a `kind`. */
export type Result<T, F extends { readonly kind: string }> = Ok<T> | Err<F>

export interface Ok<T> {
  readonly ok: true
  readonly value: T
}

export interface Err<F extends { readonly kind: string }> {
  readonly ok: false
  readonly failure: F
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function err<F extends { readonly kind: string }>(failure: F): Err<F> {
  return { ok: false, failure }
}
