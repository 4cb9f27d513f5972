import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import type { Grant } from '../../shared/access.ts'
import { dayOf, instantOf, day } from '../../shared/dates.ts'
import { organizationId, regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { anOrganizationIn } from '../support/builders/organizations.ts'
import { eventNames, everything } from '../support/everything.ts'
import { lastOnes } from '../support/last-administrators.ts'

const prefecture = regionCode.parse('9901')
const county = regionCode.parse('990101')
const elsewhere = regionCode.parse('9902')
const today = '2026-11-24'

const officials = (by: Person, region: string) => by.call('get', `/api/officials?region=${region}`)
const change = (by: Person, id: string, body: object) => by.call('post', `/api/officials/${id}/term`, body)
const revoke = (by: Person, id: string, body: object) =>
  by.call('post', `/api/officials/${id}/revocation`, { reason: '调离岗位。', ...body })
const leave = (by: Person, body: object) => by.call('post', '/api/me/roles/end', body)
const me = async (by: Person) => (await by.call('get', '/api/me')).body
/** All but the sessions, which note that they are in use. */
const all = async (app: TestApp) =>
  JSON.stringify((await everything(app)).filter(({ pk }) => !pk.startsWith('SSN#')))

/** Refused with this code, and nothing is stored. */
async function refused(
  app: TestApp,
  [status, code]: [number, string],
  act: () => ReturnType<Person['call']>,
) {
  const before = await all(app)
  expect(await act()).toMatchObject({ status, body: { code } })
  expect(await all(app)).toBe(before)
}

const administrator = (app: TestApp, name = 'adm', region = prefecture) =>
  app.aPerson(`${name}@example.cn`, { role: 'ADMINISTRATOR', region })
const reviewer = (app: TestApp, more: Partial<Grant> = {}) =>
  app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county, ...more })
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
    expect((await me(rev)).grants).toMatchObject([{ role: 'REVIEWER', region: county, ...days }])
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
      await refused(app, [400, 'bad-input'], () => offer(days))
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
    await refused(app, [400, 'bad-input'], () => change(adm, rev.personId, { ...role, from: '2026-11-25' }))
    await refused(app, [400, 'bad-input'], () => change(adm, rev.personId, { ...role, until: '2026-11-23' }))
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
    expect(await all(app)).not.toContain('调离岗位')
    await onEvents(
      app.adapters,
      'https://tongxing.test',
      jsonLog(() => undefined),
    )
    expect(app.outbox.filter((one) => one.kind === 'role-revoked')).toMatchObject([{ to: 'rev@example.cn' }])
    await refused(app, [404, 'not-found'], () => revoke(adm, rev.personId, role))
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
      await refused(app, [404, 'not-found'], ask)
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
      await refused(app, [404, 'not-found'], () => mia.call('post', at(of, 'term'), term))
      await refused(app, [404, 'not-found'], () => mia.call('post', at(of, 'revocation'), reason))
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

describe('who may', () => {
  it('own-grant: nobody gives, changes or takes back their own', async () => {
    const app = await aTestApp()
    const adm = await administrator(app, 'adm', prefecture)
    const own = { role: 'ADMINISTRATOR', region: prefecture }
    await refused(app, [403, 'own-grant'], () => revoke(adm, adm.personId, own))
    await refused(app, [403, 'own-grant'], () => change(adm, adm.personId, own))
    const offer = { address: 'adm@example.cn', role: 'REVIEWER', region: county }
    await refused(app, [403, 'own-grant'], () => adm.call('post', '/api/invitations', offer))
  })

  it('own-grant: nor by an address that became one’s own after the offer', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const sent = await adm.call('post', '/api/invitations', {
      address: 'two@example.cn',
      role: 'REVIEWER',
      region: county,
    })
    const { accounts } = app.asSystem().identity
    const account = await accounts.find(adm.personId)
    if (!account) throw new Error('no account')
    await accounts.save(
      { ...account, addresses: [...account.addresses, 'two@example.cn'] },
      { name: 'identity.account-changed', by: 'system', at: app.clock.now() },
    )
    await refused(app, [403, 'own-grant'], () =>
      adm.call('post', `/api/invitations/${sent.body.id}/answer`, { accept: true }),
    )
  })

  it('above-own-rank: administrators are appointed and removed only for regions below', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const peer = await administrator(app, 'peer')
    const low = await administrator(app, 'low', county)
    const role = 'ADMINISTRATOR'
    const offer = (by: Person, region: string) =>
      by.call('post', '/api/invitations', { address: 'new@example.cn', role, region })
    await refused(app, [403, 'above-own-rank'], () => offer(adm, prefecture))
    await refused(app, [403, 'above-own-rank'], () => offer(low, county))
    await refused(app, [404, 'not-found'], () => offer(low, prefecture))
    await refused(app, [403, 'above-own-rank'], () =>
      revoke(adm, peer.personId, { role, region: prefecture }),
    )
    await refused(app, [403, 'above-own-rank'], () =>
      change(adm, peer.personId, { role, region: prefecture }),
    )
    await refused(app, [404, 'not-found'], () => revoke(low, adm.personId, { role, region: prefecture }))
    expect((await offer(adm, county)).status).toBe(200)
    expect((await offer(low, '990101001')).status).toBe(200)
    for (const below of ['COORDINATOR', 'REVIEWER', 'AUDITOR', 'EVALUATOR'])
      expect(
        (
          await adm.call('post', '/api/invitations', {
            address: 'x@example.cn',
            role: below,
            region: prefecture,
          })
        ).status,
      ).toBe(200)
  })

  it('writer-and-auditor: not while the other role holds or will hold; afterwards yes', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    await reviewer(app, { from: day.parse('2026-11-26'), until: day.parse('2026-11-27') })
    const { body } = await adm.call('post', '/api/invitations', {
      address: 'rev@example.cn',
      role: 'AUDITOR',
      region: county,
    })
    const accept = async () =>
      (await app.signIn('rev@example.cn')).call('post', `/api/invitations/${body.id}/answer`, {
        accept: true,
      })
    expect(await accept()).toMatchObject({ status: 409, body: { code: 'writer-and-auditor' } })
    app.clock.set(instantOf(day.parse('2026-11-28')))
    expect((await accept()).status).toBe(200)
    expect(dayOf(app.clock.now())).toBe('2026-11-28')
  })

  it('step-up-needed: only with a fresh proof of who sits there', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const rev = await reviewer(app)
    app.clock.pass(11)
    await refused(app, [403, 'step-up-needed'], () =>
      revoke(adm, rev.personId, { role: 'REVIEWER', region: county }),
    )
  })
})

describe('the last administrator of a region', () => {
  const role = { role: 'ADMINISTRATOR', region: county }

  it('last-administrator: is not revoked, does not end, and does not leave', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const low = await administrator(app, 'low', county)
    await refused(app, [409, 'last-administrator'], () => revoke(adm, low.personId, role))
    await refused(app, [409, 'last-administrator'], () =>
      change(adm, low.personId, { ...role, until: '2027-01-01' }),
    )
    await refused(app, [409, 'last-administrator'], () => leave(low, role))
    await refused(app, [409, 'last-administrator'], () => leave(adm, { ...role, region: prefecture }))
  })

  it('goes once another holds the role without an end; one who ends or has not begun does not count', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const low = await administrator(app, 'low', county)
    await app.aPerson('b@example.cn', { ...role, until: day.parse('2027-01-01') } as Grant)
    await app.aPerson('c@example.cn', { ...role, from: day.parse('2026-12-01') } as Grant)
    await refused(app, [409, 'last-administrator'], () => revoke(adm, low.personId, role))
    await app.aPerson('d@example.cn', role as Grant)
    expect((await leave(low, role)).status).toBe(200)
    expect(await me(await app.signIn('low@example.cn'))).toMatchObject({ grants: [], revoked: [] })
  })

  it('and the last manager of an organization stays too', async () => {
    const app = await aTestApp()
    const { organizationId: id } = await anOrganizationIn(app)
    const mia = await app.aPerson('mia@example.cn', { role: 'ORG_MANAGER', organizationId: id })
    const own = { role: 'ORG_MANAGER', organizationId: id }
    await refused(app, [409, 'last-administrator'], () => leave(mia, own))
    await refused(app, [404, 'not-found'], () => leave(mia, { ...own, role: 'TRAINER' }))
  })

  it('one remains of two who are taken away at once, also when both leave (control: unguarded, none)', async () => {
    expect(await lastOnes(6, 1)).toEqual({ rounds: 6, empty: 0, refused: 6 })
    expect((await lastOnes(6, 1, { guarded: false })).empty).toBeGreaterThan(0)
  })
})
