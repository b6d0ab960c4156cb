import type { TFunction } from 'i18next'
import type { SchemaReason } from '#core/annotation/schema-faults.ts'
import type { SidecarFault } from '#core/sidecar/faults.ts'

/** Where a file is at fault and why, as a line: the path or place first. */
export function describeFault(t: TFunction, fault: SidecarFault): string {
  switch (fault.kind) {
    case 'empty':
    case 'only-nul':
    case 'byte-order-mark':
      return t(`faults.${fault.kind}`)
    case 'too-deep':
      return t('faults.too-deep', { limit: fault.limit })
    case 'not-utf-8':
      return fault.encoding === null
        ? t('faults.not-utf-8')
        : t('faults.not-utf-8-but', {
            encoding: t(`status.encodings.${fault.encoding}`),
          })
    case 'syntax':
      return line(t, fault, t('faults.syntax', { detail: fault.detail }))
    case 'trailing-content':
      return line(t, fault, t('faults.trailing-content'))
    case 'duplicate-key':
    case 'forbidden-key':
    case 'reversed-range':
    case 'empty-range':
    case 'segments-overlap':
    case 'inside-surrogate-pair':
      return at(t, fault.path, t(`faults.${fault.kind}`))
    case 'number-out-of-range':
      return at(t, fault.path, t('faults.number-out-of-range', fault))
    case 'past-the-end':
      return at(t, fault.path, t('faults.past-the-end', fault))
    case 'duplicate-id':
      return at(t, fault.path, t('faults.duplicate-id', fault))
    case 'dangling-role':
      return at(t, fault.path, t('faults.dangling-role', fault))
    case 'wrong-text-length':
      return at(t, fault.path, t('faults.wrong-text-length', fault))
    case 'schema':
      return at(t, fault.path, reason(t, fault.reason))
  }
}

function at(t: TFunction, path: string, words: string): string {
  return t('faults.at', { path, reason: words })
}

function line(
  t: TFunction,
  fault: { readonly line: number; readonly column: number },
  words: string,
): string {
  return t('faults.line', { line: fault.line, column: fault.column, reason: words })
}

function reason(t: TFunction, why: SchemaReason): string {
  switch (why.kind) {
    case 'missing':
      return t('faults.missing')
    case 'wrong-type':
      return t('faults.wrong-type', why)
    case 'not-one-of':
      return t('faults.not-one-of', { allowed: why.allowed.join(', ') })
    case 'unknown-key':
      return t('faults.unknown-key', { keys: why.keys.join(', ') })
    case 'malformed':
      return t('faults.malformed', why)
    case 'too-small':
      return t('faults.too-small', why)
    case 'too-large':
      return t('faults.too-large', why)
    case 'rule':
      return ruleBroken(t, why)
  }
}

function ruleBroken(t: TFunction, why: Extract<SchemaReason, { kind: 'rule' }>): string {
  switch (why.rule) {
    case 'id-twice':
    case 'no-such-group':
    case 'key-twice':
    case 'no-such-label':
    case 'no-such-frame-type':
    case 'nothing-may-fill-it':
    case 'more-than-the-most':
    case 'no-such-role':
    case 'brackets-unpaired':
      return t(`faults.rules.${why.rule}`, { detail: why.detail })
    default:
      return t('faults.rule', why)
  }
}
