import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import { regionCode } from '../../shared/ids.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp, type TestApp } from '../support/app.ts'
import { blindStore } from '../support/blind-store.ts'
import { aPasskeyDevice } from '../support/passkey-device.ts'

const region = regionCode.parse('9901')
const mail = 'ann@example.cn'

/** Everything that is stored, so that a refusal can be shown to have stored nothing but its count of tries. */
async function stored({ store }: TestApp): Promise<string[]> {
  const items: string[] = []
  for await (const { pk, sk, version } of store.all())
    if (!/^(BUD|FWT|SSN|COD)#/.test(pk)) items.push(`${pk} ${sk} ${version}`)
  return items.toSorted()
}

const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** The first of the two steps, by hand: what a person has who knows the code alone. */
async function byCodeAlone(app: TestApp, address = mail) {
  const asked = await app.call('post', '/api/sign-in/code', { address })
  const code = app.outbox.findLast((one) => one.to === address)?.text.match(/\d{6}/)?.[0]
  const answer = await app.call('post', '/api/sign-in', { address, code }, { cookie: cookieOf(asked) })
  let cookie = cookieOf(answer)
  return {
    answer,
    get cookie() {
      return cookie
    },
    async call(method: string, path: string, body?: unknown) {
      const answered = await app.call(method, path, body, { cookie })
      cookie = cookieOf(answered) || cookie
      return answered
    },
  }
}
type Client = Awaited<ReturnType<typeof byCodeAlone>>

/** A role without any factor, as after accepting an invitation. */
async function aStaffPerson(app: TestApp, address = mail) {
  const { personId } = await app.signIn(address)
  const { accounts } = app.asSystem().identity
  const account = await accounts.find(personId)
  if (!account) throw new Error('no account')
  await accounts.save(
    { ...account, grants: [{ role: 'REVIEWER', region }] },
    { name: 'identity.role-granted', by: 'system', at: app.clock.now() },
  )
  return personId
}

async function addTotp(app: TestApp, client: Client) {
  const { secret, uri } = (await client.call('post', '/api/me/totp/begin')).body
  const code = await totpCodeAt(secret, app.clock.now())
  const added = await client.call('post', '/api/me/totp', { code })
  return {
    secret: String(secret),
    uri: String(uri),
    code,
    added,
    codes: added.body.recoveryCodes as string[],
  }
}

async function addPasskey(client: Client, device: ReturnType<typeof aPasskeyDevice>) {
  const { options } = (await client.call('post', '/api/me/passkeys/begin')).body
  return client.call('post', '/api/me/passkeys', { name: '办公电脑', response: device.made(options) })
}

/** Staff with an app, signed in anew by the code alone, half a minute later. */
async function withApp(given?: TestApp) {
  const app = given ?? (await aTestApp())
  const personId = await aStaffPerson(app)
  const first = await byCodeAlone(app)
  const { secret, codes, code } = await addTotp(app, first)
  app.clock.pass(1)
  const client = await byCodeAlone(app)
  const codeNow = () => totpCodeAt(secret, app.clock.now())
  return { app, personId, client, secret, codes, spent: code, codeNow }
}

const present = (client: Client, body: object) => client.call('post', '/api/sign-in/factor', body)

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
