import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { drain, pending, type Subscriber, type Told } from '../../functions/platform/store/outbox.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { Unavailable } from '../../functions/platform/store/port.ts'
import { faulty } from '../support/store/faults.ts'
import { ann, aRequest, aSave } from '../support/store/saves.ts'
import { aClock, noon, someStores } from '../support/store/stores.ts'

const stores = someStores()
afterAll(() => stores.close())

describe.each(['memory', 'dynamodb'] as const)('the outbox: %s', (kind) => {
  const clock = aClock()
  let store: Store
  let heard: Told[] = []
  const listener = (
    name: string,
    hear: Subscriber['hear'] = async (told) => void heard.push(told),
  ): Subscriber => ({
    name,
    on: ['volunteers.applied', 'volunteers.verified'],
    hear,
  })
  const waiting = async () =>
    (await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((shard) => pending(store, shard, 500)))).flat().length
  const apply = (n: number) =>
    aRequest(store).commit({ saves: [aSave({ id: `vol_${n}`, key: { pk: `VOL#${n}`, sk: 'VOL' } })] })
  beforeEach(async () => {
    heard = []
    store = await stores.empty(kind, clock)
  })

  it('tells each event once to each who listens, in the order of its aggregate', async () => {
    for (let n = 0; n < 20; n++) await apply(n)
    const db = aRequest(store)
    const key = { pk: 'VOL#7', sk: 'VOL' }
    await db.get(key)
    const event = { name: 'volunteers.verified', by: { personId: ann }, at: noon } as const
    await db.commit({ saves: [aSave({ key, version: 1, event, data: { status: 'VERIFIED' } })] })
    const deaf: Subscriber = {
      name: 'deaf',
      on: ['groups.closed'],
      hear: () => Promise.reject(new Error('not for me')),
    }
    expect(await drain(store, [listener('mail'), deaf], clock)).toEqual({ heard: 21, failed: [] })
    expect(await drain(store, [listener('mail')], clock)).toEqual({ heard: 0, failed: [] })
    expect(heard).toHaveLength(21)
    expect(
      heard
        .filter(({ aggregate }) => aggregate.pk === 'VOL#7')
        .map(({ name, version, set }) => [name, version, set]),
    ).toEqual([
      ['volunteers.applied', 1, { status: 'APPLIED', fields: ['LAW'] }],
      ['volunteers.verified', 2, { status: 'VERIFIED' }],
    ])
    expect(await waiting()).toBe(0)
  })

  it('keeps what failed, behind nobody of another aggregate, and does not repeat what succeeded', async () => {
    for (let n = 0; n < 5; n++) await apply(n)
    let isBroken = true
    const flaky = listener('flaky', async ({ aggregate }) => {
      if (isBroken && aggregate.pk === 'VOL#2') throw new Error('mail server is down')
    })
    const first = await drain(store, [listener('mail'), flaky], clock)
    expect([first.heard, first.failed.map(({ subscriber }) => subscriber)]).toEqual([4, ['flaky']])
    expect(await waiting()).toBe(1)
    isBroken = false
    expect(await drain(store, [listener('mail'), flaky], clock)).toEqual({ heard: 1, failed: [] })
    expect(heard).toHaveLength(5)
  })

  /** A subscriber that counts in the store, with its mark in the same transaction or without. */
  const counter = (withMark: boolean) =>
    listener('count', async ({ aggregate }, once) => {
      const key = { pk: 'CNT', sk: `${aggregate.pk}#${Math.random()}` }
      const event = { name: 'volunteers.changed', by: 'system', at: noon } as const
      await aRequest(store).commit({ saves: [aSave({ key, event })], ...(withMark ? { with: [once] } : {}) })
    })
  const counted = async () =>
    (await store.query({ pk: 'CNT', limit: 500, range: { prefix: 'VOL' } })).items.length

  it('one effect for each event, though runners race and die after the effect', async () => {
    for (let n = 0; n < 10; n++) await apply(n)
    let writes = 0
    const dying = faulty(store, (call) => (call === 'write' && writes++ % 3 === 2 ? 'throttle' : undefined))
    const runs = [
      drain(dying, [counter(true)], clock),
      drain(store, [counter(true)], clock),
      drain(dying, [counter(true)], clock),
    ]
    await Promise.allSettled(runs)
    await drain(store, [counter(true)], clock)
    expect([await counted(), await waiting()]).toEqual([10, 0])
  })

  it('control: without the mark in its own commit, a subscriber repeats its effect', async () => {
    await apply(1)
    let writes = 0
    const dying = faulty(store, (call) => (call === 'write' && writes++ === 0 ? 'throttle' : undefined))
    const { failed } = await drain(dying, [counter(false)], clock)
    expect(failed[0]?.error).toBeInstanceOf(Unavailable)
    await drain(store, [counter(false)], clock)
    expect(await counted()).toBe(2)
  })
})
