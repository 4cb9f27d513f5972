import { describe, expect, it } from 'vitest'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp } from '../support/app.ts'
import { blindStore } from '../support/blind-store.ts'
import {
  addPasskey,
  addTotp,
  aStaffPerson,
  byCodeAlone,
  cookieOf,
  mail,
  present,
  stored,
  withApp,
} from '../support/factors.ts'
import { aPasskeyDevice } from '../support/passkey-device.ts'

describe('a recovery code under a race', () => {
  async function successes(isBlind: boolean): Promise<number> {
    const clock = aClock()
    const real = await aStore(clock.now)
    // The control: the tries are not counted, and the version of the factors is not believed.
    const store = blindStore(real, ({ pk, sk }) =>
      isBlind
        ? /^(BUD#factor|PER#.*)/.test(pk) && /^(B|FACTORS|EVT#FACTORS)/.test(sk)
        : pk.startsWith('BUD#factor'),
    )
    const app = await aTestApp({ store, clock })
    const { codes } = await withApp(app)
    const { cookie } = await byCodeAlone(app)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        app.call('post', '/api/sign-in/factor', { kind: 'RECOVERY_CODE', code: codes[0] }, { cookie }),
      ),
    )
    // Whoever passed the check but lost the race for the session's new token is told to sign in again.
    return answers.filter(({ body, status }) => status === 200 || body.code === 'sign-in-needed').length
  }

  it('one of 100 at once succeeds, even when tries are not counted', async () => {
    expect(await successes(false)).toBe(1)
  })

  it('control: without the belief in the version, many do', async () => {
    expect(await successes(true)).toBeGreaterThan(1)
  })
})

describe('changing factors', () => {
  it('step-up-needed: removing and new recovery codes; last-factor: staff keep one', async () => {
    const { app, client, codeNow, codes } = await withApp()
    await present(client, { kind: 'TOTP', code: await codeNow() })
    const { totp } = (await client.call('get', '/api/me/factors')).body
    app.clock.pass(11)
    expect((await client.call('delete', `/api/me/factors/${totp.id}`)).body.code).toBe('step-up-needed')
    expect((await client.call('post', '/api/me/recovery-codes')).body.code).toBe('step-up-needed')
    await present(client, { kind: 'TOTP', code: await codeNow() })
    const before = await stored(app)
    expect((await client.call('delete', `/api/me/factors/${totp.id}`)).body.code).toBe('last-factor')
    expect(await stored(app)).toEqual(before)
    const renewed = (await client.call('post', '/api/me/recovery-codes')).body.recoveryCodes as string[]
    expect(renewed).toHaveLength(10)
    const passkey = await addPasskey(client, aPasskeyDevice())
    expect((await client.call('delete', `/api/me/factors/${totp.id}`)).status).toBe(200)
    expect((await client.call('delete', `/api/me/factors/${passkey.body.id}`)).body.code).toBe('last-factor')
    const again = await byCodeAlone(app)
    expect((await present(again, { kind: 'TOTP', code: await codeNow() })).body.code).toBe('factor-wrong')
    expect((await present(again, { kind: 'RECOVERY_CODE', code: codes[0] })).body.code).toBe('factor-wrong')
    expect((await present(again, { kind: 'RECOVERY_CODE', code: renewed[0] })).status).toBe(200)
  })

  it('too-many-passkeys: ten, and no more', async () => {
    const { client, codeNow } = await withApp()
    await present(client, { kind: 'TOTP', code: await codeNow() })
    for (let n = 0; n < 10; n += 1) expect((await addPasskey(client, aPasskeyDevice())).status).toBe(200)
    expect((await addPasskey(client, aPasskeyDevice())).body.code).toBe('too-many-passkeys')
    expect((await client.call('get', '/api/me/factors')).body.passkeys).toHaveLength(10)
  })

  it('404: another’s factor is as one that is missing', async () => {
    const { app, client, codeNow } = await withApp()
    await present(client, { kind: 'TOTP', code: await codeNow() })
    await aStaffPerson(app, 'bo@example.cn')
    const bo = await byCodeAlone(app, 'bo@example.cn')
    await addTotp(app, bo)
    const { totp } = (await bo.call('get', '/api/me/factors')).body
    const foreign = await client.call('delete', `/api/me/factors/${totp.id}`)
    const missing = await client.call('delete', `/api/me/factors/fct_${'0'.repeat(22)}`)
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' })
  })

  it('step-up by code is for those without a factor, to their own address', async () => {
    const { app, client, codeNow } = await withApp()
    await present(client, { kind: 'TOTP', code: await codeNow() })
    expect((await client.call('post', '/api/me/step-up', { address: mail, code: '123456' })).body.code).toBe(
      'second-factor-needed',
    )
    const bo = await byCodeAlone(app, 'bo@example.cn')
    app.clock.pass(11)
    const asked = await app.call('post', '/api/sign-in/code', { address: 'bo@example.cn' })
    const code = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0]
    const both = { cookie: `${bo.cookie}; ${cookieOf(asked)}` }
    expect((await app.call('post', '/api/me/step-up', { address: mail, code }, both)).body.code).toBe(
      'code-wrong',
    )
    expect((await app.call('post', '/api/me/step-up', { address: 'bo@example.cn', code }, both)).status).toBe(
      200,
    )
  })

  it('each leaves one event, in the order of what happened', async () => {
    const { app, personId, client, codes } = await withApp()
    await present(client, { kind: 'RECOVERY_CODE', code: codes[0] })
    const { totp } = (await client.call('get', '/api/me/factors')).body
    await addPasskey(client, aPasskeyDevice())
    await client.call('delete', `/api/me/factors/${totp.id}`)
    await client.call('post', '/api/me/recovery-codes')
    const { items } = await app.store.query({
      pk: `PER#${personId}`,
      range: { prefix: 'EVT#FACTORS#' },
      limit: 50,
    })
    expect(items.map(({ data }) => data['name'])).toEqual([
      'identity.totp-added',
      'identity.recovery-code-used',
      'identity.passkey-added',
      'identity.factor-removed',
      'identity.recovery-codes-made',
    ])
  })
})
