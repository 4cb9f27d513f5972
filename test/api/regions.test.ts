import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../functions/platform/store/port.ts'
import { regionCode } from '../../shared/ids.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp, type Answer, type Person, type TestApp } from '../support/app.ts'
import { aGroupInput } from '../support/builders/groups.ts'
import { aRegistration } from '../support/builders/organizations.ts'
import { regions } from '../support/builders/regions.ts'
import { aSessionIn, aSessionInput } from '../support/builders/training.ts'
import { aVolunteer, aVolunteerIn, anApplication } from '../support/builders/volunteers.ts'
import { aCounty, aHelper, open } from '../support/county.ts'
import { staffOf } from '../support/refusals.ts'
import { refusedWith } from '../support/refused-with.ts'

/** A county and a township of the same prefecture that this deployment does not have. */
const county = regionCode.parse('990109')
const township = regionCode.parse('990101009')

let app: TestApp
const send: Record<string, (body: object, language: string) => Promise<Answer>> = {}
beforeAll(async () => {
  app = await aTestApp()
  const prefecture = regionCode.parse('9901')
  const nobody = await app.signIn('bo@example.cn')
  const returned = await aVolunteerIn(app, 'lin@example.cn', aVolunteer.returned, { serial: 2 })
  const { organizationId, programme, session } = await aSessionIn(app)
  const manager = await staffOf(app, organizationId)
  const coordinator = await app.aPerson('coo@example.cn', { role: 'COORDINATOR', region: prefecture })
  const administrator = await app.aPerson('adm@example.cn', { role: 'ADMINISTRATOR', region: prefecture })
  const by = (person: Person, method: string, path: string) => (body: object, language: string) =>
    person.call(method, path, body, { 'accept-language': language })
  Object.assign(send, {
    applyAsVolunteer: by(nobody, 'post', '/api/volunteers'),
    resubmitApplication: by(returned, 'put', '/api/volunteers/me'),
    registerOrganization: by(nobody, 'post', '/api/organizations'),
    openGroup: by(coordinator, 'post', '/api/groups'),
    scheduleSession: by(manager, 'post', `/api/training/programmes/${programme.id}/sessions`),
    changeSession: by(manager, 'put', `/api/training/sessions/${session.id}`),
    inviteToRole: by(administrator, 'post', '/api/invitations'),
  })
})

const { township: _none, ...group } = aGroupInput()

describe('what is said to be in a region that the deployment does not have', () => {
  const cases: [verb: string, path: string, body: object][] = [
    ['applyAsVolunteer', 'county', { ...anApplication(), county, township: undefined }],
    ['applyAsVolunteer', 'township', { ...anApplication(), township }],
    [
      'resubmitApplication',
      'application.county',
      { version: 1, application: { ...anApplication({ serial: 2 }), county, township: undefined } },
    ],
    [
      'resubmitApplication',
      'application.township',
      { version: 1, application: { ...anApplication({ serial: 2 }), township } },
    ],
    ['registerOrganization', 'county', { ...aRegistration(), county }],
    ['openGroup', 'county', { ...group, county }],
    ['openGroup', 'township', { ...group, township }],
    ['scheduleSession', 'county', { ...aSessionInput(), county }],
    ['changeSession', 'session.county', { version: 1, session: { ...aSessionInput(), county } }],
    ['inviteToRole', 'region', { role: 'REVIEWER', region: county, address: 'rev@example.cn' }],
  ]
  it.each(cases)(
    '%s: bad-input at %s, in both languages, and nothing is stored',
    async (verb, path, body) => {
      const words = {
        zh: '本平台没有这个地区，请从列表中选择。',
        en: 'This portal does not cover this region; please choose from the list.',
      }
      for (const [language, message] of Object.entries(words))
        await refusedWith(app, 'bad-input', 400, async () => {
          const answer = await send[verb]!(body, language)
          expect(answer.body.errors).toEqual([{ path, name: 'unknown-region', message }])
          return answer
        })
    },
  )

  it('names county and township when both are unknown', async () => {
    const answer = await send['openGroup']!({ ...group, county, township: '990109001' }, 'en')
    expect(answer.body.errors.map((one: { path: string }) => one.path)).toEqual(['county', 'township'])
  })
})

/** A store that remembers which partitions were read, one entry for each read. */
async function watched() {
  const clock = aClock()
  const store = await aStore(clock.now)
  const read: string[] = []
  const watching: Store = {
    ...store,
    get: (key) => (read.push(key.pk), store.get(key)),
    query: (query) => (read.push(query.pk), store.query(query)),
  }
  const readsOf = async (name: string, ask: () => Promise<Answer>) => {
    read.length = 0
    expect((await ask()).status).toBe(200)
    return read.filter((pk) => pk.startsWith(name)).length
  }
  return { clock, store: watching, readsOf }
}

describe('what a request needs often is read once', () => {
  it('the regions, which opening a group needs three times', async () => {
    const { readsOf, ...options } = await watched()
    const { ann } = await aCounty(options)
    expect(await readsOf('REGIONS', () => ann.call('post', '/api/groups', aGroupInput()))).toBe(1)
  })

  it('the rule of a region, which a suggestion needs for each volunteer', async () => {
    const { readsOf, ...options } = await watched()
    const { app: here, ann } = await aCounty(options)
    for (const serial of [1, 2, 3]) await aHelper(here, serial)
    const id = await open(ann)
    // Of county, prefecture and province: once each.
    expect(await readsOf('RUL#', () => ann.call('get', `/api/groups/${id}/suggestions`))).toBe(3)
    expect(await readsOf('HLD#', () => ann.call('get', `/api/groups/${id}/suggestions`))).toBe(3)
  })

  it('and by the next request again', async () => {
    const { readsOf, ...options } = await watched()
    const here = await aTestApp(options)
    const ask = () => here.call('get', '/api/regions')
    expect(await readsOf('REGIONS', ask)).toBe(1)
    expect(await readsOf('REGIONS', ask)).toBe(1)
    expect((await ask()).body.regions).toHaveLength(regions.length)
  })
})
