import { expect, it } from 'vitest'
import { Unavailable, type Store } from '../../functions/platform/store/port.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp } from '../support/app.ts'

/** A store that fails from the moment it is told to. */
function breaking(store: Store) {
  let trouble: Error | undefined
  const unless = () => {
    if (trouble) throw trouble
  }
  const broken: Store = {
    get: async (key) => (unless(), store.get(key)),
    query: async (query) => (unless(), store.query(query)),
    write: async (changes) => (unless(), store.write(changes)),
    expire: async (limit) => store.expire(limit),
    all: () => store.all(),
    close: async () => store.close(),
  }
  return { store: broken, breakWith: (error: Error | undefined) => void (trouble = error) }
}

async function anAppThatBreaks() {
  const clock = aClock()
  const { store, breakWith } = breaking(await aStore(clock.now))
  const app = await aTestApp({ store, clock })
  return { app, breakWith, ann: await app.signIn('ann@example.cn') }
}

it('try-later: a store that took no part is a 503 with Retry-After, and the next try succeeds', async () => {
  const { ann, breakWith } = await anAppThatBreaks()
  breakWith(new Unavailable('none'))
  const answer = await ann.call('put', '/api/me/language', { language: 'en' })
  expect(answer).toMatchObject({ status: 503, body: { code: 'try-later' } })
  expect(answer.headers.get('retry-after')).toBe('2')
  breakWith(undefined)
  expect((await ann.call('get', '/api/me')).body.language).toBe('zh')
  expect((await ann.call('put', '/api/me/language', { language: 'en' })).status).toBe(200)
})

it('try-later: a mail server that is away is no error of ours, and says nothing of itself', async () => {
  const { app } = await anAppThatBreaks()
  const { send } = app.adapters
  const fail = async () => {
    throw new Error('550 bo@example.cn')
  }
  Object.assign(app.adapters, { send: fail })
  const ask = () => app.call('post', '/api/sign-in/code', { address: 'bo@example.cn' })
  const answer = await ask()
  expect(answer).toMatchObject({ status: 503, body: { code: 'try-later' } })
  expect(JSON.stringify(answer.body) + app.logged.join('')).not.toContain('bo@')
  Object.assign(app.adapters, { send })
  expect((await ask()).status).toBe(200)
})

it('unexpected: an error of ours says nothing of its cause, only a number that the log knows too', async () => {
  const { app, ann, breakWith } = await anAppThatBreaks()
  breakWith(new Error('the secret inside'))
  const answer = await ann.call('get', '/api/me')
  expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected' } })
  expect(JSON.stringify(answer.body)).not.toContain('secret')
  const number = String(answer.body.instance).replace('urn:request:', '')
  expect(app.logged.filter((line) => line.includes(number)).length).toBeGreaterThan(0)
})
