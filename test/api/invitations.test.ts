import { describe, expect, it } from 'vitest'
import { organizationId, regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { anOrganization, anOrganizationIn } from '../support/builders/organizations.ts'
import { eventNames, everything } from '../support/everything.ts'

const prefecture = regionCode.parse('9901')
const county = '990101'
const invite = (by: Person, body: object) => by.call('post', '/api/invitations', body)
const answer = (by: Person, id: string, accept: boolean) =>
  by.call('post', `/api/invitations/${id}/answer`, { accept })
const me = async (person: Person) => (await person.call('get', '/api/me')).body
const all = async (app: TestApp) => JSON.stringify(await everything(app))

async function aManager(app: TestApp, status = anOrganization.approved) {
  const { organizationId: id } = await anOrganizationIn(app, status)
  return { id, mia: await app.aPerson('mia@example.cn', { role: 'ORG_MANAGER', organizationId: id }) }
}
const anAdministrator = (app: TestApp) =>
  app.aPerson('adm@example.cn', { role: 'ADMINISTRATOR', region: prefecture })

describe('inviting', () => {
  it('identity.invite-staff: offers a role in the own organization, which shows among the invited, masked', async () => {
    const app = await aTestApp()
    const { id, mia } = await aManager(app)
    expect(
      (await invite(mia, { role: 'TRAINER', organizationId: id, address: 'tom@example.cn' })).status,
    ).toBe(200)
    const tom = await app.signIn('tom@example.cn')
    expect((await me(tom)).invitations).toMatchObject([
      { role: 'TRAINER', organizationId: id, organizationName: '安澜市同心社会工作服务中心' },
    ])
    const { body } = await mia.call('get', `/api/organizations/${id}/staff`)
    expect(body.invited).toMatchObject([{ address: 't***@example.cn', role: 'TRAINER' }])
    expect(await all(app)).not.toContain('tom@')
  })

  it('identity.invite-official: offers a role within the own region alone', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    expect((await invite(adm, { role: 'REVIEWER', region: county, address: 'rev@example.cn' })).status).toBe(
      200,
    )
    const before = await all(app)
    for (const region of ['9902', '99', '880101'])
      expect(await invite(adm, { role: 'REVIEWER', region, address: 'rev@example.cn' })).toMatchObject({
        status: 404,
      })
    expect(await all(app)).toBe(before)
  })

  it('404: another’s organization is as one that is missing, and an unapproved one invites nobody', async () => {
    const app = await aTestApp()
    const { mia, id } = await aManager(app, anOrganization.applied)
    const other = await anOrganizationIn(app, anOrganization.approved, { serial: 2 })
    const before = await all(app)
    const to = (of: string) => invite(mia, { role: 'TRAINER', organizationId: of, address: 'tom@example.cn' })
    const foreign = await to(other.id)
    const missing = await to(organizationId.parse('org_0000000000missing'))
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
    expect(await to(id)).toMatchObject({ status: 409, body: { code: 'organization-not-approved' } })
    expect(await all(app)).toBe(before)
  })

  it('offers a role once: a second offer, and a hundred, is the first', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    const offer = (role = 'REVIEWER') => invite(adm, { role, region: county, address: 'rev@example.cn' })
    const first = await offer()
    const before = await all(app)
    for (let n = 0; n < 3; n++) expect(await offer()).toMatchObject({ status: 200, body: first.body })
    expect(await all(app)).toBe(before)
    expect((await offer('COORDINATOR')).body.id).not.toBe(first.body.id)
    const rev = await app.signIn('rev@example.cn')
    await answer(rev, first.body.id, false)
    expect((await offer()).body.id).not.toBe(first.body.id)
  })

  it('bad-input: no role without its scope, and no scope of the other kind', async () => {
    const app = await aTestApp()
    const adm = await anAdministrator(app)
    for (const body of [
      { role: 'TRAINER', region: county },
      { role: 'REVIEWER' },
      { role: 'VOLUNTEER', region: county },
    ])
      expect((await invite(adm, { ...body, address: 'x@example.cn' })).body.code).toBe('bad-input')
  })
})

describe('answering', () => {
  async function offered(app: TestApp, role = 'REVIEWER', address = 'rev@example.cn') {
    const adm = await anAdministrator(app)
    const { body } = await invite(adm, { role, region: county, address })
    return { adm, id: String(body.id) }
  }

  it('identity.answer-invitation: accepting gives the role at once; it is answered only once', async () => {
    const app = await aTestApp()
    const { id } = await offered(app)
    const rev = await app.signIn('rev@example.cn')
    expect((await rev.call('get', '/api/volunteers?county=990101&stage=APPLIED')).status).toBe(403)
    expect((await answer(rev, id, true)).body).toEqual({ id, version: 2 })
    expect(await me(rev)).toMatchObject({ grants: [{ role: 'REVIEWER', region: county }], invitations: [] })
    expect((await rev.call('get', '/api/volunteers?county=990101&stage=APPLIED')).status).toBe(200)
    expect((await answer(rev, id, false)).body.code).toBe('invitation-ended')
  })

  it('makes a trainer one of the staff, and gives 20 racing answers one effect', async () => {
    const app = await aTestApp()
    const { id, mia } = await aManager(app)
    const { body } = await invite(mia, { role: 'TRAINER', organizationId: id, address: 'tom@example.cn' })
    const tom = await app.signIn('tom@example.cn')
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(tom, body.id, true)))
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1)
    const staff = (await mia.call('get', `/api/organizations/${id}/staff`)).body
    expect(staff).toMatchObject({
      staff: [
        { address: 'm***@example.cn', role: 'ORG_MANAGER' },
        { address: 't***@example.cn', role: 'TRAINER', from: '2026-11-24' },
      ],
      invited: [],
    })
  })

  it('accepting a role that is held already ends the offer, and changes nothing else', async () => {
    const app = await aTestApp()
    const { id, mia } = await aManager(app)
    const offer = () => invite(mia, { role: 'TRAINER', organizationId: id, address: 'tom@example.cn' })
    const tom = await app.signIn('tom@example.cn')
    await answer(tom, (await offer()).body.id, true)
    expect((await answer(tom, (await offer()).body.id, true)).status).toBe(200)
    expect(await me(tom)).toMatchObject({ grants: [{ role: 'TRAINER' }], invitations: [] })
    expect((await mia.call('get', `/api/organizations/${id}/staff`)).body.staff).toHaveLength(2)
  })

  it('declining gives nothing and is final', async () => {
    const app = await aTestApp()
    const { id } = await offered(app)
    const rev = await app.signIn('rev@example.cn')
    expect((await answer(rev, id, false)).status).toBe(200)
    expect(await me(rev)).toMatchObject({ grants: [], invitations: [] })
    expect((await answer(rev, id, true)).body.code).toBe('invitation-ended')
  })

  it('invitation-ended: after 14 days', async () => {
    const app = await aTestApp()
    const { id } = await offered(app)
    app.clock.pass(14 * 1440)
    const rev = await app.signIn('rev@example.cn')
    expect((await me(rev)).invitations).toEqual([])
    expect(await answer(rev, id, true)).toMatchObject({ status: 409, body: { code: 'invitation-ended' } })
  })

  it('404: an offer to another address is as one that is missing', async () => {
    const app = await aTestApp()
    const { id } = await offered(app)
    const bo = await app.signIn('bo@example.cn')
    const [foreign, missing] = [await answer(bo, id, true), await answer(bo, 'inv_0000000000missing', true)]
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
    expect((await me(bo)).grants).toEqual([])
  })

  it('writer-and-auditor: a writer does not become an auditor, nor an auditor a writer', async () => {
    const app = await aTestApp()
    const { id } = await offered(app, 'AUDITOR', 'vol@example.cn')
    const vol = await app.aPerson('vol@example.cn', { role: 'VOLUNTEER' })
    const before = await all(app)
    expect(await answer(vol, id, true)).toMatchObject({ status: 409, body: { code: 'writer-and-auditor' } })
    expect(await all(app)).toBe(before)
    const aud = await app.aPerson('aud@example.cn', { role: 'AUDITOR', region: prefecture })
    const offer = await invite(await anAdministrator(app), {
      role: 'REVIEWER',
      region: county,
      address: 'aud@example.cn',
    })
    expect((await answer(aud, offer.body.id, true)).status).toBe(409)
  })
})

it('leaves one event for each thing that happens to an account or an invitation', async () => {
  const app = await aTestApp()
  const adm = await anAdministrator(app)
  const rev = await app.signIn('rev@example.cn')
  const before = await eventNames(app)
  expect(before).toEqual([
    'identity.account-opened',
    'identity.account-opened',
    'identity.role-granted',
    'identity.totp-added',
  ])
  for (const accept of [true, false]) {
    const offer = await invite(adm, { role: 'REVIEWER', region: county, address: 'rev@example.cn' })
    await answer(rev, offer.body.id, accept)
  }
  await rev.call('put', '/api/me/language', { language: 'en' })
  expect(await eventNames(app)).toEqual(
    [
      'identity.account-changed',
      ...before,
      'identity.invitation-accepted',
      'identity.invitation-declined',
      'identity.invitation-sent',
      'identity.invitation-sent',
      'identity.role-granted',
      // With the role comes the second step.
      'identity.totp-added',
    ].toSorted(),
  )
})

describe('one’s own account', () => {
  it('identity.see-self, identity.change-self: the language of messages is one’s own to choose', async () => {
    const app = await aTestApp()
    const bo = await app.signIn('bo@example.cn')
    expect((await bo.call('put', '/api/me/language', { language: 'en' })).status).toBe(200)
    expect((await me(bo)).language).toBe('en')
  })
})
