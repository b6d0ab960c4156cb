import type { Result } from '#core/result.ts'
import type { AnnotationsFailure, OpenedAnnotations } from '#ipc/annotating/opening.ts'
import type { ArticleToken } from '#ipc/contract.ts'
import { bridge } from '#renderer/bridge.ts'

type Answer = Promise<Result<OpenedAnnotations, AnnotationsFailure>>

let asked: { readonly token: ArticleToken; readonly answer: Answer } | null = null

/** Asks for an article's annotations while the article itself is still being read. */
export function expectAnnotations(token: ArticleToken): void {
  asked = { token, answer: bridge.openAnnotations({ token }) }
}

/** The annotations that were asked for, or that are asked for now. */
export function expectedAnnotations(token: ArticleToken): Answer {
  const answer = asked?.token === token ? asked.answer : bridge.openAnnotations({ token })
  asked = null
  return answer
}
