/** Tells what was done or refused: on the page, to screen readers, or both. */
import type { CommandFailure } from '#core/annotation/commands/command.ts'
import { type Annotations, type Frame, framesWith, type Span } from '#core/annotation/model.ts'
import type { RoleRefusal } from '#core/annotation/roles.ts'
import { spanQuote } from '#core/annotation/sentence.ts'
import type { RoleDefinition, Tagset } from '#core/annotation/tagset.ts'
import { announce } from '#renderer/announcements/announcer.ts'
import { currentLocale, translator } from '#renderer/language.ts'
import type { ActFailure } from '../act.ts'
import { shortened } from '../desk/sentence-text.ts'
import { frameTypeName, labelName, roleName } from '../tagset-names.ts'
import { toasts } from './toasts.ts'

/** Longest words that are read out whole. */
const longestSaid = 120

/** Says something to screen readers alone: the page shows it already. */
export function say(text: string): void {
  toasts.clear()
  announce(text)
}

/** Says something that the page does not show by itself; `heard` is what screen readers say of it. */
export function tell(text: string, { undo = false, heard = text } = {}): void {
  toasts.show({ text, urgent: false, undo })
  announce(heard)
}

/** Says why something was not done. */
export function refuse(text: string): void {
  toasts.show({ text, urgent: true, undo: false })
  announce(text, 'assertive')
}

export function refuseAct(failure: ActFailure): void {
  refuse(
    failure.kind === 'read-only'
      ? translator.t('tagging.readOnly')
      : translator.t(`annotation.refused.${failure.kind satisfies CommandFailure['kind']}`),
  )
}

export function refuseRole(tagset: Tagset, refusal: RoleRefusal): void {
  refuse(refusalText(tagset, refusal))
}

/** Why something may not fill a role, in words. */
export function refusalText(tagset: Tagset, refusal: RoleRefusal): string {
  const { language, list } = currentLocale()
  const { t } = translator
  switch (refusal.kind) {
    case 'label-not-allowed':
      return t('annotation.role.label-not-allowed', {
        label: labelName(tagset, refusal.label, language),
        allowed: list(refusal.allowed.map((id) => labelName(tagset, id, language))),
      })
    case 'frame-type-not-allowed':
      return t('annotation.role.frame-type-not-allowed', {
        label: frameTypeName(tagset, refusal.type, language),
        allowed: list(refusal.allowed.map((id) => frameTypeName(tagset, id, language))),
      })
    case 'unknown-frame-type':
      return t('annotation.role.unknown-frame-type', { type: refusal.type })
    case 'count-reached':
      return t('annotation.role.count-reached', { max: refusal.max })
    default:
      return t(`annotation.role.${refusal.kind}`)
  }
}

/** A span's label and words, no more of them than said: «ادعاء: …». */
export function spanText(tagset: Tagset, span: Span, longest = longestSaid): string {
  const { language } = currentLocale()
  const quote = shortened(spanQuote(span), longest)
  return translator.t('tagging.span', { label: labelName(tagset, span.label, language), quote })
}

/** The frames that a span takes part in, with its roles there; empty where there are none. */
export function framesText(tagset: Tagset, annotations: Annotations, id: string): string {
  const { language, list } = currentLocale()
  const parts = framesWith(annotations, id).map(({ frame, roles }) =>
    translator.t('tagging.inFrame', {
      frame: frameTypeName(tagset, frame.type, language),
      role: list(roles.map((role) => roleName(tagset, frame.type, role, language))),
    }),
  )
  return list(parts)
}

/** Label, words and frames of a span, for a screen reader. */
export function describeSpan(tagset: Tagset, annotations: Annotations, span: Span): string {
  const frames = framesText(tagset, annotations, span.id)
  const text = spanText(tagset, span)
  return frames === '' ? text : translator.t('tagging.spanInFrames', { span: text, frames })
}

export function frameName(tagset: Tagset, { type }: Pick<Frame, 'type'>): string {
  return frameTypeName(tagset, type, currentLocale().language)
}

export function nameOfRole({ name }: RoleDefinition): string {
  return name[currentLocale().language]
}
