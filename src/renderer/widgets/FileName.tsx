import { firstStrongDirection } from '#core/text/direction.ts'

/**
 * A file's name in one line. Its ending stands apart, so that it follows the name in either
 * direction: set as one run, an Arabic name that ends in a number would show its ending first. Of an
 * Arabic name all Latin endings stand apart, `.txt.amal.isnad.json` for one.
 */
export function FileName({ name }: { readonly name: string }) {
  const cut = endingAt(name)
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

/** Where the ending begins that is set apart. */
export function endingAt(name: string): number {
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return name.length
  const isArabic = firstStrongDirection(name.slice(0, dot)) === 'rtl'
  return isArabic ? name.length - (/(?:\.[\w-]+)+$/.exec(name)?.[0].length ?? 0) : dot
}
