import { describe, expect, it } from 'vitest'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { eventNames, everything } from '../support/everything.ts'
import {
  aCreditCode,
  aRegistration,
  anOrganization,
  anOrganizationIn,
} from '../support/builders/organizations.ts'

const county = regionCode.parse('990101')
const prefecture = regionCode.parse('9901')
const elsewhere = regionCode.parse('990102')
const missing = '/api/organizations/org_0000000000missing'

const anAdministrator = (app: TestApp, region = prefecture, address = 'adm@example.cn') =>
  app.aPerson(address, { role: 'ADMINISTRATOR', region })

async function registered(app: TestApp, address = 'zhou@example.cn', serial = 1) {
  const zhou = await app.signIn(address)
  const answer = await zhou.call('post', '/api/organizations', aRegistration({ serial }))
  expect(answer.status).toBe(200)
  return { zhou, id: String(answer.body.id) }
}

const decide = (person: Person, id: string, body: object) =>
  person.call('post', `/api/organizations/${id}/decision`, body)
const approval = { decision: 'APPROVE', version: 1 }
const refusal = { decision: 'REFUSE', version: 1, reason: '登记证书已过期。' }
const all = async (app: TestApp) => JSON.stringify(await everything(app))

describe('registering an organization', () => {
  it('makes the registrar its manager in the same transaction, among its staff', async () => {
    const app = await aTestApp()
    const { zhou, id } = await registered(app)
    expect((await zhou.call('get', '/api/me')).body.grants).toEqual([
      {
        role: 'ORG_MANAGER',
        organizationId: id,
        organizationName: '安澜市同心社会工作服务中心',
        from: '2026-11-24',
        givenAt: app.clock.now(),
      },
    ])
    const staff = await zhou.call('get', `/api/organizations/${id}/staff`)
    expect(staff.body.staff).toEqual([
      {
        personId: zhou.personId,
        address: 'z***@example.cn',
        role: 'ORG_MANAGER',
        from: '2026-11-24',
        since: app.clock.now(),
      },
    ])
    expect((await zhou.call('get', `/api/organizations/${id}`)).body).toEqual({
      ...aRegistration(),
      id,
      version: 1,
      region: county,
      status: 'APPLIED',
      registeredAt: app.clock.now(),
    })
  })

  it('keeps the contact out of the store’s clear text', async () => {
    const app = await aTestApp()
    await registered(app)
    expect(await all(app)).not.toMatch(/周明|1234567|zhou@/)
  })

  it('credit-code-taken: once for each code, and nothing is stored for the second', async () => {
    const app = await aTestApp()
    await registered(app)
    const bo = await app.signIn('bo@example.cn')
    const before = await all(app)
    expect(await bo.call('post', '/api/organizations', aRegistration({ name: '另一家' }))).toMatchObject({
      status: 409,
      body: { code: 'credit-code-taken' },
    })
    expect(await all(app)).toBe(before)
  })

  it('lets one of 20 racing registrations through; without the shared code all pass (the control)', async () => {
    const app = await aTestApp()
    const race = async (serialOf: (at: number) => number, town: string) => {
      const people: Person[] = []
      for (let at = 0; at < 20; at++) people.push(await app.signIn(`p${at}-${town}@example.cn`))
      const answers = await Promise.all(
        people.map((one, at) =>
          one.call('post', '/api/organizations', aRegistration({ serial: serialOf(at) })),
        ),
      )
      return answers.filter((one) => one.status === 200).length
    }
    expect(await race(() => 77, 'a')).toBe(1)
    expect(await race((at) => 100 + at, 'b')).toBe(20)
  })

  it('bad-input: a wrong check character is named in the reader’s language', async () => {
    const app = await aTestApp()
    const bo = await app.signIn('bo@example.cn')
    const wrong = `${aCreditCode(1).slice(0, 17)}${aCreditCode(1).endsWith('0') ? '1' : '0'}`
    const answer = await bo.call(
      'post',
      '/api/organizations',
      { ...aRegistration(), creditCode: wrong },
      { 'accept-language': 'en' },
    )
    expect(answer.body.errors).toEqual([
      {
        path: 'creditCode',
        name: 'credit-code',
        message: 'The unified credit code is not right; check each character.',
      },
    ])
  })
})

describe('deciding about an organization', () => {
  it('organizations.approve: approves, and only then staff can be invited', async () => {
    const app = await aTestApp()
    const { zhou, id } = await registered(app)
    const invite = () =>
      zhou.call('post', '/api/invitations', {
        role: 'TRAINER',
        organizationId: id,
        address: 'tom@example.cn',
      })
    expect((await invite()).body.code).toBe('organization-not-approved')
    const adm = await anAdministrator(app)
    expect((await decide(adm, id, approval)).body).toEqual({ id, version: 2 })
    expect((await adm.call('get', `/api/organizations/${id}`)).body).toMatchObject({
      status: 'APPROVED',
      version: 2,
    })
    expect((await invite()).status).toBe(200)
  })

  it('refuses with a reason, which the manager reads; the credit code is free again', async () => {
    const app = await aTestApp()
    const { zhou, id } = await registered(app)
    await decide(await anAdministrator(app), id, refusal)
    expect((await zhou.call('get', `/api/organizations/${id}`)).body).toMatchObject({
      status: 'REFUSED',
      reason: refusal.reason,
    })
    expect(await all(app)).not.toContain(refusal.reason)
    expect((await zhou.call('post', '/api/organizations', aRegistration())).status).toBe(200)
  })

  it('wrong-stage and changed-meanwhile: once, and on the version that was read', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    const { id } = await registered(app)
    expect((await decide(adm, id, { ...approval, version: 7 })).body.code).toBe('changed-meanwhile')
    await decide(adm, id, approval)
    expect((await decide(adm, id, approval)).body.code).toBe('changed-meanwhile')
    expect((await decide(adm, id, { ...refusal, version: 2 })).body.code).toBe('wrong-stage')
  })

  it('not-permitted: an administrator never decides about an organization they manage', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    const own = await adm.call('post', '/api/organizations', aRegistration())
    const before = await all(app)
    expect(await decide(adm, own.body.id, approval)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
    expect(await all(app)).toBe(before)
  })

  it('404: an administrator of another region cannot tell it from a missing one', async () => {
    const app = await aTestApp()
    const { id } = await registered(app)
    const foreign = await anAdministrator(app, elsewhere)
    const answers = [
      await decide(foreign, id, approval),
      await decide(foreign, 'org_0000000000missing', approval),
      await foreign.call('get', `/api/organizations/${id}`),
      await foreign.call('get', missing),
    ]
    expect(new Set(answers.map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })
})

it('leaves one event for each registration and decision', async () => {
  const app = await aTestApp()
  const adm = await anAdministrator(app)
  await decide(adm, (await registered(app)).id, approval)
  await decide(adm, (await registered(app, 'bo@example.cn', 2)).id, refusal)
  expect((await eventNames(app)).filter((name) => name.startsWith('organizations.'))).toEqual([
    'organizations.approved',
    'organizations.refused',
    'organizations.registered',
    'organizations.registered',
  ])
})

describe('seeing organizations', () => {
  it('organizations.see-own: a manager sees the own one, and another’s is missing', async () => {
    const app = await aTestApp()
    const { zhou } = await registered(app)
    const other = await registered(app, 'bo@example.cn', 2)
    expect((await zhou.call('get', `/api/organizations/${other.id}`)).body).toEqual(
      (await zhou.call('get', missing)).body,
    )
  })

  it('organizations.see-region: pages a county by status, oldest first; another county is a 404', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app, county)
    const ids: string[] = []
    for (let serial = 1; serial <= 5; serial++) {
      ids.push((await registered(app, `m${serial}@example.cn`, serial)).id)
      app.clock.pass(1)
    }
    await anOrganizationIn(app, anOrganization.approved, { serial: 9 })
    const seen: string[] = []
    let next = ''
    do {
      const { body } = await adm.call(
        'get',
        `/api/organizations?county=990101&status=APPLIED&limit=2${next && `&cursor=${next}`}`,
      )
      seen.push(...body.items.map((one: { id: string }) => one.id))
      next = body.next ?? ''
    } while (next)
    expect(seen).toEqual(ids)
    expect((await adm.call('get', '/api/organizations?county=990102&status=APPLIED')).status).toBe(404)
  })

  it('owes the administrator a decision, counted by county, oldest first', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app, county)
    const since = app.clock.now()
    await registered(app, 'a@example.cn', 1)
    app.clock.pass(10)
    const second = await registered(app, 'b@example.cn', 2)
    const tasks = async () => (await adm.call('get', '/api/me/tasks')).body.tasks
    expect(await tasks()).toEqual([
      { kind: 'approve-organization', count: 2, id: '990101', title: '990101', since },
    ])
    await decide(adm, second.id, approval)
    expect(await tasks()).toMatchObject([{ count: 1 }])
  })
})
