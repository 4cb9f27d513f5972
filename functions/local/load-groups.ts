import { addMinutes, type Instant } from '../../shared/dates.ts'
import { groupId, placementId, type GroupId } from '../../shared/ids.ts'
import { earlierOf, known, official, step, type World } from './load-world.ts'
import type { SeedGroup, SeedPlacement } from './seed-schema.ts'

const aDay = 1440

/** Groups one after the other, the closed ones first: their helpers are free again for the others. */
export async function loadGroups(world: World): Promise<void> {
  const numbered = world.seed.groups.map((one, n) => ({ one, path: `groups.${n}` }))
  const isClosed = ({ one }: { one: SeedGroup }) => one.closedAt !== undefined
  for (const { one, path } of [...numbered.filter(isClosed), ...numbered.filter((it) => !isClosed(it))])
    await step(path, () => load(world, one))
}

async function load(world: World, one: SeedGroup) {
  const { group, placements, closedAt } = one
  const openedAt = one.openedAt ?? world.now
  const coordinator = official(world, 'COORDINATOR', group.township ?? group.county)
  const [made] = await world.at(openedAt).groups.openGroup(coordinator, group, 'zh')
  const id = groupId.parse(made?.id)
  for (const [n, placement] of placements.entries())
    await step(`placements.${n}`, () => place(world, id, placement, invitedAt(world, placement, openedAt)))
  if (closedAt === undefined) return
  const { groups } = world.at(closedAt)
  const found = await groups.groups.find(id)
  await groups.closeGroup(coordinator, id, found?.version ?? 0)
}

const invitedAt = ({ now }: World, { invitedAt, status }: SeedPlacement, openedAt: Instant): Instant =>
  invitedAt ?? (status === 'INVITED' ? now : earlierOf(addMinutes(openedAt, aDay), now))

/** What each status has behind it. */
const way = {
  INVITED: [],
  ACCEPTED: ['accept'],
  DECLINED: ['decline'],
  WITHDRAWN: ['withdraw'],
  CONFIRMED: ['accept', 'confirm'],
  ENDED: ['accept', 'confirm', 'end'],
} as const satisfies Record<SeedPlacement['status'], readonly string[]>

async function place(world: World, group: GroupId, placement: SeedPlacement, at: Instant) {
  const helper = known(world.people, placement.person)
  const coordinator = await coordinatorOf(world, group)
  const [invited] = await world
    .at(at)
    .groups.inviteVolunteer(coordinator, group, helper.personId, placement.seat)
  const id = placementId.parse(invited?.id)
  for (const [n, action] of way[placement.status].entries()) {
    const then = earlierOf(addMinutes(at, (n + 1) * aDay), world.now)
    const { groups } = world.at(then)
    const asked = { groupId: group, placementId: id, version: n + 1 }
    if (action === 'accept') await groups.answerInvitation(helper, asked, { accept: true })
    else if (action === 'decline')
      await groups.answerInvitation(helper, asked, { accept: false, reason: placement.declined })
    else if (action === 'withdraw') await groups.withdrawInvitation(coordinator, asked)
    else if (action === 'confirm') await groups.confirmPlacement(coordinator, asked)
    else await groups.endPlacement(coordinator, asked, placement.ended)
  }
}

async function coordinatorOf(world: World, id: GroupId) {
  const found = await world.at(world.now).groups.groups.find(id)
  return official(world, 'COORDINATOR', found?.region ?? '')
}
