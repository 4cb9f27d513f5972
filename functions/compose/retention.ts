import { addMinutes, type Instant } from '../../shared/dates.ts'
import { organizationId, personId, type RegionCode } from '../../shared/ids.ts'
import { retention } from '../../shared/privacy.ts'
import { prefectureOf } from '../../shared/regions.ts'
import { organizationStatus, volunteerStage } from '../../shared/vocabulary.ts'
import { accountsStore } from '../contexts/identity/store.ts'
import { correctionRecord, deskOf } from '../contexts/identity/store-corrections.ts'
import { invitationRecord } from '../contexts/identity/store-invitations.ts'
import { groupRecord } from '../contexts/groups/store.ts'
import { withoutNumber } from '../contexts/volunteers/decision.ts'
import { volunteersStore } from '../contexts/volunteers/store.ts'
import { regionsStore } from '../contexts/regions/store.ts'
import { lists } from '../platform/store/keys.ts'
import { openDb } from '../platform/store/open-db.ts'
import { tombstoneOf, withoutSealed } from '../platform/store/record.ts'
import type { Adapters } from './base.ts'
import { eraseForgotten } from './my-data-erasure.ts'
import { each, monthsBefore, type Removed, remove, type Run } from './retention-run.ts'

/**
 * Removes what is past its retention (`retention` of shared/privacy.ts), at most `most` things; the rest waits for the
 * next run, and so does what a crash left. What is done leaves the list in which it was found.
 */
export async function removePast(adapters: Adapters, most: number): Promise<Removed> {
  const base = {
    ...adapters,
    db: openDb({ ...adapters, request: { personId: 'system', route: 'retention' } }),
  }
  const done = { people: 0, numbers: 0, groups: 0, invitations: 0, corrections: 0 }
  const run: Run = { base, at: adapters.now(), done, left: { count: most } }
  const regions = await regionsStore(base).list()
  const counties = regions.flatMap(({ code }) => (code.length === 6 ? [code] : []))
  for (const county of counties) {
    await people(run, county)
    await numbers(run, county)
    await groups(run, county)
    await corrections(run, deskOf({ county }))
    await ofOrganizations(run, county)
  }
  for (const prefecture of new Set(counties.map(prefectureOf)))
    await invitations(run, lists.invitationsOfPrefecture(prefecture, '').g1pk)
  return done
}

/** Applications that came to nothing, and those who left long ago: their account goes too, unless they work here. */
async function people(run: Run, county: RegionCode): Promise<void> {
  const { base, at, done } = run
  const refusedBefore = monthsBefore(at, retention.refusedMonths)
  const leftBefore = monthsBefore(at, retention.leftMonths)
  const past = [
    ['APPLIED', 'REFUSED', refusedBefore],
    ['APPLIED', 'RETURNED', refusedBefore],
    ...volunteerStage.options.map((stage) => [stage, 'LEFT', leftBefore] as const),
  ] as const
  for (const [stage, standing, before] of past) {
    const { g1pk: pk = '' } = lists.volunteersOfCounty(county, [stage, standing], '')
    const range = { from: `${standing}#`, to: `${standing}#${before}` }
    done.people += await each(run, { pk, index: 'g1', range }, async ({ data }) => {
      const account = await accountsStore(base).find(personId.parse(data['personId']))
      if (!account || account.grants.some(({ role }) => role !== 'VOLUNTEER')) return false
      return eraseForgotten(base, account, at)
    })
  }
}

async function numbers(run: Run, county: RegionCode): Promise<void> {
  const files = volunteersStore(run.base)
  for (const stage of volunteerStage.options) {
    const { g1pk: pk = '' } = lists.volunteersOfCounty(county, [stage, 'ACTIVE'], '')
    run.done.numbers += await each(run, { pk, index: 'g1' }, async ({ data }) => {
      if (!isPast(data['numberUntil'], run.at)) return false
      const file = await files.find(personId.parse(data['personId']))
      if (!file) return false
      await files.save(withoutNumber(file), [], {
        name: 'volunteers.number-removed',
        by: 'system',
        at: run.at,
      })
      return true
    })
  }
}

const isPast = (until: unknown, at: Instant): boolean => typeof until === 'string' && until <= at

/** What told of the person helped goes with the key; how long a group lasted, and its seats, stay as figures. */
async function groups(run: Run, county: RegionCode): Promise<void> {
  const { g1pk: pk = '' } = lists.groupsOfCounty(county, 'CLOSED', '', '')
  const before = monthsBefore(run.at, retention.groupMonths)
  run.done.groups += await each(run, { pk, index: 'g1' }, async (item) => {
    if (!isPast(item.data['closedAt'], before)) return false
    const data = { ...withoutSealed(groupRecord, item.data), erased: true }
    await remove(run, item, {
      data,
      whose: groupRecord.schema.shape.id.parse(item.data['id']),
      name: 'groups.removed',
    })
    return true
  })
}

async function ofOrganizations(run: Run, county: RegionCode): Promise<void> {
  for (const status of organizationStatus.options) {
    const { g1pk: pk = '' } = lists.organizationsOfCounty(county, status, '')
    await each(run, { pk, index: 'g1' }, async ({ data }) => {
      const id = organizationId.parse(data['organizationId'])
      await invitations(run, lists.invitationsOfOrganization(id, '').g1pk)
      await corrections(run, deskOf({ organizationId: id }))
      return false
    })
  }
}

/** Of invitations to roles that nobody answered the address goes. */
async function invitations(run: Run, pk = ''): Promise<void> {
  const to = addMinutes(run.at, -retention.invitationDays * 1440)
  run.done.invitations += await each(run, { pk, index: 'g1', range: { to } }, async (item) => {
    const data = tombstoneOf(invitationRecord, item.data)
    await remove(run, item, { data, whose: item.sk, name: 'identity.invitation-removed' })
    return true
  })
}

async function corrections(run: Run, desk: string): Promise<void> {
  const { g1pk: pk = '' } = lists.correctionsAnswered(desk, '', '')
  const to = monthsBefore(run.at, retention.correctionMonths)
  run.done.corrections += await each(run, { pk, index: 'g1', range: { to } }, async (item) => {
    await remove(run, item, {
      data: tombstoneOf(correctionRecord, item.data),
      name: 'identity.correction-removed',
    })
    return true
  })
}
