import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import { instantOf, day } from '../../shared/dates.ts'
import { organizationId, regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { anOrganizationIn } from '../support/builders/organizations.ts'
import { eventNames, everything } from '../support/everything.ts'
import { administrator, change, me, reviewer, revoke } from '../support/grants.ts'
import { refusedWith } from '../support/volunteering.ts'

const prefecture = regionCode.parse('9901')
const county = regionCode.parse('990101')
const elsewhere = regionCode.parse('9902')
const today = '2026-11-24'

const officials = (by: Person, region: string) => by.call('get', `/api/officials?region=${region}`)
const review = (by: Person) => by.call('get', '/api/volunteers?county=990101&stage=APPLIED')

/** An invitation that was sent and accepted. */
async function appoint(app: TestApp, by: Person, address: string, body: object) {
  const sent = await by.call('post', '/api/invitations', { address, ...body })
  expect(sent.status).toBe(200)
  const person = await app.signIn(address)
  const answered = await person.call('post', `/api/invitations/${sent.body.id}/answer`, { accept: true })
  expect(answered.status).toBe(200)
  return app.signIn(address)
}

describe('the days of a role', () => {
  it('holds from its first to its last day in Beijing, both included, without anybody doing anything', async () => {
    const app = await aTestApp()
    const rev = await reviewer(app, { from: day.parse('2026-11-26'), until: day.parse('2026-11-27') })
    const on = async (date: string, time: string) => {
      app.clock.set(instantOf(day.parse(date), time))
      return (await review(await app.signIn('rev@example.cn'))).status
    }
    expect((await review(rev)).status).toBe(403)
    expect(await on('2026-11-25', '23:59')).toBe(403)
    expect(await on('2026-11-26', '00:00')).toBe(200)
    expect(await on('2026-11-27', '23:59')).toBe(200)
    expect(await on('2026-11-28', '00:00')).toBe(403)
  })

  it('come with the invitation, and whoever holds the role sees them', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const days = { from: '2026-12-01', until: '2026-12-31' }
    const rev = await appoint(app, adm, 'rev@example.cn', { role: 'REVIEWER', region: county, ...days })
    expect((await review(rev)).status).toBe(403)
    expect(await me(rev)).toMatchObject({
      grants: [],
      notInForce: [{ role: 'REVIEWER', region: county, ...days }],
    })
    const { body } = await officials(adm, prefecture)
    expect(body.officials).toContainEqual({
      personId: rev.personId,
      address: 'r***@example.cn',
      role: 'REVIEWER',
      region: county,
      ...days,
      since: app.clock.now(),
    })
  })

  it('keep who gave the role, and when', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const rev = await appoint(app, adm, 'rev@example.cn', { role: 'REVIEWER', region: county })
    const account = await app.asSystem().identity.accounts.find(rev.personId)
    expect(account?.grants).toEqual([
      { role: 'REVIEWER', region: county, from: today, givenBy: adm.personId, givenAt: app.clock.now() },
    ])
  })

  it('bad-input: no last day before the first or before today, no first day before today', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const offer = (days: object) =>
      adm.call('post', '/api/invitations', {
        address: 'rev@example.cn',
        role: 'REVIEWER',
        region: county,
        ...days,
      })
    for (const days of [
      { until: '2026-11-23' },
      { from: '2026-12-02', until: '2026-12-01' },
      { from: '2026-11-23' },
      { until: '2026-02-30' },
    ])
      await refusedWith(app, 'bad-input', 400, () => offer(days))
    expect((await offer({ from: today, until: today })).status).toBe(200)
  })

  it('identity.change-official: are changed; what has begun keeps its first day', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const rev = await reviewer(app, { from: day.parse(today) })
    const role = { role: 'REVIEWER', region: county }
    expect((await change(adm, rev.personId, { ...role, until: '2026-11-30' })).status).toBe(200)
    const again = await app.signIn('rev@example.cn')
    expect((await me(again)).grants).toMatchObject([{ ...role, from: today, until: '2026-11-30' }])
    await refusedWith(app, 'bad-input', 400, () => change(adm, rev.personId, { ...role, from: '2026-11-25' }))
    await refusedWith(app, 'bad-input', 400, () =>
      change(adm, rev.personId, { ...role, until: '2026-11-23' }),
    )
    expect((await change(adm, rev.personId, role)).status).toBe(200)
    expect((await me(await app.signIn('rev@example.cn'))).grants[0]).not.toHaveProperty('until')
  })
})

describe('who works in a region', () => {
  it('identity.see-officials: of the region and what lies in it, with who is invited, and nobody else', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    await reviewer(app)
    await app.aPerson('far@example.cn', { role: 'REVIEWER', region: elsewhere })
    await app.aPerson('old@example.cn', { role: 'REVIEWER', region: county, until: day.parse('2026-11-23') })
    const offer = { address: 'coo@example.cn', role: 'COORDINATOR', region: '990101001', until: '2027-06-30' }
    await adm.call('post', '/api/invitations', offer)
    const shown = (await officials(adm, prefecture)).body
    expect(shown.officials.map((one: { address: string }) => one.address)).toEqual([
      'a***@example.cn',
      'r***@example.cn',
    ])
    expect(shown.invited).toMatchObject([
      { address: 'c***@example.cn', role: 'COORDINATOR', region: '990101001', until: '2027-06-30' },
    ])
    expect((await officials(adm, '990102')).body).toEqual({ officials: [], invited: [] })
    expect((await officials(adm, county)).body.invited).toHaveLength(1)
    expect(await officials(adm, elsewhere)).toMatchObject({ status: 404 })
    expect(await officials(adm, '99')).toMatchObject({ status: 404 })
  })

  it('a province shows all its prefectures', async () => {
    const app = await aTestApp()
    const top = await administrator(app, 'top', regionCode.parse('99'))
    await reviewer(app)
    const { body } = await officials(top, '99')
    expect(body.officials.map((one: { region: string }) => one.region)).toEqual(['99', county])
  })
})

describe('taking a role back', () => {
  it('identity.role-revoked: at once, with the sessions; the person reads why and is written to', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const rev = await reviewer(app)
    expect((await review(rev)).status).toBe(200)
    const role = { role: 'REVIEWER', region: county }
    expect((await revoke(adm, rev.personId, role)).status).toBe(200)
    expect((await review(rev)).status).toBe(401)
    const again = await app.signIn('rev@example.cn')
    expect((await review(again)).status).toBe(403)
    expect(await me(again)).toMatchObject({
      grants: [],
      revoked: [{ ...role, reason: '调离岗位。', at: app.clock.now() }],
    })
    expect((await officials(adm, prefecture)).body.officials).toHaveLength(1)
    expect(JSON.stringify(await everything(app))).not.toContain('调离岗位')
    await onEvents(
      app.adapters,
      'https://tongxing.test',
      jsonLog(() => undefined),
    )
    expect(app.outbox.filter((one) => one.kind === 'role-revoked')).toMatchObject([{ to: 'rev@example.cn' }])
    await refusedWith(app, 'not-found', 404, () => revoke(adm, rev.personId, role))
  })

  it('404: another region’s, a role that is not held, and nobody are one answer', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const far = await app.aPerson('far@example.cn', { role: 'REVIEWER', region: elsewhere })
    const rev = await reviewer(app)
    const asks = [
      () => revoke(adm, far.personId, { role: 'REVIEWER', region: elsewhere }),
      () => revoke(adm, rev.personId, { role: 'COORDINATOR', region: county }),
      () => revoke(adm, rev.personId, { role: 'REVIEWER', region: '990102' }),
      () => revoke(adm, 'per_0000000000missing', { role: 'REVIEWER', region: county }),
      () => change(adm, far.personId, { role: 'REVIEWER', region: elsewhere }),
      () => change(adm, 'per_0000000000missing', { role: 'REVIEWER', region: county }),
    ]
    const bodies = new Set<string>()
    for (const ask of asks) {
      await refusedWith(app, 'not-found', 404, ask)
      bodies.add(JSON.stringify((await ask()).body))
    }
    expect(bodies.size).toBe(1)
  })

  it('identity.change-staff: a manager does the same within the own organization', async () => {
    const app = await aTestApp()
    const { organizationId: id } = await anOrganizationIn(app)
    const other = await anOrganizationIn(app, undefined, { serial: 2 })
    const mia = await app.aPerson('mia@example.cn', { role: 'ORG_MANAGER', organizationId: id })
    const tom = await app.aPerson('tom@example.cn', { role: 'TRAINER', organizationId: id })
    const at = (of: string, what: string) => `/api/organizations/${of}/staff/${tom.personId}/${what}`
    const term = { role: 'TRAINER', until: '2026-12-31' }
    const reason = { role: 'TRAINER', reason: '合同到期。' }
    for (const of of [other.id, organizationId.parse('org_0000000000missing')]) {
      await refusedWith(app, 'not-found', 404, () => mia.call('post', at(of, 'term'), term))
      await refusedWith(app, 'not-found', 404, () => mia.call('post', at(of, 'revocation'), reason))
    }
    expect((await mia.call('post', at(id, 'term'), term)).status).toBe(200)
    const { staff } = (await mia.call('get', `/api/organizations/${id}/staff`)).body
    expect(staff).toMatchObject([{ role: 'ORG_MANAGER' }, { role: 'TRAINER', until: '2026-12-31' }])
    expect((await mia.call('post', at(id, 'revocation'), reason)).status).toBe(200)
    expect((await mia.call('get', `/api/organizations/${id}/staff`)).body.staff).toHaveLength(1)
    expect(await eventNames(app)).toEqual(
      expect.arrayContaining(['identity.role-changed', 'identity.role-revoked']),
    )
  })
})
