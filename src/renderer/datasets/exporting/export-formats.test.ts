import { describe, expect, it } from 'vitest'
import { exportFormats } from '#core/formats/registry.ts'
import { exportFormatIds } from '#ipc/dataset-formats.ts'
import { flatFormats, formatGroups, formatsOf } from './export-formats.ts'

describe('the formats offered', () => {
  it('are all that there are, each once', () => {
    const offered = formatGroups.flatMap((group) => formatsOf(group))
    expect([...offered].sort()).toEqual([...exportFormatIds].sort())
  })

  it('ask for a layer where spans may not overlap', () => {
    const flat = exportFormatIds.filter((id) => !exportFormats[id].carries.overlaps)
    expect([...flatFormats].sort()).toEqual([...flat].sort())
  })
})
