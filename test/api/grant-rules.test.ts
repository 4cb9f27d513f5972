import { describe, expect, it } from 'vitest'
import type { Grant } from '../../shared/access.ts'
import { dayOf, instantOf, day } from '../../shared/dates.ts'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person } from '../support/app.ts'
import { anOrganizationIn } from '../support/builders/organizations.ts'
import { eventNames } from '../support/everything.ts'
import { administrator, change, me, reviewer, revoke } from '../support/grants.ts'
import { lastOnes } from '../support/last-administrators.ts'
import { refusedWith } from '../support/volunteering.ts'

const prefecture = regionCode.parse('9901')
const county = regionCode.parse('990101')

const leave = (by: Person, body: object) => by.call('post', '/api/me/roles/end', body)

describe('who may', () => {
  it('own-grant: nobody gives, changes or takes back their own', async () => {
    const app = await aTestApp()
    const adm = await administrator(app, 'adm', prefecture)
    const own = { role: 'ADMINISTRATOR', region: prefecture }
    await refusedWith(app, 'own-grant', 403, () => revoke(adm, adm.personId, own))
    await refusedWith(app, 'own-grant', 403, () => change(adm, adm.personId, own))
    const offer = { address: 'adm@example.cn', role: 'REVIEWER', region: county }
    await refusedWith(app, 'own-grant', 403, () => adm.call('post', '/api/invitations', offer))
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
    await refusedWith(app, 'own-grant', 403, () =>
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
    await refusedWith(app, 'above-own-rank', 403, () => offer(adm, prefecture))
    await refusedWith(app, 'above-own-rank', 403, () => offer(low, county))
    await refusedWith(app, 'not-found', 404, () => offer(low, prefecture))
    await refusedWith(app, 'above-own-rank', 403, () =>
      revoke(adm, peer.personId, { role, region: prefecture }),
    )
    await refusedWith(app, 'above-own-rank', 403, () =>
      change(adm, peer.personId, { role, region: prefecture }),
    )
    await refusedWith(app, 'not-found', 404, () => revoke(low, adm.personId, { role, region: prefecture }))
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
    await refusedWith(app, 'invitation-ended', 409, () =>
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
    // Their session notes now that it is in use.
    await me(adm)
    await refusedWith(app, 'step-up-needed', 403, () =>
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
    await refusedWith(app, 'last-administrator', 409, () => revoke(adm, low.personId, role))
    await refusedWith(app, 'last-administrator', 409, () =>
      change(adm, low.personId, { ...role, until: '2027-01-01' }),
    )
    await refusedWith(app, 'last-administrator', 409, () => leave(low, role))
    await refusedWith(app, 'last-administrator', 409, () => leave(adm, { ...role, region: prefecture }))
  })

  it('goes once another holds the role without an end; one who ends or has not begun does not count', async () => {
    const app = await aTestApp()
    const adm = await administrator(app)
    const low = await administrator(app, 'low', county)
    await app.aPerson('b@example.cn', { ...role, until: day.parse('2027-01-01') } as Grant)
    await app.aPerson('c@example.cn', { ...role, from: day.parse('2026-12-01') } as Grant)
    await refusedWith(app, 'last-administrator', 409, () => revoke(adm, low.personId, role))
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
    await refusedWith(app, 'last-administrator', 409, () => leave(low, role))
  })

  it('and the last manager of an organization stays too', async () => {
    const app = await aTestApp()
    const { organizationId: id } = await anOrganizationIn(app)
    const mia = await app.aPerson('mia@example.cn', { role: 'ORG_MANAGER', organizationId: id })
    const own = { role: 'ORG_MANAGER', organizationId: id }
    await refusedWith(app, 'last-administrator', 409, () => leave(mia, own))
    await refusedWith(app, 'not-found', 404, () => leave(mia, { ...own, role: 'TRAINER' }))
  })

  it('one remains of two who are taken away at once, also when both leave (control: unguarded, none)', async () => {
    expect(await lastOnes(6, 1)).toEqual({ rounds: 6, empty: 0, refused: 6 })
    expect((await lastOnes(6, 1, { guarded: false })).empty).toBeGreaterThan(0)
  })
})
