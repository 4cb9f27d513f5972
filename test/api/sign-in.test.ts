import { describe, expect, it } from 'vitest'
import { aTestApp, type TestApp } from '../support/app.ts'

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

  it('answers alike for a known and an unknown address', async () => {
    const app = await aTestApp()
    await app.signIn(mail)
    const known = await app.call('post', '/api/sign-in/code', { address: mail })
    const unknown = await app.call('post', '/api/sign-in/code', { address: 'bo@example.cn' })
    expect(known.body).toEqual(unknown.body)
  })

  it('ends at once by sign-out', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(mail)
    expect((await ann.call('post', '/api/sign-out')).status).toBe(200)
    expect((await ann.call('get', '/api/me')).body.code).toBe('sign-in-needed')
  })

  it('refuses what comes from another site, and changes nothing', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(mail)
    for (const headers of [
      { origin: 'https://evil.test' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expect((await ann.call('put', '/api/me/language', { language: 'en' }, headers)).body.code).toBe(
        'cross-site',
      )
    expect(
      (await ann.call('put', '/api/me/language', { language: 'en' }, { 'content-type': 'text/plain' })).body
        .code,
    ).toBe('bad-request')
    expect((await ann.call('get', '/api/me')).body.language).toBe('zh')
  })

  it('keeps the address out of store keys, data and logs', async () => {
    const app = await aTestApp()
    await app.signIn(mail)
    for await (const item of app.store.all()) expect(JSON.stringify(item)).not.toContain('ann@')
    expect(app.logged.join()).not.toContain('ann@')
  })
})
