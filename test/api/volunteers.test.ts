import { describe, expect, it } from 'vitest'
import { credentialInput } from '../../shared/volunteers.ts'
import { aTestApp, type Person } from '../support/app.ts'
import { eventNames, everything } from '../support/everything.ts'
import { anApplication, anIdNumber } from '../support/builders/volunteers.ts'
import {
  aReviewer,
  all,
  applied,
  county,
  decide,
  fileOf,
  refuse,
  refusedWith,
  resubmit,
  sendBack,
  verify,
} from '../support/volunteering.ts'

describe('applying', () => {
  it('volunteers.apply: opens a file with consents by version and instant, and gives the role with it', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const { idNumber: _id, credential, consents, ...facts } = anApplication()
    expect(await fileOf(lin)).toEqual({
      ...facts,
      id: lin.personId,
      version: 1,
      idNumber: '990***********0028',
      sex: 'FEMALE',
      stage: 'APPLIED',
      standing: 'ACTIVE',
      credential: { ...credential, status: 'PENDING' },
      refused: [],
      consents: consents.map((one) => ({ ...one, at: app.clock.now() })),
      appliedAt: app.clock.now(),
      stageSince: app.clock.now(),
    })
    expect((await lin.call('get', '/api/me')).body).toMatchObject({
      grants: [{ role: 'VOLUNTEER' }],
      greeting: '林**',
    })
  })

  it('keeps name, ID number, specialty and credential out of keys, data and events', async () => {
    const app = await aTestApp()
    await applied(app, 'lin@example.cn', { specialty: '家庭社会工作', credential: aDegree })
    expect(await all(app)).not.toMatch(/林晓岚|9901011990|家庭社会|10000001|ABCD1234/)
  })

  it('bad-input: adult-only on the Beijing day, in the reader’s language', async () => {
    const app = await aTestApp()
    const young = await app.signIn('young@example.cn')
    const apply = (bornOn: string) =>
      young.call('post', '/api/volunteers', anApplication({ bornOn }), { 'accept-language': 'en' })
    await refusedWith(app, 'bad-input', 400, async () => apply('2008-11-25'))
    expect((await apply('2008-11-25')).body.errors).toEqual([
      { path: 'idNumber', name: 'adult-only', message: 'Volunteers must be at least 18.' },
    ])
    app.clock.pass(12 * 60)
    expect((await apply('2008-11-25')).status).toBe(200)
  })

  it('account-exists: one file for an ID number; already-applied: one for a person', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const bo = await app.signIn('bo@example.cn')
    await refusedWith(app, 'account-exists', 409, async () =>
      bo.call('post', '/api/volunteers', anApplication({ name: '王波' })),
    )
    await refusedWith(app, 'already-applied', 409, async () =>
      lin.call('post', '/api/volunteers', anApplication({ serial: 2 })),
    )
  })

  it('lets one of 20 who race with one ID number through; with their own all pass (the control)', async () => {
    const app = await aTestApp()
    const race = async (serialOf: (at: number) => number, town: string) => {
      const people: Person[] = []
      for (let at = 0; at < 20; at++) people.push(await app.signIn(`p${at}-${town}@example.cn`))
      const answers = await Promise.all(
        people.map((one, at) => one.call('post', '/api/volunteers', anApplication({ serial: serialOf(at) }))),
      )
      const roles = await Promise.all(
        people.map(async (one) => (await one.call('get', '/api/me')).body.grants.length),
      )
      return [answers.filter((one) => one.status === 200).length, roles.filter((count) => count === 1).length]
    }
    expect(await race(() => 77, 'a')).toEqual([1, 1])
    expect(await race((at) => 100 + at, 'b')).toEqual([20, 20])
  })

  it('writer-and-auditor: an auditor cannot become a writer', async () => {
    const app = await aTestApp()
    const ada = await app.aPerson('ada@example.cn', { role: 'AUDITOR', region: county })
    await refusedWith(app, 'writer-and-auditor', 409, async () =>
      ada.call('post', '/api/volunteers', anApplication()),
    )
  })
})

const aDegree = credentialInput.parse({
  kind: 'DEGREE',
  number: '100000012019000001',
  issuedOn: '2019-07-01',
  checkCode: 'ABCD1234EFGH5678',
})

describe('a reviewer’s decision', () => {
  it('volunteers.verify: shows the case in clear with hints, and records who saw what, how and when', async () => {
    const app = await aTestApp()
    const lin = await applied(app, 'lin@example.cn', { background: 'SOCIOLOGY' })
    const rev = await aReviewer(app)
    const open = await rev.call('get', `/api/volunteers/${lin.personId}/case`)
    expect(open.body).toMatchObject({
      name: '林晓岚',
      idNumber: anIdNumber(1),
      bornOn: '1990-05-17',
      credential: { number: '2019110123456789', status: 'PENDING' },
      hints: ['OTHER_BACKGROUND'],
    })
    expect((await decide(rev, lin.personId, verify)).body).toEqual({ id: lin.personId, version: 2 })
    const stored = await app.asSystem().volunteers.volunteers.find(lin.personId)
    const seen = { by: rev.personId, at: app.clock.now() }
    expect(stored).toMatchObject({
      stage: 'VERIFIED',
      standing: 'ACTIVE',
      paperSeen: seen,
      credential: { status: 'VERIFIED', decided: { ...seen, method: 'OFFICIAL_SITE' } },
    })
    const closed = await rev.call('get', `/api/volunteers/${lin.personId}/case`)
    expect(closed.body).toMatchObject({
      idNumber: '990***********0028',
      credential: { number: '********6789', status: 'VERIFIED' },
    })
  })

  it('leaves one event for each decision, named for what it was', async () => {
    const app = await aTestApp()
    const rev = await aReviewer(app)
    for (const [at, decision] of [verify, sendBack, refuse].entries()) {
      const person = await applied(app, `v${at}@example.cn`, { serial: at + 1 })
      expect((await decide(rev, person.personId, decision)).status).toBe(200)
    }
    expect((await eventNames(app)).filter((name) => name.startsWith('volunteers.'))).toEqual([
      'volunteers.applied',
      'volunteers.applied',
      'volunteers.applied',
      'volunteers.refused',
      'volunteers.returned',
      'volunteers.verified',
    ])
  })

  it('deletes the check code with each decision, and no trace of it stays', async () => {
    for (const decision of [verify, sendBack, refuse]) {
      const app = await aTestApp()
      const lin = await applied(app, 'lin@example.cn', { credential: aDegree })
      const rev = await aReviewer(app)
      expect((await rev.call('get', `/api/volunteers/${lin.personId}/case`)).body.credential.checkCode).toBe(
        'ABCD1234EFGH5678',
      )
      const kept = async () =>
        (await everything(app)).filter((one) => 'code' in one.data || one.sk === 'CHECK')
      const codes = (await kept()).length
      await decide(rev, lin.personId, decision)
      expect((await kept()).length).toBe(codes - 1)
      expect(
        (await rev.call('get', `/api/volunteers/${lin.personId}/case`)).body.credential.checkCode,
      ).toBeUndefined()
    }
  })

  it('returns with a reason that only the two can read; a resubmission takes the case up again', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const rev = await aReviewer(app)
    await decide(rev, lin.personId, sendBack)
    expect(await fileOf(lin)).toMatchObject({
      stage: 'APPLIED',
      standing: 'RETURNED',
      reason: sendBack.reason,
    })
    expect(await all(app)).not.toContain(sendBack.reason)
    app.clock.pass(60)
    expect((await resubmit(lin, 2, { specialty: '社区服务' })).body).toEqual({ id: lin.personId, version: 3 })
    const file = await fileOf(lin)
    expect(file).toMatchObject({ standing: 'ACTIVE', specialty: '社区服务', stageSince: app.clock.now() })
    expect(file.reason).toBeUndefined()
    expect(file.consents[0].at).toBe(file.appliedAt)
  })

  it('wrong-stage: a refused or a waiting application is not sent again, and no case is decided twice', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const rev = await aReviewer(app)
    await refusedWith(app, 'wrong-stage', 409, async () => resubmit(lin, 1))
    await decide(rev, lin.personId, refuse)
    await refusedWith(app, 'wrong-stage', 409, async () => resubmit(lin, 2))
    await refusedWith(app, 'wrong-stage', 409, async () =>
      decide(rev, lin.personId, { ...verify, version: 2 }),
    )
  })

  it('changed-meanwhile: a decision holds for the version that was read; one of 10 racing decisions wins', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const rev = await aReviewer(app)
    await refusedWith(app, 'changed-meanwhile', 409, async () =>
      decide(rev, lin.personId, { ...verify, version: 9 }),
    )
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => decide(rev, lin.personId, at % 2 ? verify : refuse)),
    )
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1)
    await refusedWith(app, 'changed-meanwhile', 409, async () => resubmit(lin, 1))
  })

  it('bad-input: says what became of the credential exactly where there is one, and that the paper was seen', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    const bo = await applied(app, 'bo@example.cn', { serial: 2, credential: undefined })
    const rev = await aReviewer(app)
    const { credential: _none, ...silent } = verify
    await refusedWith(app, 'bad-input', 400, async () => decide(rev, lin.personId, silent))
    await refusedWith(app, 'bad-input', 400, async () =>
      decide(rev, lin.personId, { ...verify, paperSeen: false }),
    )
    await refusedWith(app, 'bad-input', 400, async () => decide(rev, bo.personId, verify))
    expect((await decide(rev, bo.personId, silent)).status).toBe(200)
  })

  it('not-permitted: nobody decides the own case', async () => {
    const app = await aTestApp()
    const rev = await aReviewer(app)
    await rev.call('post', '/api/volunteers', anApplication())
    await refusedWith(app, 'not-permitted', 403, async () => decide(rev, rev.personId, verify))
  })

  it('moves the claim of an ID number that was corrected', async () => {
    const app = await aTestApp()
    const lin = await applied(app)
    await applied(app, 'bo@example.cn', { serial: 2 })
    await decide(await aReviewer(app), lin.personId, sendBack)
    await refusedWith(app, 'account-exists', 409, async () => resubmit(lin, 2, { serial: 2 }))
    const minor = await resubmit(lin, 2, { bornOn: '2010-01-01' })
    expect(minor.body.errors).toMatchObject([{ path: 'application.idNumber', name: 'adult-only' }])
    expect((await resubmit(lin, 2, { serial: 3 })).status).toBe(200)
    await applied(app, 'cy@example.cn', { serial: 1 })
  })
})
