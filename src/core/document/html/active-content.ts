/** Counts what in a page would run, load or lead somewhere, were it shown by a browser. Nothing here acts. */
import { isUnsafeImage, isUnsafeLink } from '#core/document/links.ts'
import type { Tally } from '#core/document/tally.ts'
import { type HtmlElement, textOf } from './tree.ts'

const loadingStyle = /url\s*\(|@import|image-set\s*\(|expression\s*\(/i

/** Counts one element: what it is, aside from being left out, and each of its attributes. */
export function countActiveContent(element: HtmlElement, tally: Tally): void {
  switch (element.tagName) {
    case 'base':
      tally.active('base')
      break
    case 'form':
      tally.active('form')
      break
    case 'meta':
      if (hasValue(element, 'http-equiv', 'refresh')) tally.active('refresh')
      break
    case 'link':
      if (hasValue(element, 'rel', 'stylesheet')) tally.active('style')
      break
    case 'style':
      if (loadingStyle.test(textOf(element))) tally.active('style')
      break
  }
  for (const { name, value } of element.attrs) countAttribute(element, name, value, tally)
}

function countAttribute(element: HtmlElement, name: string, value: string, tally: Tally): void {
  if (name.startsWith('on')) tally.active('event-handler')
  else if (name === 'style') {
    if (loadingStyle.test(value)) tally.active('style')
  } else if (name === 'href' || name === 'action' || name === 'formaction' || name === 'ping') {
    if (element.tagName !== 'base' && isUnsafeLink(value)) tally.active('link')
  } else if (name === 'src' || name === 'srcset' || name === 'poster' || name === 'background') {
    if (isUnsafeImage(value)) tally.active('image')
  }
}

function hasValue(element: HtmlElement, name: string, value: string): boolean {
  return element.attrs.some(
    (attr) => attr.name === name && attr.value.trim().toLowerCase().split(/\s+/).includes(value),
  )
}
