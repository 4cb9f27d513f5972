import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type TestApp } from '../support/app.ts'

const city = regionCode.parse('9901')
const county = regionCode.parse('990101')

/** A reviewer of a county who has lost the factor, and the administrators of the county and of the city above it. */
async function aLoss() {
  const app = await aTestApp()
  const lost = await app.aPerson('lost@example.cn', { role: 'REVIEWER', region: county })
  const ann = await app.aPerson('ann@example.cn', { role: 'ADMINISTRATOR', region: county })
  const bo = await app.aPerson('bo@example.cn', { role: 'ADMINISTRATOR', region: city })
  const elsewhere = await app.aPerson('far@example.cn', {
    role: 'ADMINISTRATOR',
    region: regionCode.parse('990102'),
  })
  const partial = await byCodeAlone(app, 'lost@example.cn')
  return { app, lost, ann, bo, elsewhere, partial, of: `/api/factor-resets/${lost.personId}` }
}

const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

async function byCodeAlone(app: TestApp, address: string) {
  const asked = await app.call('post', '/api/sign-in/code', { address })
  const code = app.outbox.findLast((one) => one.to === address)?.text.match(/\d{6}/)?.[0]
  const answer = await app.call('post', '/api/sign-in', { address, code }, { cookie: cookieOf(asked) })
  const cookie = cookieOf(answer)
  return (method: string, path: string, body?: unknown) => app.call(method, path, body, { cookie })
}

const reason = '当面核验工作证与身份证。'
const quiet = jsonLog(() => undefined)
const stateOf = async ({ store }: TestApp, person: string) =>
  (await store.get({ pk: `PER#${person}`, sk: 'RESET' }))?.version

describe('a lost device', () => {
  it('identity.reset-factors: two administrators take the factors away; every session ends, and the person begins anew', async () => {
    const { app, lost, ann, bo, partial, of } = await aLoss()
    expect((await partial('post', '/api/sign-in/lost-device')).status).toBe(200)
    const waiting = { kind: 'reset-factors', count: 1 }
    expect((await ann.call('get', '/api/me/tasks')).body.tasks).toContainEqual(
      expect.objectContaining(waiting),
    )
    const [asked] = (await bo.call('get', '/api/factor-resets')).body.resets
    expect(asked).toMatchObject({
      personId: lost.personId,
      address: 'l***@example.cn',
      status: 'ASKED',
      region: county,
      startedByMe: false,
      roles: [{ role: 'REVIEWER' }],
    })
    expect((await ann.call('post', `${of}/start`, { version: asked.version, reason })).status).toBe(200)
    expect((await ann.call('get', '/api/me/tasks')).body.tasks).not.toContainEqual(
      expect.objectContaining(waiting),
    )
    const [started] = (await bo.call('get', '/api/factor-resets')).body.resets
    expect(started).toMatchObject({ status: 'STARTED', reason })
    expect((await bo.call('post', `${of}/confirm`, { version: started.version })).status).toBe(200)
    expect((await app.call('get', '/api/me', undefined, { cookie: lost.cookie })).body.code).toBe(
      'sign-in-needed',
    )
    expect((await partial('get', '/api/me')).body.code).toBe('sign-in-needed')
    expect((await bo.call('get', '/api/factor-resets')).body.resets).toEqual([])
    for (const [chain, name] of [
      ['RESET', 'identity.reset-confirmed'],
      ['FACTORS', 'identity.factors-reset'],
    ]) {
      const range = { prefix: `EVT#${chain}#` }
      const { items } = await app.store.query({ pk: `PER#${lost.personId}`, range, limit: 50 })
      expect(items.at(-1)?.data['name']).toBe(name)
    }
    const again = await byCodeAlone(app, 'lost@example.cn')
    expect((await again('get', '/api/me/factors')).body).toEqual({
      passkeys: [],
      recoveryCodesLeft: 0,
      required: true,
    })
    expect((await again('get', '/api/me/tasks')).body.code).toBe('second-factor-needed')
    expect((await again('post', '/api/me/totp/begin')).status).toBe(200)
  })

  it('second-person-needed: never the same administrator twice, and never the person', async () => {
    const { app, ann, bo, partial, lost, of } = await aLoss()
    await partial('post', '/api/sign-in/lost-device')
    await ann.call('post', `${of}/start`, { version: 1, reason })
    expect((await ann.call('post', `${of}/confirm`, { version: 2 })).body.code).toBe('second-person-needed')
    expect(await stateOf(app, lost.personId)).toBe(2)
    // An administrator who lost the device cannot start their own from a session that is still whole.
    const boAlone = await byCodeAlone(app, 'bo@example.cn')
    await boAlone('post', '/api/sign-in/lost-device')
    const own = `/api/factor-resets/${bo.personId}`
    expect((await bo.call('post', `${own}/start`, { version: 1, reason })).body.code).toBe(
      'second-person-needed',
    )
    expect(await stateOf(app, bo.personId)).toBe(1)
  })

  it('404: another region’s is as one that is missing; the administrators below do not decide for those above', async () => {
    const { app, ann, bo, elsewhere, partial, of } = await aLoss()
    await partial('post', '/api/sign-in/lost-device')
    const foreign = await elsewhere.call('post', `${of}/start`, { version: 1, reason })
    const missing = await elsewhere.call('post', `/api/factor-resets/per_${'0'.repeat(22)}/start`, {
      version: 1,
      reason,
    })
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' })
    expect((await elsewhere.call('get', '/api/factor-resets')).body.resets).toEqual([])
    const boAlone = await byCodeAlone(app, 'bo@example.cn')
    await boAlone('post', '/api/sign-in/lost-device')
    expect(
      (await ann.call('post', `/api/factor-resets/${bo.personId}/start`, { version: 1, reason })).status,
    ).toBe(404)
  })

  it('wrong-stage, changed-meanwhile, reset-asked: in order, once, and within 24 hours', async () => {
    const { app, ann, bo, partial, of, lost } = await aLoss()
    await partial('post', '/api/sign-in/lost-device')
    expect((await partial('post', '/api/sign-in/lost-device')).body.code).toBe('reset-asked')
    expect((await bo.call('post', `${of}/confirm`, { version: 1 })).body.code).toBe('wrong-stage')
    expect((await ann.call('post', `${of}/start`, { version: 7, reason })).body.code).toBe(
      'changed-meanwhile',
    )
    expect(await stateOf(app, lost.personId)).toBe(1)
    app.clock.pass(24 * 60)
    expect((await ann.call('get', '/api/factor-resets')).body.resets).toEqual([])
    await ann.stepUp()
    expect((await ann.call('post', `${of}/start`, { version: 1, reason })).body.code).toBe('wrong-stage')
  })

  it('step-up-needed: starting and confirming need a fresh proof', async () => {
    const { app, ann, partial, of } = await aLoss()
    await partial('post', '/api/sign-in/lost-device')
    app.clock.pass(11)
    expect((await ann.call('post', `${of}/start`, { version: 1, reason })).body.code).toBe('step-up-needed')
    await ann.stepUp()
    expect((await ann.call('post', `${of}/start`, { version: 1, reason })).status).toBe(200)
  })

  it('the person is told at each step, and can stop it; one administrator can refuse', async () => {
    const { app, lost, ann, partial, of } = await aLoss()
    const told = async () => {
      app.outbox.length = 0
      await onEvents(app.adapters, 'https://tongxing.test', quiet)
      return app.outbox.filter((one) => one.to === 'lost@example.cn').map((one) => one.kind)
    }
    await told()
    await partial('post', '/api/sign-in/lost-device')
    expect(await told()).toEqual(['reset-asked'])
    await ann.call('post', `${of}/start`, { version: 1, reason })
    expect(await told()).toEqual(['reset-started'])
    expect((await partial('post', '/api/me/reset/stop')).body.code).toBe('second-factor-needed')
    expect((await lost.call('post', '/api/me/reset/stop')).status).toBe(200)
    expect((await lost.call('post', '/api/me/reset/stop')).body.code).toBe('wrong-stage')
    await partial('post', '/api/sign-in/lost-device')
    expect((await ann.call('post', `${of}/refusal`, { version: 4 })).status).toBe(200)
    expect(await told()).toEqual(['reset-asked', 'reset-refused'])
    const { items } = await app.store.query({
      pk: `PER#${lost.personId}`,
      range: { prefix: 'EVT#RESET#' },
      limit: 50,
    })
    expect(items.map(({ data }) => data['name'])).toEqual([
      'identity.reset-asked',
      'identity.reset-started',
      'identity.reset-stopped',
      'identity.reset-asked',
      'identity.reset-refused',
    ])
    for await (const item of app.store.all()) expect(JSON.stringify(item)).not.toContain(reason)
  })

  it('wrong-stage: who has no factor, or no role, asks for none', async () => {
    const { app } = await aLoss()
    const nobody = await app.signIn('wu@example.cn')
    expect((await nobody.call('post', '/api/sign-in/lost-device')).body.code).toBe('wrong-stage')
  })
})
