import { afterAll, describe, expect, it } from 'vitest'
import { Failure } from '../../functions/kernel/failure.ts'
import { believe } from '../../functions/platform/store/belief.ts'
import { AlreadyDone } from '../../functions/platform/store/idempotency.ts'
import { Unavailable, type Item, type Store } from '../../functions/platform/store/port.ts'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { atWrite, faults, faulty, seededPlan, type Fault } from '../support/store/faults.ts'
import { ifFree, places, takePlace } from '../support/store/items.ts'
import { aRequest, aSave, idempotency } from '../support/store/saves.ts'
import { aClock, noon, someStores } from '../support/store/stores.ts'

const stores = someStores()
afterAll(() => stores.close())

const second = Date.parse(noon) / 1000
const everything = async (store: Store) => {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items
}

describe.each(['memory', 'dynamodb'] as const)('faults at a commit: %s', (kind) => {
  const enrol = (store: Store, key?: string, n = 1) =>
    aRequest(store, key ? { idempotency: idempotency(key) } : {}).commit({
      saves: [aSave({ id: `vol_${n}`, key: { pk: `VOL#${n}`, sk: 'VOL' } })],
      with: [believe({ ...takePlace, if: ifFree }, new Failure('session-full'))],
    })
  const taken = async (store: Store) => (await store.get({ pk: 'SES#1', sk: 'PLACES' }))?.data['taken']

  it.each(faults)('%s: effect, or none, or a doubt that a replay ends', async (fault) => {
    const store = await stores.empty(kind, aClock())
    await store.write([places(0, 50)])
    const isThere = fault === 'timeout-after' || fault === 'own-earlier-attempt' || fault === 'stale-index'
    const outcome = await enrol(faulty(store, atWrite(0, fault)), 'k').catch((error: unknown) => error)
    // A lost answer is found again by the event's id: the commit knows that it has happened.
    if (isThere) expect(outcome).toEqual([{ id: 'vol_1', version: 1 }])
    else expect(outcome).toBeInstanceOf(Unavailable)
    expect(await taken(store)).toBe(isThere ? 1 : 0)
    const replay = await enrol(store, 'k').catch((error: unknown) => error)
    if (isThere) expect(replay).toBeInstanceOf(AlreadyDone)
    else expect(replay).toEqual([{ id: 'vol_1', version: 1 }])
    expect(await taken(store)).toBe(1)
    expect(verifyChains(await everything(store), second)).toEqual({ ok: true, entries: 1, firstBad: null })
  })

  it('a fault at any call: what was answered is there once, what was refused is not', async () => {
    const store = await stores.empty(kind, aClock())
    await store.write([places(0, 15)])
    const broken = faulty(store, seededPlan(11, 0.5))
    const answers = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => enrol(broken, `k${n}`, n)))
    const wanted = new Set<string>()
    answers.forEach((answer, n) => answer.status === 'fulfilled' && wanted.add(`VOL#${n}`))
    const doubtful = answers.flatMap((answer, n) =>
      answer.status === 'rejected' &&
      answer.reason instanceof Unavailable &&
      answer.reason.outcome === 'unknown'
        ? [n]
        : [],
    )
    const items = await everything(store)
    const there = new Set(items.filter(({ sk }) => sk === 'VOL').map(({ pk }) => pk))
    for (const pk of wanted) expect(there).toContain(pk)
    for (const pk of there) expect(wanted.has(pk) || doubtful.includes(Number(pk.slice(4)))).toBe(true)
    expect(await taken(store)).toBe(there.size)
    expect(verifyChains(items, second)).toEqual({ ok: true, entries: there.size, firstBad: null })
    expect([answers.length > wanted.size, wanted.size > 0]).toEqual([true, true])
  })

  it('a refusal that cannot be looked into is a doubt, not a refusal', async () => {
    const store = await stores.empty(kind, aClock())
    await store.write([places(0, 50)])
    const blind = faulty(store, (call) => (call === 'write' ? 'own-earlier-attempt' : 'throttle'))
    await expect(enrol(blind)).rejects.toEqual(new Unavailable('unknown'))
    expect(await taken(store)).toBe(1)
  })

  it('control: without the record, a replay of a lost write is done twice', async () => {
    const store = await stores.empty(kind, aClock())
    await store.write([places(0, 50)])
    const add = { ...takePlace, if: ifFree }
    await faulty(store, atWrite(0, 'timeout-after'))
      .write([add])
      .catch(() => store.write([add]))
    expect(await taken(store)).toBe(2)
  })

  it('a stale index answers with an older state', async () => {
    const store = await stores.empty(kind, aClock())
    let fault: Fault | undefined
    const stale = faulty(store, () => fault)
    const query = { pk: 'REG', index: 'g1', limit: 9 } as const
    const save = aSave({ index: { g1pk: 'REG', g1sk: 'vol_1' } })
    fault = 'stale-index'
    await aRequest(stale).commit({ saves: [save] })
    expect((await stale.query(query)).items).toEqual([])
    fault = undefined
    expect((await stale.query(query)).items).toHaveLength(1)
  })
})
