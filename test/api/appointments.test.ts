import { describe, expect, it } from 'vitest'
import type { Store } from '../../functions/platform/store/port.ts'
import { defaultSubjects } from '../../shared/certifications.ts'
import type { PersonId } from '../../shared/ids.ts'
import type { TrainingSubject } from '../../shared/vocabulary.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp, type Person, type TestApp } from '../support/app.ts'
import { aCertificate, aCertificateIn } from '../support/builders/certifications.ts'
import { aVolunteer, aVolunteerIn, anApplication } from '../support/builders/volunteers.ts'
import { everything } from '../support/everything.ts'
import {
  aReviewer,
  anAdministrator,
  applied,
  county,
  decide,
  elsewhere,
  fileOf,
  refusedWith,
  resubmit,
  sendBack,
  verify,
} from '../support/volunteering.ts'

const tasks = async (person: Person) => (await person.call('get', '/api/me/tasks')).body.tasks

describe('appointing', () => {
  const appoint = (by: Person, id: string, version = 1) =>
    by.call('post', `/api/volunteers/${id}/appointment`, { version })
  const certify = async (
    app: TestApp,
    personId: PersonId,
    subjects: readonly TrainingSubject[] = defaultSubjects,
    first = 1,
  ) => {
    const given = []
    for (const [at, subject] of subjects.entries())
      given.push(await aCertificateIn(app, aCertificate.valid, { personId, subject, serial: first + at }))
    return given
  }

  it('volunteers.appoint: the list says what is missing of each, in one request and without a read of anybody', async () => {
    const app = await aTestApp()
    const [adm, rev] = [await anAdministrator(app), await aReviewer(app)]
    const lin = await aVolunteerIn(app, 'lin@example.cn', aVolunteer.verified, { serial: 1 })
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.verified, { serial: 2 })
    await certify(app, lin.personId)
    await certify(app, bo.personId, ['POLICY'], 9)
    const listed = async (by: Person, stage: string) =>
      (await by.call('get', `/api/volunteers?county=${county}&stage=${stage}`)).body.items
    const rows = await listed(adm, 'VERIFIED')
    const of = new Map(rows.map((one: { id: string; missing: unknown }) => [one.id, one.missing]))
    expect(of.get(lin.personId)).toEqual([])
    expect(of.get(bo.personId)).toEqual([{ subject: 'SKILLS' }, { subject: 'STANDARDS' }])
    for (const row of [...(await listed(rev, 'VERIFIED')), ...(await listed(adm, 'APPLIED'))])
      expect(row).not.toHaveProperty('missing')
    expect((await everything(app)).filter(({ pk }) => pk.startsWith('SUB#'))).toEqual([])
  })

  it('volunteers.appoint: appoints who is verified and has what the region asks', async () => {
    const app = await aTestApp()
    const lin = await aVolunteerIn(app, 'lin@example.cn', aVolunteer.verified)
    const adm = await anAdministrator(app)
    await certify(app, lin.personId)
    expect(await tasks(adm)).toEqual([
      { kind: 'appoint-volunteer', count: 1, id: '990101', title: '990101', since: lin.volunteer.stageSince },
    ])
    expect((await appoint(adm, lin.personId)).body).toEqual({ id: lin.personId, version: 2 })
    expect(await fileOf(lin)).toMatchObject({
      stage: 'APPOINTED',
      standing: 'ACTIVE',
      stageSince: app.clock.now(),
    })
    expect(await tasks(adm)).toEqual([])
  })

  it('requirements-missing: names each subject that is missing or has lapsed', async () => {
    const app = await aTestApp()
    const lin = await aVolunteerIn(app, 'lin@example.cn', aVolunteer.verified)
    const adm = await anAdministrator(app)
    await certify(app, lin.personId, ['POLICY'])
    const lapsed = await aCertificateIn(app, aCertificate.expired, {
      personId: lin.personId,
      subject: 'SKILLS',
      serial: 7,
    })
    await refusedWith(app, 'requirements-missing', 409, async () => appoint(adm, lin.personId))
    expect((await appoint(adm, lin.personId)).body.missing).toEqual([
      { subject: 'SKILLS', lapsedOn: lapsed.validUntil },
      { subject: 'STANDARDS' },
    ])
    expect(await tasks(adm)).toEqual([])
  })

  it('wrong-stage before verification and a second time; changed-meanwhile on an old version', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    const lin = await aVolunteerIn(app, 'lin@example.cn', aVolunteer.applied)
    const bo = await aVolunteerIn(app, 'bo@example.cn', aVolunteer.appointed, { serial: 2 })
    for (const [at, one] of [lin, bo].entries()) {
      await certify(app, one.personId, defaultSubjects, 1 + at * 3)
      await refusedWith(app, 'wrong-stage', 409, async () => appoint(adm, one.personId))
      await refusedWith(app, 'changed-meanwhile', 409, async () => appoint(adm, one.personId, 4))
    }
  })

  it('not-permitted: nobody appoints oneself', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    const own = await aVolunteerIn(app, 'adm@example.cn', aVolunteer.verified)
    await certify(app, own.personId)
    await refusedWith(app, 'not-permitted', 403, async () => appoint(adm, own.personId))
  })

  it('is refused when a certificate is revoked between check and commit; without the belief it passes (the control)', async () => {
    for (const guarded of [true, false]) {
      const clock = aClock()
      const app = await aTestApp({
        clock,
        store: betweenCheckAndCommit(await aStore(clock.now), guarded, async () => revoke()),
      })
      const lin = await aVolunteerIn(app, 'lin@example.cn', aVolunteer.verified)
      const [certificate] = await certify(app, lin.personId)
      const revoke = async () => {
        const { certificates } = app.asSystem().certifications
        const found = certificate && (await certificates.find(lin.personId, certificate.id))
        if (found)
          await certificates.revoke(
            { ...found, revokedAt: clock.now() },
            { name: 'certifications.revoked', by: 'system', at: clock.now() },
          )
      }
      const answer = await appoint(await anAdministrator(app), lin.personId)
      expect([guarded, answer.status]).toEqual([guarded, guarded ? 409 : 200])
    }
  })
})

/** Does something just before an appointment is written; unguarded, what the appointment believes of others is left out. */
function betweenCheckAndCommit(store: Store, guarded: boolean, act: () => Promise<void>): Store {
  return {
    get: async (key) => store.get(key),
    query: async (query) => store.query(query),
    expire: async (limit) => store.expire(limit),
    all: () => store.all(),
    close: async () => store.close(),
    async write(changes) {
      const isAppointment = changes.some(
        (one) => 'put' in one && one.put.data['name'] === 'volunteers.appointed',
      )
      if (isAppointment) await act()
      return store.write(isAppointment && !guarded ? changes.filter((one) => !('check' in one)) : changes)
    },
  }
}

describe('who sees and does what', () => {
  it('404: another region’s reviewer and administrator cannot tell a case from a missing one', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const rev = await aReviewer(app, elsewhere)
    const adm = await anAdministrator(app, elsewhere)
    const none = 'per_00000000000missing'
    const appoint = (id: string) => adm.call('post', `/api/volunteers/${id}/appointment`, { version: 1 })
    const read = (id: string) => rev.call('get', `/api/volunteers/${id}/case`)
    const answers = [
      await decide(rev, lin.personId, verify),
      await decide(rev, none, verify),
      await read(lin.personId),
      await read(none),
      await appoint(lin.personId),
      await appoint(none),
    ]
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })

  it('403: who sees the region as an administrator, and reviews elsewhere, does not verify here', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const both = await app.aPerson(
      'both@example.cn',
      { role: 'ADMINISTRATOR', region: county },
      { role: 'REVIEWER', region: elsewhere },
    )
    await refusedWith(app, 'not-permitted', 403, async () => decide(both, lin.personId, verify))
  })

  it('volunteers.see-self: one’s own file alone; without one it is missing', async () => {
    const app = await aTestApp()
    const bo = await app.signIn('bo@example.cn')
    expect((await bo.call('get', '/api/volunteers/me')).status).toBe(404)
  })

  it('volunteers.change-self: comes with the role', async () => {
    const app = await aTestApp()
    const bo = await app.signIn('bo@example.cn')
    expect((await resubmit(bo, 1)).status).toBe(403)
  })

  it('volunteers.see-region: masked rows of one county and stage, longest waiting first, page by page', async () => {
    const app = await aTestApp()
    const rev = await aReviewer(app)
    const ids: string[] = []
    for (let serial = 1; serial <= 5; serial++) {
      ids.push((await applied(app, `v${serial}@example.cn`, { serial })).personId)
      app.clock.pass(1)
    }
    await aVolunteerIn(app, 'ret@example.cn', aVolunteer.returned, { serial: 8 })
    await applied(app, 'far@example.cn', { serial: 9, county: elsewhere })
    const seen: { id: string; name: string }[] = []
    let next = ''
    do {
      const { body } = await rev.call(
        'get',
        `/api/volunteers?county=990101&stage=APPLIED&standing=ACTIVE&limit=2${next && `&cursor=${next}`}`,
      )
      seen.push(...body.items)
      next = body.next ?? ''
    } while (next)
    expect(seen.map((one) => one.id)).toEqual(ids)
    expect(seen[0]).toMatchObject({ name: '林**', background: 'SOCIAL_WORK' })
    expect(Object.keys(seen[0] ?? {})).not.toContain('idNumber')
    expect((await rev.call('get', '/api/volunteers?county=990101&stage=APPLIED')).body.items).toHaveLength(6)
    expect((await rev.call('get', '/api/volunteers?county=990102&stage=APPLIED')).status).toBe(404)
  })
})

describe('what is owed', () => {
  it('tells a newcomer to apply or register, and a volunteer to mend what was returned', async () => {
    const app = await aTestApp()
    const lin = await app.signIn('lin@example.cn')
    expect(await tasks(lin)).toEqual([{ kind: 'register-or-apply', count: 1 }])
    // Applying gave a role: what was signed in before has ended.
    const again = await applied(app)
    expect(await tasks(again)).toEqual([])
    await decide(await aReviewer(app), lin.personId, sendBack)
    expect(await tasks(again)).toEqual([{ kind: 'mend-application', count: 1, since: app.clock.now() }])
  })

  it('counts a reviewer’s cases by county, without the own', async () => {
    const app = await aTestApp()
    const rev = await aReviewer(app)
    await rev.call('post', '/api/volunteers', anApplication({ serial: 5 }))
    expect(await tasks(rev)).toEqual([])
    const since = app.clock.now()
    await applied(app)
    app.clock.pass(5)
    await applied(app, 'bo@example.cn', { serial: 2 })
    expect(await tasks(rev)).toEqual([
      { kind: 'verify-volunteer', count: 2, id: '990101', title: '990101', since },
    ])
  })
})
