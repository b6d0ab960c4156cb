import { standPlainly } from './plain.ts'
import { standRecogito } from './recogito.ts'
import type { StandWindow } from './stand.ts'

const stands: StandWindow['isnadStands'] = { plain: standPlainly, recogito: standRecogito }
Object.assign(window, { isnadStands: stands })
