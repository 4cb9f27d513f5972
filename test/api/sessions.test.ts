import { beforeEach, describe, expect, it } from 'vitest'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type Answer, type Person, type TestApp } from '../support/app.ts'
import { anApplication, aVolunteer, aVolunteerIn } from '../support/builders/volunteers.ts'
import { deeds, eventNames, everything } from '../support/everything.ts'

const prefecture = regionCode.parse('9901')
const county = regionCode.parse('990101')
const elsewhere = regionCode.parse('990201')
const phone =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0'

let app: TestApp
beforeEach(async () => {
  app = await aTestApp()
})

/** With the cookie as it is now, whatever the test's own client would do. */
const me = (cookie: string) => app.call('get', '/api/me', undefined, { cookie })
const isIn = async (cookie: string) => (await me(cookie)).status === 200
const sessionsOf = async (person: Person) => (await person.call('get', '/api/me/sessions')).body.sessions
const stored = async () => (await everything(app)).filter(({ pk }) => pk.startsWith('SSN#'))
const administrator = (region = prefecture) =>
  app.aPerson(`adm${region}@example.cn`, { role: 'ADMINISTRATOR', region })

/** Signs in as a browser does that has this cookie already, with the right code or a wrong one. */
async function enter(address: string, headers: Record<string, string> = {}, had = '', isRight = true) {
  const asked = await app.call('post', '/api/sign-in/code', { address })
  const sent = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
  const code = isRight ? sent : sent === '000000' ? '000001' : '000000'
  const cookie = `${cookieIn(asked)}${had === '' ? '' : `; ${had}`}`
  return app.call('post', '/api/sign-in', { address, code }, { cookie, ...headers })
}

const cookieIn = (answer: Answer) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
const bytesOf = ({ status, body, headers }: Answer) => JSON.stringify([status, body, [...headers]])

describe('a session', () => {
  it('is kept as a hash of its token, with browser and kind of device, and no address of a network', async () => {
    const ann = await app.signIn('ann@example.cn')
    const token = ann.cookie.match(/__Host-session=([\w-]{43})/)?.[1] ?? ''
    expect(token).toHaveLength(43)
    const items = await stored()
    expect(items).toHaveLength(1)
    expect(JSON.stringify(await everything(app))).not.toContain(token)
    expect(items[0]?.data).toMatchObject({
      personId: ann.personId,
      device: { browser: 'OTHER', kind: 'OTHER' },
    })
  })

  it('of staff ends after thirty minutes without a request, and after twelve hours', async () => {
    const { cookie } = await app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county })
    for (let minutes = 0; minutes < 12 * 60; minutes += 29) {
      expect(await isIn(cookie), `after ${minutes}`).toBe(true)
      app.clock.pass(29)
    }
    expect(await isIn(cookie)).toBe(false)
    const idle = await app.signIn('rev@example.cn')
    app.clock.pass(29)
    expect(await isIn(idle.cookie)).toBe(true)
    app.clock.pass(30)
    expect(await isIn(idle.cookie)).toBe(false)
  })

  it('of a volunteer lasts thirty days, used or not', async () => {
    const { cookie } = await app.aPerson('vol@example.cn', { role: 'VOLUNTEER' })
    app.clock.pass(30 * 1440 - 1)
    expect(await isIn(cookie)).toBe(true)
    app.clock.pass(1)
    expect(await isIn(cookie)).toBe(false)
  })

  it('notes that it is in use once a minute, not with each request', async () => {
    const { cookie } = await app.signIn('ann@example.cn')
    const before = JSON.stringify(await stored())
    app.clock.pass(0.5)
    await Promise.all([me(cookie), me(cookie)])
    expect(JSON.stringify(await stored())).toBe(before)
    app.clock.pass(1)
    await Promise.all(Array.from({ length: 20 }, () => me(cookie)))
    expect(JSON.stringify(await stored())).not.toBe(before)
  })

  it('takes the place of the one that the same browser had', async () => {
    const before = await app.signIn('ann@example.cn')
    expect(await enter('ann@example.cn', {}, before.cookie)).toMatchObject({
      status: 200,
      body: { personId: before.personId, level: 'full' },
    })
    expect(await isIn(before.cookie)).toBe(false)
  })
})

describe('the list of one’s sessions', () => {
  it('names browser and device, the latest first, and ends one at once', async () => {
    const ann = await app.signIn('ann@example.cn')
    app.clock.pass(1)
    const other = await enter('ann@example.cn', { 'user-agent': phone })
    const list = await sessionsOf(ann)
    expect(list).toMatchObject([
      { browser: 'WECHAT', device: 'PHONE', isThisOne: false, isFull: true },
      { browser: 'OTHER', device: 'OTHER', isThisOne: true, isFull: true },
    ])
    expect((await ann.call('delete', `/api/me/sessions/${list[0].id}`)).body).toEqual({ ended: true })
    expect(await isIn(cookieIn(other))).toBe(false)
    expect(await sessionsOf(ann)).toHaveLength(1)
    expect((await ann.call('delete', `/api/me/sessions/${list[0].id}`)).status).toBe(404)
  })

  it('404: another’s session is as one that is missing, and stays', async () => {
    const ann = await app.signIn('ann@example.cn')
    const bo = await app.signIn('bo@example.cn')
    const [own] = await sessionsOf(ann)
    const foreign = await bo.call('delete', `/api/me/sessions/${own.id}`)
    const missing = await bo.call('delete', '/api/me/sessions/sgn_0000000000missing')
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
    expect(await isIn(ann.cookie)).toBe(true)
  })

  it('ends all others in one act, which has an event, and goes on under a new token', async () => {
    const ann = await app.signIn('ann@example.cn')
    const others = [await app.signIn('ann@example.cn'), await app.signIn('ann@example.cn')]
    const old = ann.cookie
    expect((await ann.call('post', '/api/me/sessions/end-others')).body).toEqual({ ended: true })
    expect(ann.cookie).not.toBe(old)
    expect(await Promise.all([old, ...others.map((one) => one.cookie)].map(isIn))).toEqual([
      false,
      false,
      false,
    ])
    expect(await sessionsOf(ann)).toMatchObject([{ isThisOne: true }])
    expect(await eventNames(app)).toContain('identity.sessions-ended')
  })
})

describe('a change of roles', () => {
  it('by one’s own act gives a new token, and ends what was signed in elsewhere', async () => {
    const lin = await app.signIn('lin@example.cn')
    const elsewhereCookie = (await app.signIn('lin@example.cn')).cookie
    const old = lin.cookie
    expect((await lin.call('post', '/api/volunteers', anApplication({ serial: 9 }))).status).toBe(200)
    expect(lin.cookie).not.toBe(old)
    expect(await Promise.all([old, elsewhereCookie, lin.cookie].map(isIn))).toEqual([false, false, true])
  })

  it('renews nothing that another’s act has ended meanwhile', async () => {
    const lin = await app.signIn('lin@example.cn')
    const { accounts, renewSession } = app.asSystem().identity
    const token = lin.cookie.split('=')[1]
    const account = await accounts.find(lin.personId)
    if (!account) throw new Error('no account')
    const raised = { ...account, sessionEpoch: 1, epochRaisedBy: 'system' as const }
    await accounts.save(raised, { name: 'identity.role-granted', by: 'system', at: app.clock.now() })
    expect(await renewSession(token)).toBeUndefined()
    const twice = { ...raised, version: 2, sessionEpoch: 2, epochRaisedBy: lin.personId }
    await accounts.save(twice, { name: 'identity.role-granted', by: 'system', at: app.clock.now() })
    expect(await renewSession(token)).toBeUndefined()
    expect(await isIn(lin.cookie)).toBe(false)
  })
})

describe('a fresh proof', () => {
  it('step-up-needed: ten minutes after signing in, for what asks for it', async () => {
    const adm = await administrator()
    const { personId } = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified)
    await adm.call('post', `/api/people/${personId}/suspension`, { reason: 'OTHER' })
    app.clock.pass(10)
    const before = await deeds(app)
    const late = await adm.call('post', `/api/people/${personId}/restoration`)
    expect(late).toMatchObject({ status: 403, body: { code: 'step-up-needed' } })
    expect(await deeds(app)).toBe(before)
    const old = adm.cookie
    await adm.stepUp()
    expect(await isIn(old)).toBe(false)
    expect((await adm.call('post', `/api/people/${personId}/restoration`)).status).toBe(200)
  })
})

describe('suspension', () => {
  it('identity.suspend: ends everything of the person at once and keeps them out, byte for byte as a wrong code', async () => {
    const adm = await administrator()
    const ann = await aVolunteerIn(app, 'ann@example.cn', aVolunteer.verified)
    const second = await app.signIn('ann@example.cn')
    const path = `/api/people/${ann.personId}`
    expect((await adm.call('post', `${path}/suspension`, { reason: 'MISCONDUCT' })).status).toBe(200)
    expect(await Promise.all([ann.cookie, second.cookie].map(isIn))).toEqual([false, false])
    const right = bytesOf(await enter('ann@example.cn'))
    expect(right).toEqual(bytesOf(await enter('ann@example.cn', {}, '', false)))
    expect(right).toContain('code-wrong')
    expect((await adm.call('post', `${path}/suspension`, { reason: 'OTHER' })).body.code).toBe('wrong-stage')
    expect((await adm.call('post', `${path}/restoration`)).status).toBe(200)
    expect((await app.signIn('ann@example.cn')).personId).toBe(ann.personId)
    expect(await isIn(second.cookie)).toBe(false)
    expect(await eventNames(app)).toEqual(
      expect.arrayContaining(['identity.account-suspended', 'identity.account-restored']),
    )
  })

  it('reaches who holds a role or has a file in the own region, and nobody else', async () => {
    const adm = await administrator(county)
    const far = await administrator(elsewhere)
    const rev = await app.aPerson('rev@example.cn', { role: 'REVIEWER', region: county })
    const stranger = await app.signIn('nobody@example.cn')
    const suspend = (by: Person, whom: { personId: string }) =>
      by.call('post', `/api/people/${whom.personId}/suspension`, { reason: 'LEFT_POST' })
    const before = await deeds(app)
    const missing = await suspend(adm, { personId: 'per_0000000000missing' })
    for (const [by, whom] of [
      [far, rev],
      [adm, stranger],
    ] as const) {
      const answer = await suspend(by, whom)
      expect([answer.status, answer.body]).toEqual([404, missing.body])
    }
    expect(await deeds(app)).toBe(before)
    expect((await suspend(adm, rev)).status).toBe(200)
  })

  it('403: not oneself, not an administrator of the own rank', async () => {
    const adm = await administrator()
    const peer = await app.aPerson('peer@example.cn', { role: 'ADMINISTRATOR', region: prefecture })
    const below = await administrator(county)
    const suspend = (whom: Person) =>
      adm.call('post', `/api/people/${whom.personId}/suspension`, { reason: 'OTHER' })
    expect((await suspend(adm)).body.code).toBe('not-permitted')
    expect((await suspend(peer)).body.code).toBe('above-own-rank')
    expect((await suspend(below)).status).toBe(200)
  })
})

describe('x-session', () => {
  it('says in the OpenAPI which sessions and proofs an operation asks for', async () => {
    const { paths } = (await app.call('get', '/api/openapi.json')).body
    expect(paths['/api/sign-in'].post['x-session']).toBeNull()
    expect(paths['/api/sign-out'].post['x-session']).toEqual({ level: 'partial', stepUp: false })
    expect(paths['/api/people/{personId}/restoration'].post['x-session']).toEqual({
      level: 'full',
      stepUp: true,
    })
  })
})
