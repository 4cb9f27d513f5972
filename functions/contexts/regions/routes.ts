import { listRegions as contract } from '../../../shared/regions.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { listRegions } from './list-regions.ts'

export type RegionsVerbs = { listRegions: ReturnType<typeof listRegions> }

const { route } = routesOf<RegionsVerbs>()

export const regionsRoutes = [route(contract, async ({ verbs }) => ({ regions: await verbs.listRegions() }))]
