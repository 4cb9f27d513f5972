import { describe, expect, it } from 'vitest'
import { aTestApp, type Answer, type TestApp } from '../support/app.ts'
import { everything } from '../support/everything.ts'

const mail = 'ann@example.cn'
const cookieOf = (answer: { headers: Headers }) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

async function asked(given?: TestApp) {
  const app = given ?? (await aTestApp())
  const answer = await app.call('post', '/api/sign-in/code', { address: mail })
  const code = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
  return { app, answer, code, browser: { cookie: cookieOf(answer) } }
}

describe('signing in', () => {
  it('opens an account with a code, and knows the person afterwards', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(mail)
    const me = await ann.call('get', '/api/me')
    expect(me).toMatchObject({
      status: 200,
      body: { personId: ann.personId, addresses: [mail], grants: [], invitations: [] },
    })
    expect((await app.signIn(mail)).personId).toBe(ann.personId)
  })

  it('sets a __Host- cookie that scripts cannot read', async () => {
    const { app, code, browser } = await asked()
    const answer = await app.call('post', '/api/sign-in', { address: mail, code }, browser)
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it('refuses a wrong code, another browser, a late code, and a used one', async () => {
    const { app, code, browser } = await asked()
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await app.call('post', '/api/sign-in', { address: mail, code: wrong }, browser)).toMatchObject({
      status: 401,
      body: { code: 'code-wrong' },
    })
    expect((await app.call('post', '/api/sign-in', { address: mail, code })).status).toBe(401)
    expect((await app.call('post', '/api/sign-in', { address: mail, code }, browser)).status).toBe(200)
    expect((await app.call('post', '/api/sign-in', { address: mail, code }, browser)).status).toBe(401)
    const late = await asked(app)
    app.clock.pass(5)
    expect(
      (await app.call('post', '/api/sign-in', { address: mail, code: late.code }, late.browser)).status,
    ).toBe(401)
  })

  it('allows five tries, and one success of 100 at once', async () => {
    const { app, code, browser } = await asked()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++)
      await app.call('post', '/api/sign-in', { address: mail, code: wrong }, browser)
    expect((await app.call('post', '/api/sign-in', { address: mail, code }, browser)).status).toBe(401)
    const again = await asked(app)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        app.call('post', '/api/sign-in', { address: mail, code: again.code }, again.browser),
      ),
    )
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1)
  })

  it('sends five codes an hour to an address, then says 429 with Retry-After', async () => {
    const { app } = await asked()
    for (let i = 0; i < 4; i++) await asked(app)
    const answer = await app.call('post', '/api/sign-in/code', { address: mail })
    expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    expect(answer.headers.get('retry-after')).toBe('60')
    app.clock.pass(60)
    expect((await app.call('post', '/api/sign-in/code', { address: mail })).status).toBe(200)
  })

  it('counts the hour from each code, so that no hour has more than five', async () => {
    const app = await aTestApp()
    const ask = async () => (await app.call('post', '/api/sign-in/code', { address: mail })).status
    expect([await ask(), await ask()]).toEqual([200, 200])
    app.clock.pass(59)
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429])
    app.clock.pass(2)
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429])
  })

  it('gives five of a hundred requests at once, and no more', async () => {
    const app = await aTestApp()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => app.call('post', '/api/sign-in/code', { address: mail })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(app.outbox).toHaveLength(5)
  })

  it('ends at once by sign-out', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(mail)
    expect((await ann.call('post', '/api/sign-out')).status).toBe(200)
    expect((await ann.call('get', '/api/me')).body.code).toBe('sign-in-needed')
  })

  it('keeps the address out of store keys, data and logs', async () => {
    const app = await aTestApp()
    await app.signIn(mail)
    for await (const item of app.store.all()) expect(JSON.stringify(item)).not.toContain('ann@')
    expect(app.logged.join()).not.toContain('ann@')
  })
})

describe('whether there is an account', () => {
  /** All that a stranger can see of an answer; the cookie's value is random, and as long for everyone. */
  const bytesOf = ({ status, body, headers }: Answer) =>
    JSON.stringify([status, body, [...headers]]).replace(/asked=[\w-]{43};/, 'asked=43 letters;')

  it('cannot be told: unknown, known, suspended and erased are answered byte for byte alike', async () => {
    const app = await aTestApp()
    await app.signIn('known@example.cn')
    await anAccountThatIs(app, 'SUSPENDED')
    await anAccountThatIs(app, 'ERASED')
    const seen = { asked: new Set<string>(), wrong: new Set<string>(), late: new Set<string>() }
    const addresses = ['unknown@example.cn', 'known@example.cn', 'suspended@example.cn', 'erased@example.cn']
    for (const address of addresses) {
      const answer = await app.call('post', '/api/sign-in/code', { address })
      seen.asked.add(bytesOf(answer))
      const right = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
      const cookie = cookieOf(answer)
      const send = (code: string) => app.call('post', '/api/sign-in', { address, code }, { cookie })
      seen.wrong.add(bytesOf(await send(right === '000000' ? '000001' : '000000')))
      app.clock.pass(5)
      seen.late.add(bytesOf(await send(right)))
    }
    expect([seen.asked.size, seen.wrong.size, seen.late.size]).toEqual([1, 1, 1])
    expect(seen.wrong).toEqual(seen.late)
  })

  it('suspended and erased: the right code is answered as a wrong one, and starts nothing', async () => {
    const app = await aTestApp()
    for (const standing of ['SUSPENDED', 'ERASED'] as const) {
      const address = await anAccountThatIs(app, standing)
      const answer = await app.call('post', '/api/sign-in/code', { address })
      const code = app.outbox.at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
      const cookie = cookieOf(answer)
      const sessions = async () => (await everything(app)).filter(({ pk }) => pk.startsWith('SSN#')).length
      const before = await sessions()
      const right = await app.call('post', '/api/sign-in', { address, code }, { cookie })
      const wrong = await app.call('post', '/api/sign-in', { address, code: '000000' }, { cookie })
      expect(bytesOf(right)).toBe(bytesOf(wrong))
      expect(await sessions()).toBe(before)
    }
  })
})

/** An account with the standing that another's decision, or their own erasure, gives it. */
async function anAccountThatIs(app: TestApp, standing: 'SUSPENDED' | 'ERASED'): Promise<string> {
  const address = `${standing.toLowerCase()}@example.cn`
  const { personId } = await app.signIn(address)
  const { accounts } = app.asSystem().identity
  const account = await accounts.find(personId)
  if (!account) throw new Error('no account')
  const happening = { name: 'identity.account-changed', by: 'system', at: app.clock.now() } as const
  await accounts.save({ ...account, standing }, happening)
  return address
}
