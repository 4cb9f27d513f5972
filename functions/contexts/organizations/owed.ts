import { type Actor, grantsFor } from '../../../shared/access.ts'
import type { Task } from '../../../shared/identity.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { worksFor } from './organization.ts'
import type { CountiesIn, Organizations } from './ports.ts'

type Needs = { organizations: Organizations; countiesIn: CountiesIn }

/** Registrations that wait for an administrator, county by county. */
export const owed =
  ({ organizations, countiesIn }: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['organizations.register'] }, actor)
    const scopes = grantsFor(actor, 'organizations.approve').flatMap(({ region }) => region ?? [])
    const counties = new Set((await Promise.all(scopes.map(countiesIn))).flat())
    return (
      await Promise.all([...counties].map(async (county) => waitingIn(organizations, actor, county)))
    ).flat()
  }

async function waitingIn(organizations: Organizations, actor: Actor, county: RegionCode): Promise<Task[]> {
  const waiting = (await organizations.list({ county, status: 'APPLIED' })).filter(
    (one) => !worksFor(actor, one),
  )
  const [oldest] = waiting
  return oldest
    ? [
        {
          kind: 'approve-organization',
          count: waiting.length,
          id: county,
          title: county,
          since: oldest.registeredAt,
        },
      ]
    : []
}
