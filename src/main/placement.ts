/** Where the window stood last time, and whether it may stand there again. */
import { z } from 'zod'
import type { Recovered } from './files/state-file.ts'

/** In screen coordinates, as Electron gives them. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const placementSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(480),
  height: z.number().int().min(360),
  maximized: z.boolean(),
})
export type Placement = z.infer<typeof placementSchema>

/** How much of the title bar must be on a screen to be taken hold of, in pixels. */
const handle = { width: 120, height: 60 }

/** Whether the window's title bar would lie within reach on one of the screens' work areas. */
export function isReachable(placement: Placement, workAreas: readonly Bounds[]): boolean {
  const { x, y, width } = placement
  return workAreas.some((area) => {
    const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
    return overlap >= handle.width && y >= area.y && y <= area.y + area.height - handle.height
  })
}

export function boundsOf({ x, y, width, height }: Placement): Bounds {
  return { x, y, width, height }
}

export function recoverPlacement(parsed: unknown): Recovered<Placement | null> {
  const checked = placementSchema.safeParse(parsed)
  return checked.success ? { value: checked.data, whole: true } : { value: null, whole: false }
}
