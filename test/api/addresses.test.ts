import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import { regionCode } from '../../shared/ids.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { refusedWith } from '../support/refused-with.ts'

const [old, fresh] = ['ann@example.cn', 'ann@new.example.cn']
const reviewer = { role: 'REVIEWER', region: regionCode.parse('990101') } as const

/** Asks for a code to an address and reads it there; the browser’s cookie comes along. */
async function aCode(app: TestApp, by: Person, address: string) {
  const asked = await app.call('post', '/api/me/addresses/code', { address }, { cookie: by.cookie })
  const browser = asked.headers.getSetCookie().find((one) => one.startsWith('__Host-asked'))
  const message = app.outbox.findLast((one) => one.kind === 'address-code')
  expect(message?.to).toBe(address)
  return { code: message?.text.match(/\d{6}/)?.[0] ?? '', browser: browser?.split(';')[0] ?? '' }
}

/** Two codes in one browser, which keeps its cookie. */
async function twoCodes(app: TestApp, by: Person) {
  const first = await aCode(app, by, fresh)
  await app.call(
    'post',
    '/api/me/addresses/code',
    { address: old },
    { cookie: `${by.cookie}; ${first.browser}` },
  )
  const fromCode = app.outbox.findLast((one) => one.to === old && one.kind === 'address-code')?.text
  return { ...first, fromCode: fromCode?.match(/\d{6}/)?.[0] ?? '' }
}

const ask = (app: TestApp, by: Person, path: string, body: object, browser: string) =>
  app.call('post', `/api/me/addresses${path}`, body, { cookie: `${by.cookie}; ${browser}` })

const addressesOf = async (by: Person) => (await by.call('get', '/api/me')).body.addresses

describe('one’s own addresses', () => {
  it('adds one that its code confirms, and signs in with it afterwards', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(old)
    const { code, browser } = await aCode(app, ann, fresh)
    expect((await ask(app, ann, '', { address: fresh, code }, browser)).status).toBe(200)
    expect(await addressesOf(ann)).toEqual([old, fresh])
    expect((await app.signIn(fresh)).personId).toBe(ann.personId)
  })

  it('code-wrong: a wrong code, another browser’s, and a code for signing in confirm nothing', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(old)
    const { code, browser } = await aCode(app, ann, fresh)
    const wrong = code === '000000' ? '000001' : '000000'
    await refusedWith(app, 'code-wrong', 401, () =>
      ask(app, ann, '', { address: fresh, code: wrong }, browser),
    )
    await refusedWith(app, 'code-wrong', 401, () => ask(app, ann, '', { address: fresh, code }, 'x=y'))
    const signIn = await app.call('post', '/api/sign-in/code', { address: fresh }, { cookie: browser })
    expect(signIn.status).toBe(200)
    const other = app.outbox.findLast((one) => one.kind === 'sign-in-code')?.text.match(/\d{6}/)?.[0]
    if (other !== code)
      await refusedWith(app, 'code-wrong', 401, () =>
        ask(app, ann, '', { address: fresh, code: other }, browser),
      )
    // And the other way round: a code for a change signs nobody in.
    const answer = await app.call('post', '/api/sign-in', { address: fresh, code }, { cookie: browser })
    if (other !== code) expect(answer.body.code).toBe('code-wrong')
  })

  it('address-taken: an address leads to one account, also when two want it at once', async () => {
    const app = await aTestApp()
    await app.signIn(fresh)
    const ann = await app.signIn(old)
    const { code, browser } = await aCode(app, ann, fresh)
    await refusedWith(app, 'address-taken', 409, () => ask(app, ann, '', { address: fresh, code }, browser))
    const bo = await app.signIn('bo@example.cn')
    const free = 'free@example.cn'
    const [a, b] = [await aCode(app, ann, free), await aCode(app, bo, free)]
    const answers = await Promise.all([
      ask(app, ann, '', { address: free, code: a.code }, a.browser),
      ask(app, bo, '', { address: free, code: b.code }, b.browser),
    ])
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('changes one, confirmed on both; the old one is free again, and both are told', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(old)
    const { code, fromCode, browser } = await twoCodes(app, ann)
    const body = { from: old, fromCode, address: fresh, code }
    expect((await ask(app, ann, '/change', body, browser)).status).toBe(200)
    expect(await addressesOf(ann)).toEqual([fresh])
    const quiet = jsonLog(() => undefined)
    await onEvents(app.adapters, 'https://tongxing.test', quiet)
    const told = app.outbox.filter((one) => one.kind === 'addresses-changed').map((one) => one.to)
    expect(told.toSorted()).toEqual([fresh, old].toSorted())
    expect((await app.signIn(old)).personId).not.toBe(ann.personId)
    for await (const item of app.store.all()) expect(JSON.stringify(item)).not.toContain('ann@')
  })

  it('old-address-needed: without a second factor the old one must confirm; with one it may be lost', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(old)
    const first = await aCode(app, ann, fresh)
    await refusedWith(app, 'old-address-needed', 409, () =>
      ask(app, ann, '/change', { from: old, address: fresh, code: first.code }, first.browser),
    )
    const bo = await app.aPerson('bo@example.cn', reviewer)
    const { code, browser } = await aCode(app, bo, 'bo@new.example.cn')
    const body = { from: 'bo@example.cn', address: 'bo@new.example.cn', code }
    expect((await ask(app, bo, '/change', body, browser)).status).toBe(200)
    expect(await addressesOf(bo)).toEqual(['bo@new.example.cn'])
  })

  it('step-up-needed, last-address, 404: fresh proof, one stays, and only one’s own', async () => {
    const app = await aTestApp()
    const bo = await app.aPerson('bo@example.cn', reviewer)
    await app.signIn(old)
    await refusedWith(app, 'last-address', 409, () =>
      bo.call('post', '/api/me/addresses/removal', { from: 'bo@example.cn' }),
    )
    const foreign = await bo.call('post', '/api/me/addresses/removal', { from: old })
    const missing = await bo.call('post', '/api/me/addresses/removal', { from: 'nobody@example.cn' })
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' })
    app.clock.pass(11)
    await refusedWith(app, 'step-up-needed', 403, () =>
      bo.call('post', '/api/me/addresses', { address: fresh, code: '123456' }),
    )
  })

  it('each change leaves one event', async () => {
    const app = await aTestApp()
    const ann = await app.aPerson(old, reviewer)
    const add = await aCode(app, ann, fresh)
    await ask(app, ann, '', { address: fresh, code: add.code }, add.browser)
    const change = await aCode(app, ann, 'ann2@example.cn')
    const body = { from: fresh, address: 'ann2@example.cn', code: change.code }
    await ask(app, ann, '/change', body, change.browser)
    await ask(app, ann, '/removal', { from: old }, '')
    expect(await addressesOf(ann)).toEqual(['ann2@example.cn'])
    const range = { prefix: 'EVT#A#' }
    const { items } = await app.store.query({ pk: `PER#${ann.personId}`, range, limit: 50 })
    expect(items.map(({ data }) => data['name']).slice(-3)).toEqual([
      'identity.address-added',
      'identity.address-changed',
      'identity.address-removed',
    ])
  })

  it('too-many-addresses: five at most', async () => {
    const app = await aTestApp()
    const ann = await app.signIn(old)
    for (let n = 1; n <= 5; n += 1) {
      const address = `ann${n}@example.cn`
      const { code, browser } = await aCode(app, ann, address)
      const answer = await ask(app, ann, '', { address, code }, browser)
      expect(answer.body.code).toBe(n < 5 ? undefined : 'too-many-addresses')
    }
  })
})
