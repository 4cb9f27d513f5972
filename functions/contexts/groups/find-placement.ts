import type { GroupId, PlacementId } from '../../../shared/ids.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { Group } from './group.ts'
import type { Placement } from './placement.ts'
import type { Groups, Placements } from './ports.ts'

export type Needs = { groups: Groups; placements: Placements }
export type Asked = { groupId: GroupId; placementId: PlacementId; version: number }

/** First beat of the verbs on a placement: it and its group, or not found. */
export async function findPlacement({ groups, placements }: Needs, { groupId, placementId }: Asked) {
  const [group, placement] = await Promise.all([groups.find(groupId), placements.find(groupId, placementId)])
  if (!group || !placement) throw notFound()
  return { group, placement }
}

export function refuseChanged(it: Placement | Group, version: number): void {
  if (it.version !== version) throw new Failure('changed-meanwhile')
}
