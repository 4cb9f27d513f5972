import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { aCounty, aHelper, invite, open } from '../support/county.ts'

// Who administers a region sees whose account is suspended, and the person is told.

const county = regionCode.parse('990101')
const prefecture = regionCode.parse('9901')

async function aRegion() {
  const app = await aTestApp()
  const adm = await app.aPerson('adm@example.cn', { role: 'ADMINISTRATOR', region: prefecture })
  const rev = await app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county })
  const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified)
  return { app, adm, rev, ann }
}

const suspend = (by: Person, { personId }: { personId: string }) =>
  by.call('post', `/api/people/${personId}/suspension`, { reason: 'LEFT_POST' })
const restore = (by: Person, { personId }: { personId: string }) =>
  by.call('post', `/api/people/${personId}/restoration`)
const volunteers = async (by: Person) =>
  (await by.call('get', `/api/volunteers?county=${county}&stage=VERIFIED`)).body.items
const officials = async (by: Person) => {
  const { body } = await by.call('get', `/api/officials?region=${prefecture}`)
  return body.officials.filter((one: { role: string }) => one.role === 'REVIEWER')
}
const toldOf = async (app: TestApp) => {
  const log = jsonLog(() => undefined)
  await onEvents(app.adapters, 'https://tongxing.test', log)
  return app.outbox.filter((one) => one.kind.startsWith('account-')).map((one) => [one.kind, one.to])
}

describe('a suspended account', () => {
  it('is marked in the list of officials until it is restored', async () => {
    const { adm, rev } = await aRegion()
    expect((await officials(adm))[0]).not.toHaveProperty('suspended')
    expect((await suspend(adm, rev)).status).toBe(200)
    expect(await officials(adm)).toMatchObject([{ personId: rev.personId, suspended: true }])
    expect((await restore(adm, rev)).status).toBe(200)
    expect((await officials(adm))[0]).not.toHaveProperty('suspended')
  })

  it('is marked in the list of volunteers for who may suspend it, and for no reviewer', async () => {
    const { adm, rev, ann } = await aRegion()
    expect((await volunteers(adm))[0]).not.toHaveProperty('suspended')
    await suspend(adm, ann)
    expect(await volunteers(adm)).toMatchObject([{ id: ann.personId, suspended: true }])
    const [seen] = await volunteers(rev)
    expect(seen.id).toBe(ann.personId)
    expect(seen).not.toHaveProperty('suspended')
  })

  it('identity.account-suspended, identity.account-restored: tell the person, who agreed to no messages', async () => {
    const { app, adm, ann } = await aRegion()
    await suspend(adm, ann)
    await restore(adm, ann)
    expect(await toldOf(app)).toEqual([
      ['account-suspended', 'ann@example.cn'],
      ['account-restored', 'ann@example.cn'],
    ])
  })

  it('not-active: is suggested for no group and invited to none until it is restored', async () => {
    const { app, ann } = await aCounty()
    const adm = await app.aPerson('adm@example.cn', { role: 'ADMINISTRATOR', region: prefecture })
    const helper = await aHelper(app)
    const group = await open(ann)
    const suggested = async () => (await ann.call('get', `/api/groups/${group}/suggestions`)).body
    expect((await suggested()).candidates).toMatchObject([{ personId: helper.personId }])
    await suspend(adm, helper)
    expect((await suggested()).candidates).toEqual([])
    const refused = await invite(ann, group, helper)
    expect([refused.status, refused.body.code]).toEqual([409, 'not-eligible'])
    expect(JSON.stringify(refused.body)).toContain('not-active')
    await restore(adm, helper)
    expect((await invite(ann, group, helper)).status).toBe(200)
  })
})
