import { describe, expect, it } from 'vitest'
import type { Grant } from '../../shared/access.ts'
import { dayOf, instantOf, day } from '../../shared/dates.ts'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { anOrganizationIn } from '../support/builders/organizations.ts'
import { eventNames, everything } from '../support/everything.ts'
import { lastOnes } from '../support/last-administrators.ts'

const prefecture = regionCode.parse('9901')
const county = regionCode.parse('990101')

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

  it('invitation-ended: what somebody offered who can no longer give it is not taken up', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const low = await administrator(app, 'low', county)
    await administrator(app, 'other', county)
    const offer = { address: 'rev@example.cn', role: 'REVIEWER', region: county }
    const { body } = await low.call('post', '/api/invitations', offer)
    expect((await revoke(adm, low.personId, { role: 'ADMINISTRATOR', region: county })).status).toBe(200)
    const rev = await app.signIn('rev@example.cn')
    await refused(app, [409, 'invitation-ended'], () =>
      rev.call('post', `/api/invitations/${body.id}/answer`, { accept: true }),
    )
    const again = await adm.call('post', '/api/invitations', { ...offer, role: 'COORDINATOR' })
    expect(
      (await rev.call('post', `/api/invitations/${again.body.id}/answer`, { accept: true })).status,
    ).toBe(200)
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
    expect(await eventNames(app)).toContain('identity.role-left')
  })

  it('goes not while the only other one is suspended', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const low = await administrator(app, 'low', county)
    const other = await administrator(app, 'other', county)
    const suspend = { reason: 'OTHER' }
    expect((await adm.call('post', `/api/people/${other.personId}/suspension`, suspend)).status).toBe(200)
    await refused(app, [409, 'last-administrator'], () => leave(low, role))
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
