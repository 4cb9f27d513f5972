import { describe, expect, it } from 'vitest'
import { contracts } from '../../functions/api/app.ts'
import type { Change, Store } from '../../functions/platform/store/port.ts'
import { Unavailable } from '../../functions/platform/store/port.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { aClock, aTestApp, type Person } from '../support/app.ts'
import { aStore } from '../support/a-store.ts'
import { aGroupIn, manyToOne } from '../support/builders/groups.ts'
import { aPlacementIn } from '../support/builders/placements.ts'
import { aVolunteer, aVolunteerIn, anIdNumber } from '../support/builders/volunteers.ts'
import { aCoordinator, county, elsewhere } from '../support/county.ts'
import { aReset, aWorld, marks, probes, type World } from '../support/disclosing.ts'
import { everything } from '../support/everything.ts'
import { pointersIn, readsIn } from '../support/reads.ts'

/** Fields that have no marked value of their own; their presence is told by the shape of the answer. */
const unmarked = [
  'volunteer.offers',
  'volunteer.progress',
  'enrolment.progress',
  'certificate.progress',
  'placement.progress',
  'group.needs',
]

type Way = readonly [
  route: string,
  by: (world: World) => Person | Promise<Person>,
  path: (world: World) => string,
  unmarked: readonly [keyof World, string[]][],
]

const ways: readonly Way[] = [
  [
    'getVolunteerCase',
    (w) => w.reviewer,
    (w) => `/api/volunteers/${w.ann.personId}/case`,
    [['ann', ['volunteer.offers', 'volunteer.progress']]],
  ],
  [
    'getVolunteerRequirements',
    (w) => w.administrator,
    (w) => `/api/volunteers/${w.bo.personId}/requirements`,
    [['bo', ['certificate.progress']]],
  ],
  ['getOrganization', (w) => w.administrator, (w) => `/api/organizations/${w.organization.id}`, []],
  [
    'listRoster',
    (w) => w.trainer,
    (w) => `/api/training/sessions/${w.session.id}/roster`,
    [
      ['bo', ['certificate.progress', 'enrolment.progress']],
      ['cy', ['enrolment.progress']],
    ],
  ],
  [
    'getGroup',
    (w) => w.coordinator,
    (w) => `/api/groups/${w.group.id}`,
    [
      ['group', ['group.needs']],
      ['bo', ['placement.progress']],
      ['cy', ['placement.progress']],
    ],
  ],
  [
    'listGroups',
    (w) => w.coordinator,
    () => '/api/groups?county=990101&status=MATCHING',
    [['group', ['group.needs']]],
  ],
  ['getMyGroup', (w) => w.bo, (w) => `/api/groups/${w.group.id}/member`, [['group', ['group.needs']]]],
  ['listCorrections', (w) => w.reviewer, () => '/api/corrections?county=990101', []],
  ['listResets', aReset, () => '/api/factor-resets', []],
  ['listMyInvitations', (w) => w.bo, () => '/api/groups/invitations/me', []],
]

const idOf = (world: World, name: keyof World): string => {
  const one = world[name] as { personId?: string; id?: string }
  return one.personId ?? one.id ?? expect.unreachable(name)
}

/** What a body discloses: the marked values that stand in it, and what its shape tells. One's own does not count. */
function disclosed(world: World, by: Person, text: string, more: Way[3]): Record<string, string[]> {
  const found = new Map<string, Set<string>>()
  const add = (subject: string, field: string) => {
    if (subject !== by.personId) found.set(subject, (found.get(subject) ?? new Set()).add(field))
  }
  for (const [subject, field, mark] of probes(world)) if (text.includes(mark)) add(subject, field)
  for (const [name, fields] of more) for (const field of fields) add(idOf(world, name), field)
  return Object.fromEntries([...found].map(([subject, fields]) => [subject, [...fields].toSorted()]))
}

describe('a read of others’ data', () => {
  it.each(ways)(
    '%s: audited is what was disclosed, both ways, before it left',
    async (route, who, path, more) => {
      const world = await aWorld()
      const by = await who(world)
      const answer = await by.call('get', path(world))
      expect(answer.status).toBe(200)
      const reads = await readsIn(world.app)
      expect(reads).toHaveLength(1)
      const [read] = reads
      expect(read).toMatchObject({ route, by: by.personId, version: 1 })
      expect(read?.purpose).toBe(contracts.find((one) => one.id === route)?.purpose)
      expect(read?.fields).toEqual(disclosed(world, by, JSON.stringify(answer.body), more))
      expect(await pointersIn(world.app)).toEqual(Object.keys(read?.fields ?? {}).toSorted())
      expect(verifyChains(await everything(world.app), Date.parse(world.app.clock.now()) / 1000).ok).toBe(
        true,
      )
    },
  )

  it('is asked of every route that discloses a value', () => {
    const disclosing = contracts.filter((one) => (one.discloses?.length ?? 0) > 0).map((one) => one.id)
    expect(ways.map(([route]) => route).toSorted()).toEqual(disclosing.toSorted())
    const marked = new Set(contracts.flatMap((one) => one.discloses ?? []))
    expect(marked.size).toBeGreaterThan(unmarked.length)
  })

  it('notices a value that was not audited (the control)', async () => {
    const world = await aWorld()
    const { body } = await world.reviewer.call('get', `/api/volunteers/${world.ann.personId}/case`)
    const [read] = await readsIn(world.app)
    const more = { ...body, note: marks.cy.name }
    expect(disclosed(world, world.reviewer, JSON.stringify(more), ways[0]?.[3] ?? [])).not.toEqual(
      read?.fields,
    )
  })

  it('says in which role and for which region or organization', async () => {
    const world = await aWorld()
    for (const [, who, path] of ways) await (await who(world)).call('get', path(world))
    const under = new Map((await readsIn(world.app)).map((one) => [one.route, one.under]))
    expect(under.get('getVolunteerCase')).toEqual({ role: 'REVIEWER', region: county })
    expect(under.get('listRoster')).toEqual({ role: 'TRAINER', organizationId: world.session.organizationId })
    expect(under.get('getMyGroup')).toEqual({ role: 'VOLUNTEER' })
    expect(under.get('getOrganization')).toEqual({ role: 'ADMINISTRATOR', region: county })
  })
})

describe('what is no disclosure', () => {
  it('masked numbers of a decided case', async () => {
    const world = await aWorld()
    const { app, reviewer, bo } = world
    const { body } = await reviewer.call('get', `/api/volunteers/${bo.personId}/case`)
    expect(JSON.stringify(body)).not.toContain(anIdNumber(12, { bornOn: marks.bo.bornOn }))
    const fields = (await readsIn(app))[0]?.fields[bo.personId]
    expect(fields).not.toContain('volunteer.idNumber')
    expect(fields).not.toContain('credential.number')
  })

  it('lists of masked names, suggestions, staff, a public check', async () => {
    const world = await aWorld()
    const { app, reviewer, coordinator, group } = world
    await reviewer.call('get', '/api/volunteers?county=990101&stage=APPOINTED')
    await coordinator.call('get', `/api/groups/${group.id}/suggestions`)
    expect(await readsIn(app)).toEqual([])
  })

  it('an invited person’s masked name; why somebody left is', async () => {
    const app = await aTestApp()
    const coordinator = await aCoordinator(app)
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.appointed, marks.bo)
    const cy = await aVolunteerIn(app, 'cy@example.cn', aVolunteer.appointed, marks.cy)
    const group = await aGroupIn(app, manyToOne())
    await aPlacementIn(app, 'INVITED', { group, personId: bo.personId, seat: 1 })
    await aPlacementIn(app, 'ENDED', { group, personId: cy.personId, seat: 3 })
    await coordinator.call('get', `/api/groups/${group.id}`)
    expect((await readsIn(app))[0]?.fields).toEqual({
      [group.id]: ['group.code', 'group.needs', 'group.notes'],
      [cy.personId]: ['placement.answer'],
    })
  })

  it('one’s own data, and that of the organization one works for', async () => {
    const world = await aWorld()
    const { app, bo, trainer, session } = world
    for (const path of [
      '/api/me',
      '/api/volunteers/me',
      '/api/certificates/me',
      '/api/training/enrolments/me',
    ])
      expect((await bo.call('get', path)).status).toBe(200)
    expect((await trainer.call('get', `/api/organizations/${session.organizationId}`)).status).toBe(200)
    expect(await readsIn(app)).toEqual([])
  })

  it('what was refused', async () => {
    const world = await aWorld()
    const stranger = await aCoordinator(world.app, elsewhere, 'far@example.cn')
    expect((await stranger.call('get', `/api/groups/${world.group.id}`)).status).toBe(404)
    expect(await readsIn(world.app)).toEqual([])
  })
})

const isOfReader = (change: Change): boolean => 'put' in change && /^(RDR|SUB)#/.test(change.put.pk)

/** Fails every write of reads while it is told to. */
function failing(store: Store) {
  let broken = false
  return {
    fail: (now: boolean) => void (broken = now),
    store: {
      ...store,
      async write(changes: readonly Change[]) {
        if (broken && changes.some(isOfReader)) throw new Unavailable('none')
        return store.write(changes)
      },
    } satisfies Store,
  }
}

describe('when the read cannot be written', () => {
  it.each(ways)('%s: 503 and nothing of it leaves', async (_route, who, path) => {
    const clock = aClock()
    const { fail, store } = failing(await aStore(clock.now))
    const world = await aWorld({ store, clock })
    const by = await who(world)
    fail(true)
    const answer = await by.call('get', path(world))
    expect(answer).toMatchObject({ status: 503, body: { code: 'try-later' } })
    const text = JSON.stringify(answer.body)
    expect(probes(world).filter(([, , mark]) => text.includes(mark))).toEqual([])
    fail(false)
    const again = await by.call('get', path(world))
    expect(again.status).toBe(200)
  })
})
