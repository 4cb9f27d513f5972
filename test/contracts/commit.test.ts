import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../functions/kernel/failure.ts'
import { believe, believeSave } from '../../functions/platform/store/belief.ts'
import { AlreadyDone, readDone } from '../../functions/platform/store/idempotency.ts'
import type { Item, Store, Units } from '../../functions/platform/store/port.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { anItem, aNew, ifFree, places, takePlace } from '../support/store/items.ts'
import { metered } from '../support/store/units.ts'
import { aClock, noon, someStores } from '../support/store/stores.ts'
import { ann, aRequest, aSave, countingIds, idempotency } from '../support/store/saves.ts'

const stores = someStores()
afterAll(() => stores.close())
const second = Date.parse(noon) / 1000

describe.each(['memory', 'dynamodb'] as const)('a commit: %s', (kind) => {
  let store: Store
  let units: Units[] = []
  const key = aSave().key
  const everything = async () => {
    const items: Item[] = []
    for await (const item of store.all()) items.push(item)
    return items
  }
  const saved = async (version: number, data: Item['data'], parts = {}) => {
    const db = aRequest(store)
    await db.get(key)
    return db.commit({ saves: [aSave({ version, data, ...parts })] })
  }
  beforeEach(async () => {
    units = []
    store = await stores.empty(kind, aClock(), (cost) => units.push(cost))
  })

  it('writes aggregate, event, outbox and marker together', async () => {
    const db = aRequest(store, {}, countingIds())
    expect(await db.commit({ saves: [aSave({ index: { g1pk: 'REG#990101', g1sk: 'vol_1' } })] })).toEqual([
      { id: 'vol_1', version: 1 },
    ])
    const data = { status: 'APPLIED', fields: ['LAW'] }
    const head = (await store.get(key))?.data['head']
    expect(await store.get(key)).toEqual({
      ...key,
      g1pk: 'REG#990101',
      g1sk: 'vol_1',
      version: 1,
      data: { ...data, head },
    })
    const event = { pk: key.pk, sk: 'EVT#VOL#00000001' }
    expect(await store.get(event)).toEqual({
      ...event,
      version: 1,
      data: {
        id: 'evt_1',
        name: 'volunteers.applied',
        by: ann,
        at: noon,
        set: data,
        removed: [],
        previous: '',
        hash: head,
      },
    })
    const outbox = (await everything()).filter(({ pk }) => pk.startsWith('OUT#'))
    expect(outbox.map(({ sk, data }) => ({ sk, data }))).toEqual([
      { sk: `${noon}#00000001#evt_1`, data: event },
    ])
    const markers = (await everything()).filter(({ pk }) => pk.startsWith('MOV#'))
    expect(markers.map(({ sk, data }) => ({ sk, data }))).toEqual([
      { sk: 'evt_1', data: { heads: [[key.pk, key.sk, 1, head]] } },
    ])
    expect(db.receipts).toEqual([{ id: 'vol_1', version: 1 }])
  })

  it('tells only what changed, and continues the chain', async () => {
    await saved(0, { status: 'APPLIED', fields: ['LAW'], note: 'x' })
    const quiet = { event: { name: 'volunteers.changed', by: 'system', at: noon, details: { reason: 'R1' } } }
    expect(await saved(1, { status: 'APPLIED', fields: ['LAW', 'HEALTH'] }, quiet)).toEqual([
      { id: 'vol_1', version: 2 },
    ])
    const [first, next] = [
      await store.get({ pk: key.pk, sk: 'EVT#VOL#00000001' }),
      await store.get({ pk: key.pk, sk: 'EVT#VOL#00000002' }),
    ]
    expect(next?.data).toMatchObject({
      set: { fields: ['LAW', 'HEALTH'] },
      removed: ['note'],
      by: 'system',
      details: { reason: 'R1' },
    })
    expect(next?.data['previous']).toBe(first?.data['hash'])
    expect((await everything()).filter(({ pk }) => pk.startsWith('OUT#'))).toHaveLength(1)
    expect(verifyChains(await everything(), second)).toEqual({ ok: true, entries: 2, firstBad: null })
  })

  it('refuses what was changed meanwhile, and stores nothing', async () => {
    await saved(0, {})
    const late = aRequest(store)
    await late.get(key)
    await saved(1, { status: 'VERIFIED' })
    const before = await everything()
    await expect(late.commit({ saves: [aSave({ version: 1 })] })).rejects.toEqual(
      new Failure('changed-meanwhile'),
    )
    await expect(aRequest(store).commit({ saves: [aSave()] })).rejects.toEqual(
      new Failure('changed-meanwhile'),
    )
    expect(await everything()).toEqual(before)
  })

  it('refuses to save what this request has not read', async () => {
    await saved(0, {})
    await expect(aRequest(store).commit({ saves: [aSave({ version: 1 })] })).rejects.toThrow(TypeError)
  })

  it('gives the failure that a refused belief carries', async () => {
    await store.write([places(49, 50), aNew({ pk: 'UNQ#mobile#x', sk: 'UNQ' })])
    const take = () => believe({ ...takePlace, if: ifFree }, new Failure('session-full'))
    await aRequest(store).commit({ saves: [aSave()], with: [take()] })
    const another = aSave({ id: 'vol_2', key: { pk: 'VOL#vol_2', sk: 'VOL' } })
    await expect(aRequest(store).commit({ saves: [another], with: [take()] })).rejects.toEqual(
      new Failure('session-full'),
    )
    const unique = believe(aNew({ pk: 'UNQ#mobile#x', sk: 'UNQ' }))
    await expect(aRequest(store).commit({ saves: [another], with: [unique] })).rejects.toEqual(
      new Failure('changed-meanwhile'),
    )
    expect(await store.get(another.key)).toBeUndefined()
    expect((await store.get({ pk: 'SES#1', sk: 'PLACES' }))?.data['taken']).toBe(50)
  })

  it('lets the save of another context ride along, and counts equal checks once', async () => {
    await store.write([aNew({ pk: 'CRT#1', sk: 'CRT' })])
    const other = aSave({ id: 'grp_1', key: { pk: 'GRP#grp_1', sk: 'GRP' } })
    const check = () =>
      believe({ check: { pk: 'CRT#1', sk: 'CRT' }, if: { version: 1 } }, new Failure('not-eligible'))
    const db = aRequest(store)
    const receipts = await db.commit({ saves: [aSave()], with: [check(), check(), believeSave(other)] })
    expect(receipts).toEqual([{ id: 'vol_1', version: 1 }])
    expect((await store.get(other.key))?.version).toBe(1)
    expect(verifyChains(await everything(), second).entries).toBe(2)
  })

  it('takes a check of what it saves as part of the save', async () => {
    await saved(0, {})
    const db = aRequest(store)
    await db.get(key)
    await db.commit({ saves: [aSave({ version: 1 })], with: [believe({ check: key, if: { version: 1 } })] })
    expect((await store.get(key))?.version).toBe(2)
  })

  it('refuses a counter inside an aggregate', async () => {
    await saved(0, { taken: 1 })
    const db = aRequest(store)
    await db.get(key)
    const count = believe({ update: key, add: { taken: 1 }, if: { present: true } })
    await expect(db.commit({ saves: [aSave({ version: 1 })], with: [count] })).rejects.toThrow(TypeError)
    await expect(db.note([count])).rejects.toThrow(TypeError)
  })

  it('notes items without an event', async () => {
    const db = aRequest(store)
    await db.note([believe(aNew(), new Failure('code-wrong'))])
    expect(await everything()).toEqual([anItem()])
    await expect(db.note([believe(aNew(), new Failure('code-wrong'))])).rejects.toEqual(
      new Failure('code-wrong'),
    )
  })

  describe('idempotency', () => {
    const asked = { personId: ann, route: 'PUT /volunteers/{id}', key: 'k1' }
    const once = () =>
      aRequest(store, { idempotency: idempotency('k1') }).commit({
        saves: [aSave({ id: 'vol_9', key: { pk: `VOL#${Math.random()}`, sk: 'VOL' } })],
      })

    it('happens once; a replay reads what was answered', async () => {
      expect(await readDone(store, asked)).toBeUndefined()
      await once()
      const before = await everything()
      await expect(once()).rejects.toThrow(AlreadyDone)
      expect(await everything()).toEqual(before)
      expect(await readDone(store, asked)).toEqual({
        digest: 'body',
        receipts: [{ id: 'vol_9', version: 1 }],
      })
      for (const other of [{ key: 'k2' }, { personId: 'per_bo' }, { route: 'POST /x' }])
        expect(await readDone(store, { ...asked, ...other })).toBeUndefined()
    })

    it('one of many racing twins wins', async () => {
      const answers = await Promise.allSettled(Array.from({ length: 20 }, once))
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
      expect(reasons.every((reason) => reason instanceof AlreadyDone)).toBe(true)
      expect((await everything()).filter(({ pk }) => pk.startsWith('VOL#'))).toHaveLength(2)
    })

    it('a refusal leaves no record', async () => {
      const refused = believe({ check: { pk: 'no', sk: 'no' }, if: { present: true } })
      const db = aRequest(store, { idempotency: idempotency('k1') })
      await expect(db.commit({ saves: [aSave()], with: [refused] })).rejects.toThrow(Failure)
      expect(await everything()).toEqual([])
      await db.commit({ saves: [aSave()] })
      await expect(db.commit({ saves: [aSave()] })).rejects.toThrow(TypeError)
    })
  })

  describe('lists', () => {
    beforeEach(() => store.write([1, 2, 3, 4, 5].map((n) => aNew({ pk: 'P', sk: `S${n}` }))))
    const query = { pk: 'P', range: { prefix: 'S' } }

    it('pages by a cursor that tells nothing and belongs to person, route and list', async () => {
      const db = aRequest(store)
      const { items, next = '' } = await db.page(query, { limit: 3 })
      expect(items.map(({ sk }) => sk)).toEqual(['S1', 'S2', 'S3'])
      expect(Buffer.from(next, 'base64url').toString('latin1')).not.toContain('S3')
      const rest = await aRequest(store).page(query, { limit: 3, cursor: next })
      expect([rest.items.map(({ sk }) => sk), rest.next]).toEqual([['S4', 'S5'], undefined])
      const flipped = Buffer.from(next, 'base64url').map((byte, n) => (n === 30 ? byte ^ 1 : byte))
      const bad: [typeof db, typeof query & { descending?: boolean }, string][] = [
        [db, query, ''],
        [db, query, 'nonsense'],
        [db, query, `${next}=`],
        [db, query, Buffer.from(flipped).toString('base64url')],
        [db, { ...query, pk: 'Q' }, next],
        [db, { ...query, descending: true }, next],
        [aRequest(store, { personId: 'per_bo' }), query, next],
        [aRequest(store, { route: 'GET /other' }), query, next],
      ]
      for (const [reader, asked, cursor] of bad)
        await expect(reader.page(asked, { limit: 3, cursor })).rejects.toEqual(new Failure('bad-cursor'))
    })

    it('collects what is bounded, and refuses more', async () => {
      const db = aRequest(store)
      expect(await db.collect(query, 5)).toHaveLength(5)
      await expect(db.collect(query, 4)).rejects.toThrow(RangeError)
    })
  })

  it('costs what a transaction must, and no more', async () => {
    const meter = metered(store)
    await aRequest(meter.store, { idempotency: idempotency('k') }).commit({
      saves: [aSave({ index: { g1pk: 'REG', g1sk: 'vol_1' } })],
      with: [believe(places(0, 50))],
    })
    // Minimum: 6 items (record, counter, aggregate, event, outbox, marker) under 1 KB, twice for a transaction, and an index.
    expect(meter.spent()).toEqual({ read: 0, write: 13 })
    units.length = 0
    const db = aRequest(meter.store)
    await db.get(key)
    await db.page({ pk: key.pk, range: { prefix: 'V' } }, { limit: 20 })
    await db.page({ pk: 'REG', index: 'g1' }, { limit: 20 })
    await db.note([believe({ ...takePlace, if: ifFree })])
    // Minimum: two consistent reads under 4 KB, one that is not; one write without a transaction.
    expect(meter.spent()).toEqual({ read: 2.5, write: 1 })
    const reported = units.filter(({ read }) => read > 0).map(({ read }) => read)
    if (kind === 'dynamodb') expect(reported.slice(0, 3)).toEqual([1, 1, 0.5])
  })
})
