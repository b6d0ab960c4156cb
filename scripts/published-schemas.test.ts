import { readdirSync, readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectSchema } from '#core/sidecar/project.ts'
import { serialiseSidecar } from '#core/sidecar/serialise.ts'
import { generatedSidecar, sampleSidecar } from '#core/testing/sidecars.ts'
import { tagsetFolder } from '#core/testing/tagsets.ts'
import { publishedSchemas, schemaFolder } from './published-schemas.ts'

const read = (name: string) => readFileSync(new URL(name, schemaFolder), 'utf8')

function validator(name: string) {
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats(ajv)
  return ajv.compile(JSON.parse(read(name)))
}

describe('the published JSON Schemas', () => {
  it('are those of the code (npm run schemas writes them)', () => {
    for (const [name, text] of Object.entries(publishedSchemas())) expect(read(name)).toBe(text)
  })

  const sidecar = validator('sidecar-1.schema.json')

  it('accept every sidecar that is written', () => {
    fc.assert(
      fc.property(generatedSidecar('قالت وزارة 😀 الزراعة'), (generated) => {
        expect(sidecar(JSON.parse(serialiseSidecar(generated, null))), ajvErrors(sidecar)).toBe(
          true,
        )
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it.each([
    ['a missing field', { status: undefined }],
    ['a wrong version', { version: 2 }],
    ['a fraction', { spans: [{ ...sampleSidecar.spans[0], segments: [{ start: 0.5 }] }] }],
    ['an id that begins with #', { spans: [{ ...sampleSidecar.spans[0], id: '#writer' }] }],
  ])('refuse %s', (_, change) => {
    expect(sidecar(JSON.parse(JSON.stringify({ ...sampleSidecar, ...change })))).toBe(false)
  })

  it('accept the tagsets shipped, and refuse an unknown key in one', () => {
    const tagset = validator('tagset-1.schema.json')
    const names = readdirSync(tagsetFolder).filter((name) => name.endsWith('.json'))
    for (const name of names) {
      const value = JSON.parse(readFileSync(new URL(name, tagsetFolder), 'utf8'))
      expect(tagset(value), name).toBe(true)
      expect(tagset({ ...value, colour: 'red' })).toBe(false)
    }
  })

  it('accept a project', () => {
    const project = {
      format: 'isnad-project',
      version: 1,
      name: 'حلب',
      tagset: { id: 'claims-sources-sentiment', version: '1.0.0' },
      encodings: { 'قديم/خبر.txt': 'windows-1256' },
      later: true,
    }
    expect(validator('project-1.schema.json')(project)).toBe(true)
    expect(projectSchema.safeParse(project).success).toBe(true)
    expect(validator('project-1.schema.json')({ ...project, encoding: 'koi8-r' })).toBe(false)
  })
})

function ajvErrors(validate: { readonly errors?: unknown }): string {
  return JSON.stringify(validate.errors)
}
