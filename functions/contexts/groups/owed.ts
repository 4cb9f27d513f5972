import { type Actor, may } from '../../../shared/access.ts'
import type { Task } from '../../../shared/identity.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import type { Clock } from '../../kernel/clock.ts'
import { isShown } from './card.ts'
import { answerableUntil } from './placement.ts'
import type { CountiesOf, Groups, Placements } from './ports.ts'

type Needs = { groups: Groups; placements: Placements; countiesOf: CountiesOf; now: Clock }

/** What is counted of one county's groups; more than that is "100 or more" on any page. */
const mostCounted = 100

/** What waits for this person in groups: answers of a volunteer, seats and confirmations of a coordinator. */
export async function owed(needs: Needs, actor: Actor): Promise<Task[]> {
  const own = may(actor, 'groups.answer-invitation', { personId: actor.personId })
    ? await toAnswer(needs, actor)
    : []
  const regions = actor.grants.flatMap(({ role, region }) =>
    role === 'COORDINATOR' && region !== undefined ? [region] : [],
  )
  const counties = new Set((await Promise.all(regions.map(needs.countiesOf))).flat())
  const [filling, confirming] = await Promise.all([
    toFill(needs, actor, [...counties]),
    toConfirm(needs, actor, [...counties]),
  ])
  return [...own, ...filling, ...confirming]
}

async function toAnswer({ groups, placements, now }: Needs, { personId }: Actor): Promise<Task[]> {
  const invited = (await placements.listOfPerson(personId)).filter((one) => one.status === 'INVITED')
  const tasks = invited.map(async (one): Promise<Task[]> => {
    const group = await groups.find(one.groupId)
    if (!group || !isShown(group, one, now())) return []
    return [
      {
        kind: 'answer-group-invitation',
        count: 1,
        id: one.id,
        since: one.invitedAt,
        until: answerableUntil(one),
      },
    ]
  })
  return (await Promise.all(tasks)).flat()
}

async function toFill({ groups }: Needs, actor: Actor, counties: readonly RegionCode[]): Promise<Task[]> {
  const lists = await Promise.all(counties.map((county) => groups.listWaiting(county, mostCounted)))
  const waiting = lists.flat().filter(({ region }) => may(actor, 'groups.lead', { region }))
  return counted(
    'fill-group',
    waiting.map((one) => one.openedAt),
  )
}

async function toConfirm(
  { placements }: Needs,
  actor: Actor,
  counties: readonly RegionCode[],
): Promise<Task[]> {
  const lists = await Promise.all(counties.map((county) => placements.listToConfirm(county, mostCounted)))
  const accepted = lists.flat().filter(({ region }) => may(actor, 'groups.place', { region }))
  return counted(
    'confirm-placement',
    accepted.map((one) => one.answeredAt ?? one.invitedAt),
  )
}

function counted<At extends NonNullable<Task['since']>>(kind: Task['kind'], since: readonly At[]): Task[] {
  const oldest = since.toSorted()[0]
  return oldest === undefined ? [] : [{ kind, count: since.length, since: oldest }]
}
