import type { ArticleDocument, ExtractionFailure } from '#core/document/document.ts'
import { err, type Result } from '#core/result.ts'

export function extractDocx(_bytes: Uint8Array): Result<ArticleDocument, ExtractionFailure> {
  return err({ kind: 'not-a-docx', reason: 'not-zip' })
}
