/**
 * The language tags in a list (`ar, en-GB`), in their canonical form (BCP 47, RFC 5646); null where
 * there is none, or one that is not well-formed.
 */
export function languageTags(list: string): readonly string[] | null {
  const tags = list.split(/[\s,،;]+/).filter((tag) => tag !== '')
  const known = tags.flatMap((tag) => canonical(tag) ?? [])
  return tags.length === 0 || known.length < tags.length ? null : [...new Set(known)]
}

/** No language of more than three letters was ever registered: a longer word is a name of one. */
function canonical(tag: string): string | null {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
