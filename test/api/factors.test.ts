import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import { aTestApp } from '../support/app.ts'
import {
  addPasskey,
  addTotp,
  aStaffPerson,
  byCodeAlone,
  type Client,
  present,
  stored,
  withApp,
} from '../support/factors.ts'
import { aPasskeyDevice } from '../support/passkey-device.ts'

describe('the first factor', () => {
  it('second-factor-needed: staff do nothing before; adding one makes the session whole, under a new token', async () => {
    const app = await aTestApp()
    await aStaffPerson(app)
    const client = await byCodeAlone(app)
    expect(client.answer.body.level).toBe('partial')
    expect((await client.call('get', '/api/me/tasks')).body.code).toBe('second-factor-needed')
    const before = client.cookie
    const { added, uri, codes } = await addTotp(app, client)
    expect(added.status).toBe(200)
    expect(uri).toMatch(/^otpauth:\/\/totp\/Tongxing:.*secret=[A-Z2-7]{32}/)
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const one of codes) expect(one).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    expect((await client.call('get', '/api/me/tasks')).status).toBe(200)
    expect((await app.call('get', '/api/me', undefined, { cookie: before })).body.code).toBe('sign-in-needed')
  })

  it('a passkey too; and what is stored holds neither secret nor recovery code in clear', async () => {
    const app = await aTestApp()
    await aStaffPerson(app)
    const client = await byCodeAlone(app)
    const added = await addPasskey(client, aPasskeyDevice())
    expect(added).toMatchObject({ status: 200, body: { recoveryCodes: expect.any(Array) } })
    const { secret, added: app2 } = await addTotp(app, client)
    // Codes come with the first factor alone.
    expect(app2.body.recoveryCodes).toBeUndefined()
    const factors = (await client.call('get', '/api/me/factors')).body
    expect(factors).toEqual({
      passkeys: [
        { id: expect.any(String), name: '办公电脑', addedAt: app.clock.now(), lastUsedAt: app.clock.now() },
      ],
      totp: { id: expect.any(String), addedAt: app.clock.now(), lastUsedAt: app.clock.now() },
      recoveryCodesLeft: 10,
      required: true,
    })
    const secrets = [secret, ...(added.body.recoveryCodes as string[]), '办公电脑']
    for await (const item of app.store.all())
      for (const one of secrets) expect(JSON.stringify(item)).not.toContain(one)
    for (const one of secrets) expect(app.logged.join()).not.toContain(one)
  })

  it('factor-wrong, factor-refused: a secret counts once its first code is right, in the session that asked', async () => {
    const app = await aTestApp()
    await aStaffPerson(app)
    const client = await byCodeAlone(app)
    expect((await client.call('post', '/api/me/totp', { code: '123456' })).body.code).toBe('factor-refused')
    const { secret } = (await client.call('post', '/api/me/totp/begin')).body
    const before = await stored(app)
    const wrong = await totpCodeAt(await newTotpSecret(), app.clock.now())
    expect((await client.call('post', '/api/me/totp', { code: wrong })).body.code).toBe('factor-wrong')
    const other = await byCodeAlone(app)
    const code = await totpCodeAt(secret, app.clock.now())
    expect((await other.call('post', '/api/me/totp', { code })).body.code).toBe('factor-refused')
    expect((await client.call('get', '/api/me/factors')).body.totp).toBeUndefined()
    expect(await stored(app)).toEqual(before)
    app.clock.pass(15)
    const late = await totpCodeAt(secret, app.clock.now())
    expect((await client.call('post', '/api/me/totp', { code: late })).body.code).toBe('factor-refused')
  })

  it('factor-refused: no passkey without a verified user, of another site, or for another challenge', async () => {
    const app = await aTestApp()
    await aStaffPerson(app)
    const client = await byCodeAlone(app)
    const before = await stored(app)
    for (const device of [
      aPasskeyDevice({ verified: false }),
      aPasskeyDevice({ origin: 'https://evil.test' }),
    ])
      expect((await addPasskey(client, device)).body.code).toBe('factor-refused')
    const { options } = (await client.call('post', '/api/me/passkeys/begin')).body
    const response = aPasskeyDevice().made(options)
    await client.call('post', '/api/me/passkeys/begin')
    expect((await client.call('post', '/api/me/passkeys', { name: 'x', response })).body.code).toBe(
      'factor-refused',
    )
    expect(await stored(app)).toEqual(before)
  })

  it('second-factor-needed, step-up-needed: a further one needs proof by those that are there', async () => {
    const { app, client, codeNow } = await withApp()
    expect((await client.call('post', '/api/me/passkeys/begin')).body.code).toBe('second-factor-needed')
    expect((await client.call('post', '/api/me/totp/begin')).body.code).toBe('second-factor-needed')
    expect((await present(client, { kind: 'TOTP', code: await codeNow() })).status).toBe(200)
    app.clock.pass(11)
    expect((await client.call('post', '/api/me/passkeys/begin')).body.code).toBe('step-up-needed')
    expect((await present(client, { kind: 'TOTP', code: await codeNow() })).status).toBe(200)
    expect((await addPasskey(client, aPasskeyDevice())).status).toBe(200)
  })
})

describe('the second step', () => {
  it('a code of the app makes the session whole once; the same again, or an older one, is refused', async () => {
    const { app, client, codeNow, spent } = await withApp()
    expect(client.answer.body.level).toBe('partial')
    expect((await present(client, { kind: 'TOTP', code: spent })).body.code).toBe('factor-wrong')
    const code = await codeNow()
    expect(await present(client, { kind: 'TOTP', code })).toMatchObject({
      status: 200,
      body: { recoveryCodesLeft: 10 },
    })
    expect((await client.call('get', '/api/me/tasks')).status).toBe(200)
    const other = await byCodeAlone(app)
    expect(await present(other, { kind: 'TOTP', code })).toMatchObject({
      status: 401,
      body: { code: 'factor-wrong' },
    })
    expect((await other.call('get', '/api/me/tasks')).body.code).toBe('second-factor-needed')
  })

  it('too-many-requests: five tries in fifteen minutes, counted before the comparison, also of 100 at once', async () => {
    const { app, client, codeNow, secret } = await withApp()
    const nobodys = await totpCodeAt(await newTotpSecret(), app.clock.now())
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => present(client, { kind: 'TOTP', code: nobodys })),
    )
    expect(answers.filter((one) => one.body.code === 'factor-wrong')).toHaveLength(5)
    expect(answers.filter((one) => one.body.code === 'too-many-requests')).toHaveLength(95)
    expect((await present(client, { kind: 'TOTP', code: await codeNow() })).status).toBe(429)
    app.clock.pass(15)
    const code = await totpCodeAt(secret, app.clock.now())
    expect((await present(client, { kind: 'TOTP', code })).status).toBe(200)
  })

  it('a recovery code works once, and is an event without the code', async () => {
    const { app, client, codes } = await withApp()
    const typed = ` ${codes[3]?.toLowerCase()} `
    expect(await present(client, { kind: 'RECOVERY_CODE', code: typed })).toMatchObject({
      status: 200,
      body: { recoveryCodesLeft: 9 },
    })
    const other = await byCodeAlone(app)
    expect((await present(other, { kind: 'RECOVERY_CODE', code: codes[3] })).body.code).toBe('factor-wrong')
    expect((await present(other, { kind: 'RECOVERY_CODE', code: codes[4] })).status).toBe(200)
  })

  it('a passkey: user verified, counter risen, challenge of this session, five minutes, once', async () => {
    const app = await aTestApp()
    await aStaffPerson(app)
    const device = aPasskeyDevice()
    device.counter = 5
    expect((await addPasskey(await byCodeAlone(app), device)).status).toBe(200)
    const client = await byCodeAlone(app)
    const ask = async (by: Client) => (await by.call('post', '/api/sign-in/passkey')).body.options
    expect(await ask(client)).toMatchObject({ rpId: 'tongxing.test', userVerification: 'required' })
    // Five as before: a copy of the device.
    expect((await present(client, device.used(await ask(client)))).body.code).toBe('factor-wrong')
    device.counter = 6
    const other = await byCodeAlone(app)
    const elsewhere = device.used(await ask(other))
    expect((await present(client, elsewhere)).body.code).toBe('factor-wrong')
    const late = device.used(await ask(client))
    app.clock.pass(5)
    expect((await present(client, late)).body.code).toBe('factor-wrong')
    const proof = device.used(await ask(client))
    expect((await present(client, proof)).status).toBe(200)
    expect((await present(client, proof)).body.code).toBe('factor-wrong')
    expect((await client.call('get', '/api/me/tasks')).status).toBe(200)
  })

  it('volunteers need none; one who has added one is asked for it', async () => {
    const app = await aTestApp()
    const client = await byCodeAlone(app)
    expect(client.answer.body.level).toBe('full')
    const { codes } = await addTotp(app, client)
    const again = await byCodeAlone(app)
    expect(again.answer.body.level).toBe('partial')
    expect((await again.call('get', '/api/me/tasks')).body.code).toBe('second-factor-needed')
    expect((await present(again, { kind: 'RECOVERY_CODE', code: codes[0] })).status).toBe(200)
  })

  it('another person’s codes prove nothing', async () => {
    const { app, codes } = await withApp()
    await aStaffPerson(app, 'bo@example.cn')
    const bo = await byCodeAlone(app, 'bo@example.cn')
    expect((await present(bo, { kind: 'RECOVERY_CODE', code: codes[0] })).body.code).toBe('factor-wrong')
    expect((await bo.call('post', '/api/sign-in/passkey')).body.code).toBe('factor-wrong')
  })
})
