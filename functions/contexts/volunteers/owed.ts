import { type Actor, grantsFor, type Permission } from '../../../shared/access.ts'
import { consentsToAsk } from '../../../shared/consents.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { Task } from '../../../shared/identity.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { CountiesIn, StandingOf, Volunteers, Waiting } from './ports.ts'

type Needs = { volunteers: Volunteers; standingOf: StandingOf; countiesIn: CountiesIn; now: Clock }

/** What waits for a person here: the own application, and cases of each county in which they decide. */
export const owed =
  (needs: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['volunteers.see-self'] }, actor)
    const [own, toVerify, toAppoint] = await Promise.all([
      ownTasks(needs, actor),
      inCounties(needs, actor, 'volunteers.verify', (county) => waitingIn(needs, actor, county)),
      inCounties(needs, actor, 'volunteers.appoint', (county) => readyIn(needs, actor, county)),
    ])
    return [...own, ...toVerify, ...toAppoint]
  }

async function ownTasks({ volunteers }: Needs, { personId, grants }: Actor): Promise<Task[]> {
  const own = await volunteers.find(personId)
  const asked = own && own.standing !== 'LEFT' && own.standing !== 'REFUSED' ? consentsToAsk(own).length : 0
  const again: Task[] = asked > 0 ? [{ kind: 'renew-consents', count: asked }] : []
  if (own?.standing === 'RETURNED')
    return [...again, { kind: 'mend-application', count: 1, since: own.stageSince }]
  if (again.length > 0) return again
  return grants.length === 0 ? [{ kind: 'register-or-apply', count: 1 }] : []
}

async function inCounties(
  { countiesIn }: Needs,
  actor: Actor,
  permission: Permission,
  of: (county: RegionCode) => Promise<Task[]>,
) {
  const scopes = grantsFor(actor, permission).flatMap(({ region }) => region ?? [])
  const counties = new Set((await Promise.all(scopes.map(countiesIn))).flat())
  return (await Promise.all([...counties].map(of))).flat()
}

async function waitingIn({ volunteers }: Needs, actor: Actor, county: RegionCode): Promise<Task[]> {
  const waiting = await volunteers.listWaiting({ county, stage: 'APPLIED', standing: 'ACTIVE' })
  return counted('verify-volunteer', county, othersThan(actor, waiting))
}

/** Only those for whom nothing is missing: the rest is up to the volunteer. */
async function readyIn(
  { volunteers, standingOf, now }: Needs,
  actor: Actor,
  county: RegionCode,
): Promise<Task[]> {
  const verified = othersThan(
    actor,
    await volunteers.listWaiting({ county, stage: 'VERIFIED', standing: 'ACTIVE' }),
  )
  const on = dayOf(now())
  const checks = await Promise.all(verified.map((one) => standingOf(one.personId, one.region, on)))
  return counted(
    'appoint-volunteer',
    county,
    verified.filter((_, at) => checks[at]?.answer.missing.length === 0),
  )
}

const othersThan = (actor: Actor, found: Waiting[]) =>
  found.filter(({ personId }) => personId !== actor.personId)

/** One task for a county, whose code it bears; the list is in order of age. */
function counted(kind: Task['kind'], county: RegionCode, found: readonly Waiting[]): Task[] {
  const [oldest] = found
  return oldest ? [{ kind, count: found.length, id: county, title: county, since: oldest.stageSince }] : []
}
