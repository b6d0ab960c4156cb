import { firstStrongDirection } from '#core/text/direction.ts'

/**
 * A file's name in one line. Its ending stands apart, so that it follows the name in either
 * direction: set as one run, an Arabic name that ends in a number would show its ending first.
 */
export function FileName({ name }: { readonly name: string }) {
  const dot = name.lastIndexOf('.')
  const cut = dot > 0 ? dot : name.length
  const stem = name.slice(0, cut)
  return (
    <span className="file-name" dir={firstStrongDirection(stem) ?? 'ltr'}>
      <bdi>{stem}</bdi>
      <span className="file-ending" dir="ltr">
        {name.slice(cut)}
      </span>
    </span>
  )
}
