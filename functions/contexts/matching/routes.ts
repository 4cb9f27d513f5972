import { suggestHelpers as contract } from '../../../shared/matching.ts'
import { routesOf } from '../../platform/http/route.ts'
import type { suggestHelpers } from './suggest-helpers.ts'

export type MatchingVerbs = { suggestHelpers: ReturnType<typeof suggestHelpers> }

const { route } = routesOf<MatchingVerbs>()

export const matchingRoutes = [
  route(contract, ({ verbs, actor, params }) => verbs.suggestHelpers(actor, params.groupId)),
]
