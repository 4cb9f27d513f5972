import type { Actor } from '../../shared/access.ts'
import { groupId, placementId, regionCode, type GroupId } from '../../shared/ids.ts'
import { countiesIn, liesIn, type Region } from '../../shared/regions.ts'
import { answerInvitation } from '../contexts/groups/answer-invitation.ts'
import { changeGroup } from '../contexts/groups/change-group.ts'
import { closeGroup } from '../contexts/groups/close-group.ts'
import { confirmPlacement } from '../contexts/groups/confirm-placement.ts'
import { endPlacement } from '../contexts/groups/end-placement.ts'
import { findCase } from '../contexts/groups/find-case.ts'
import { getGroup } from '../contexts/groups/get-group.ts'
import { getMyGroup } from '../contexts/groups/get-my-group.ts'
import { inviteVolunteer } from '../contexts/groups/invite-volunteer.ts'
import { listGroups } from '../contexts/groups/list-groups.ts'
import { listMyInvitations } from '../contexts/groups/list-my-invitations.ts'
import { openGroup } from '../contexts/groups/open-group.ts'
import { owed } from '../contexts/groups/owed.ts'
import type {
  CountiesOf,
  EligibilityOf,
  LettersOf,
  NameOf,
  RequireRegions,
} from '../contexts/groups/ports.ts'
import { placementsStore } from '../contexts/groups/store-placements.ts'
import { groupsStore } from '../contexts/groups/store.ts'
import { withdrawInvitation } from '../contexts/groups/withdraw-invitation.ts'
import type { Base } from './base.ts'

type Asks = {
  eligibilityOf: EligibilityOf
  nameOf: NameOf
  listRegions: () => Promise<Region[]>
  requireRegions: RequireRegions
}

export function groupsOf(base: Base, asks: Asks) {
  const groups = groupsStore(base)
  const placements = placementsStore(base)
  const needs = { ...base, ...asks, groups, placements, ...regionsFrom(asks.listRegions) }
  return {
    openGroup: openGroup({
      ...needs,
      newGroupId: () => groupId.parse(base.newId('grp')),
      newDigits: base.newCode,
    }),
    changeGroup: changeGroup(needs),
    closeGroup: closeGroup(needs),
    getGroup: getGroup(needs),
    listGroups: listGroups(needs),
    inviteVolunteer: inviteVolunteer({
      ...needs,
      newPlacementId: () => placementId.parse(base.newId('plc')),
    }),
    withdrawInvitation: withdrawInvitation(needs),
    answerInvitation: answerInvitation(needs),
    confirmPlacement: confirmPlacement(needs),
    endPlacement: endPlacement(needs),
    listMyInvitations: listMyInvitations(needs),
    getMyGroup: getMyGroup(needs),
    owed: (actor: Actor) => owed(needs, actor),
    /** Asked by matching. */
    findCase: (id: GroupId) => findCase(needs, id, base.now()),
    loadOf: placements.loadOf,
    /** The seed and the demo data work on groups through these. */
    groups,
    placements,
  }
}

const countyDigits = 6

function regionsFrom(list: Asks['listRegions']): { lettersOf: LettersOf; countiesOf: CountiesOf } {
  return {
    lettersOf: async (county) =>
      (await list()).find((one) => one.letters !== undefined && liesIn(county, one.code))?.letters,
    /** Of a township: the county in which it lies. */
    countiesOf: async (scope) => countiesIn(await list(), regionCode.parse(scope.slice(0, countyDigits))),
  }
}
