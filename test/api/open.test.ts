import { describe, expect, it } from 'vitest'
import { onEvents } from '../../functions/jobs/on-events.ts'
import { open } from '../../functions/jobs/open.ts'
import { inviteFirst } from '../../functions/local/invite-first.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import type { Change, Key, Query, Store } from '../../functions/platform/store/port.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { regionCode } from '../../shared/ids.ts'
import { aStore } from '../support/a-store.ts'
import { aClock, aTestApp } from '../support/app.ts'
import { blindStore } from '../support/blind-store.ts'
import { aRegion, regions } from '../support/builders/regions.ts'
import { eventNames, everything } from '../support/everything.ts'

const region = regionCode.parse('9901')
const first = { address: 'adm@example.cn', region }
const payload = { ...first, regions }
const opened = { opened: true, regions: regions.length }
const before = {
  opened: false,
  because: 'This deployment was opened before, or has regions other than these.',
}

/** Enough townships that they are written in several transactions. */
const many = [
  ...regions,
  ...Array.from({ length: 110 }, (_, n) => aRegion(`990102${String(n + 100)}`, '某乡', 'Some township')),
]

const anEmptyApp = async (change: (store: Store) => Store = (store) => store) => {
  const clock = aClock()
  return aTestApp({ clock, regions: [], store: change(await aStore(clock.now)) })
}
type App = Awaited<ReturnType<typeof anEmptyApp>>

const all = async (app: App) => JSON.stringify(await everything(app))
const invitations = async (app: App) =>
  (await eventNames(app)).filter((one) => one === 'identity.invitation-sent').length

describe('an empty deployment', () => {
  it('gets its regions and its first administrator, who is written to, signs in and accepts', async () => {
    const app = await anEmptyApp()
    expect(await open(app.adapters, { ...payload, address: ' ADM@example.cn ' })).toEqual(opened)
    expect((await app.call('get', '/api/regions')).body.regions).toEqual(
      regions.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    )
    await onEvents(
      app.adapters,
      'https://tongxing.test',
      jsonLog(() => {}),
    )
    expect(app.outbox.map(({ to, kind }) => [to, kind])).toEqual([['adm@example.cn', 'role-invitation']])
    const administrator = await app.signIn('adm@example.cn')
    const {
      invitations: [one],
    } = (await administrator.call('get', '/api/me')).body
    const path = `/api/invitations/${one.id}/answer`
    expect((await administrator.call('post', path, { accept: true })).status).toBe(200)
    expect((await administrator.call('get', '/api/me')).body.grants).toMatchObject([
      { role: 'ADMINISTRATOR', region },
    ])
    const trail = (await everything(app)).find(({ data }) => data['name'] === 'identity.invitation-sent')
    expect(trail?.data).toMatchObject({ by: 'system' })
    expect(verifyChains(await everything(app), Date.parse(app.clock.now()) / 1000)).toMatchObject({
      ok: true,
    })
  })

  it('is opened once, whatever is asked then, and nothing is stored', async () => {
    const app = await anEmptyApp()
    await open(app.adapters, payload)
    const stood = await all(app)
    const more = { ...payload, regions: many, address: 'eve@example.cn' }
    for (const again of [payload, { ...payload, address: 'eve@example.cn' }, more])
      expect(await open(app.adapters, again)).toEqual(before)
    expect(await all(app)).toBe(stood)
  })

  it('is not opened when it has regions already', async () => {
    const app = await aTestApp()
    const stood = await all(app)
    expect(await open(app.adapters, { ...payload, regions: regions.slice(0, 3) })).toEqual(before)
    const renamed = regions.map((one) => (one.code === '9901' ? { ...one, en: 'Anlan City' } : one))
    expect(await open(app.adapters, { ...payload, regions: renamed })).toEqual(before)
    expect(await all(app)).toBe(stood)
  })

  it('is not opened on one machine either, when a hand has opened it', async () => {
    const app = await anEmptyApp()
    const said: string[] = []
    await inviteFirst(app.adapters, first, (line) => void said.push(line))
    expect(await open(app.adapters, payload)).toEqual(before)
    await inviteFirst(app.adapters, first, (line) => void said.push(line))
    expect(said).toEqual([
      'The first administrator was invited; the invitation waits for 14 days.',
      'Nobody was invited: this address has an open invitation already.',
    ])
    expect(await invitations(app)).toBe(1)
  })
})

describe('a mistaken address', () => {
  it('is mended by removing the mark: the regions stay, another is invited', async () => {
    const app = await anEmptyApp()
    await open(app.adapters, { ...payload, address: 'amd@example.cn' })
    await app.store.write([{ delete: { pk: 'OPENED', sk: 'O' }, if: { present: true } }])
    expect(await open(app.adapters, payload)).toEqual(opened)
    const administrator = await app.signIn('adm@example.cn')
    expect((await administrator.call('get', '/api/me')).body.invitations).toHaveLength(1)
  })
})

describe('a run that was interrupted', () => {
  it.each([1, 2, 3])('after write %i is gone on with by the same input', async (broken) => {
    let writes = 0
    const app = await anEmptyApp((store) => ({
      ...store,
      async write(changes) {
        writes += 1
        if (writes === broken + 1) throw new Error('the power went')
        await store.write(changes)
      },
    }))
    await expect(open(app.adapters, { ...payload, regions: many })).rejects.toThrow('the power went')
    expect(await invitations(app)).toBe(0)
    expect(await open(app.adapters, { ...payload, regions: many })).toEqual({
      opened: true,
      regions: many.length,
    })
    expect(await invitations(app)).toBe(1)
    expect((await app.call('get', '/api/regions')).body.regions).toHaveLength(many.length)
  })
})

describe('runs at once', () => {
  const race = async (app: App) => {
    const addresses = ['adm@example.cn', 'eve@example.cn', 'bo@example.cn']
    const answers = await Promise.all(addresses.map((address) => open(app.adapters, { ...payload, address })))
    return answers.filter((one) => 'opened' in one && one.opened).length
  }

  it('open it once', async () => {
    const app = await anEmptyApp()
    expect(await race(app)).toBe(1)
    expect(await invitations(app)).toBe(1)
  })

  it('would open it more than once without its guards (the control)', async () => {
    const unguarded = ({ pk }: Key) => pk === 'OPENED' || pk === 'REGIONS'
    const app = await anEmptyApp((store) => blindStore(store, unguarded))
    expect(await race(app)).toBe(3)
    expect(await invitations(app)).toBe(3)
  })
})

describe('an input that is not one', () => {
  const [prefecture, ...rest] = regions
  it.each<[what: string, at: string, payload: unknown]>([
    ['nothing', 'expected object', undefined],
    ['no regions', 'at regions', { ...first, regions: [] }],
    [
      'too many for the lists',
      'at regions',
      { ...first, regions: Array.from({ length: 2001 }, () => prefecture) },
    ],
    ['a code twice', 'a code stands twice', { ...first, regions: [...regions, prefecture] }],
    [
      'a code that is none',
      'at regions[7].code',
      { ...payload, regions: [...regions, { ...prefecture, code: 'x' }] },
    ],
    ['an address that is none', 'at address', { ...payload, address: 'secret text' }],
    ['a region that is not there', 'not among the regions', { ...payload, region: '9902' }],
    ['something more', 'people', { ...payload, regions: rest, people: [] }],
  ])('%s: says where, quotes nothing, stores nothing', async (_, at, wrong) => {
    const app = await anEmptyApp()
    const answer = await open(app.adapters, wrong)
    expect(answer).toEqual({ opened: false, because: expect.stringContaining(at) })
    expect(JSON.stringify(answer)).not.toContain('secret text')
    expect(await everything(app)).toEqual([])
  })
})

it('does no more than its role allows: gets, queries of the table and of who is invited, puts (cdk/constructs/rights.ts)', async () => {
  const done = new Set<string>()
  const kindOf = (change: Change) => Object.keys(change).find((one) => one !== 'if') ?? ''
  const app = await anEmptyApp((store) => ({
    ...store,
    get: (key) => (done.add('get'), store.get(key)),
    query: (query: Query) => (done.add(`query ${query.index ?? 'table'}`), store.query(query)),
    async write(changes) {
      for (const change of changes) done.add(kindOf(change))
      await store.write(changes)
    },
    all: () => {
      done.add('scan')
      return store.all()
    },
  }))
  await open(app.adapters, { ...payload, regions: many })
  await open(app.adapters, payload)
  await open(app.adapters, { ...first, address: 'two@example.cn' })
  expect([...done].sort()).toEqual(['get', 'put', 'query g1', 'query table'])
})
