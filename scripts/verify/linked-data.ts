/** jsonld on our linked data, in the mode in which nothing may be lost. */
import fs from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'

/** Turns every `.jsonld` file of a folder into RDF, by the one context that may be asked for, as JSON. */
export async function readLinkedData(
  folder: string,
  { url, context }: { readonly url: string; readonly context: string },
): Promise<string> {
  const document = JSON.parse(context)
  const documentLoader = async (documentUrl: string) => {
    if (documentUrl !== url) throw new Error(documentUrl)
    return { document, documentUrl }
  }
  const options = { documentLoader, safe: true }
  let statements = 0
  for (const name of fs.readdirSync(folder)) {
    if (!name.endsWith('.jsonld')) continue
    const page = JSON.parse(fs.readFileSync(join(folder, name), 'utf8'))
    const rdf: unknown = await jsonld.toRDF(page, options)
    if (!Array.isArray(rdf)) throw new Error(`${name} is no graph`)
    statements += rdf.length
  }
  if (statements === 0) throw new Error('no statements')
  return `${statements} statements`
}
