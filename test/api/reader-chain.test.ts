import { describe, expect, it } from 'vitest'
import { openApi } from '../../functions/api/app.ts'
import { recordRead } from '../../functions/contexts/audit/record-read.ts'
import { readersStore } from '../../functions/contexts/audit/store-readers.ts'
import { mostSubjects } from '../../functions/platform/http/disclose.ts'
import { openDb } from '../../functions/platform/store/open-db.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { personId } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { aSessionIn } from '../support/builders/training.ts'
import { aVolunteer } from '../support/builders/volunteers.ts'
import { county } from '../support/county.ts'
import { aWorld } from '../support/disclosing.ts'
import { everything } from '../support/everything.ts'
import { pointersIn, readsIn } from '../support/reads.ts'

describe('many reads of one reader at once', () => {
  const contiguous = (count: number) => Array.from({ length: count }, (_, n) => n + 1)

  it('20 requests make 20 events in one chain', async () => {
    const { app, coordinator, group } = await aWorld()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => coordinator.call('get', `/api/groups/${group.id}`)),
    )
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 200))
    expect((await readsIn(app)).map((one) => one.version)).toEqual(contiguous(20))
    expect(verifyChains(await everything(app), Date.parse(app.clock.now()) / 1000).ok).toBe(true)
  })

  it('so do 12 processes that know nothing of each other', async () => {
    const world = await aWorld()
    const { app, coordinator, group } = world
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => askAnother(app, coordinator, `/api/groups/${group.id}`)),
    )
    expect(answers).toEqual(answers.map(() => 200))
    expect((await readsIn(app)).map((one) => one.version)).toEqual(contiguous(12))
  })

  it('would lose some without the queue and the tries (the control)', async () => {
    const { app, coordinator, group } = await aWorld()
    const { adapters } = app
    const told = {
      within: { region: county },
      shown: [{ subject: group.id, fields: ['group.code'] as const }],
    }
    const actor = { personId: coordinator.personId, grants: [] }
    const reading = {
      ...told,
      actor,
      route: 'getGroup',
      allows: ['groups.see'],
      purpose: 'leading-groups',
    } as const
    const once = () => {
      const db = openDb({ ...adapters, request: { personId: actor.personId, route: 'getGroup' } })
      return recordRead({ readers: readersStore({ db }), now: adapters.now })(reading)
    }
    const ended = await Promise.allSettled(Array.from({ length: 12 }, once))
    expect(ended.filter((one) => one.status === 'rejected').length).toBeGreaterThan(0)
  })
})

/** The same request to a process of its own over the same store. */
async function askAnother({ adapters }: TestApp, by: Person, path: string): Promise<number> {
  const log = { request() {}, failure() {}, job() {} }
  const app = openApi({ adapters, log, origins: () => [], secureCookies: true, production: true })
  const answer = await app.request(`http://tongxing.test${path}`, { headers: { cookie: by.cookie } })
  return answer.status
}

describe('a long roster', () => {
  it(`comes in pages of at most ${mostSubjects} subjects, each audited with a pointer for everyone on it`, async () => {
    const app = await aTestApp()
    const { session, organizationId: school } = await aSessionIn(app, { capacity: 200 })
    const trainer = await app.aPerson('trn@example.cn', {
      role: 'TRAINER',
      organizationId: school,
    })
    const { enrolments } = app.asSystem().training
    for (let n = 0; n < 130; n++) {
      const who = await aFile(app, n)
      const enrolment = {
        sessionId: session.id,
        personId: who,
        version: 0,
        organizationId: session.organizationId,
        startsAt: session.startsAt,
        status: 'ENROLLED',
        enrolledAt: app.clock.now(),
      } as const
      await enrolments.enrol(
        enrolment,
        { name: 'training.enrolled', by: 'system', at: app.clock.now(), region: county },
        [],
      )
    }
    const path = `/api/training/sessions/${session.id}/roster`
    const first = await trainer.call('get', path)
    const second = await trainer.call('get', `${path}?cursor=${first.body.next}`)
    expect([first.body.rows.length, second.body.rows.length, second.body.next]).toEqual([100, 30, undefined])
    const reads = await readsIn(app)
    expect(reads.map((one) => Object.keys(one.fields).length)).toEqual([100, 30])
    expect(await pointersIn(app)).toHaveLength(130)
  })
})

async function aFile(app: TestApp, serial: number) {
  const id = personId.parse(app.adapters.newId('per'))
  const { volunteers } = app.asSystem().volunteers
  const volunteer = aVolunteer.appointed({
    serial,
    bornOn: `19${50 + (serial % 40)}-01-0${1 + Math.floor(serial / 40)}`,
    personId: id,
  })
  await volunteers.create(volunteer, undefined, [], {
    name: 'volunteers.applied',
    by: 'system',
    at: volunteer.appliedAt,
  })
  return volunteer.personId
}
