import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Refused, type Change, type Item, type Store } from '../../functions/platform/store/port.ts'
import { aNew, anItem, ifFree, places, takePlace } from '../support/store/items.ts'
import { aClock, kinds, noon, someStores } from '../support/store/stores.ts'

const stores = someStores()
afterAll(() => stores.close())

const second = Date.parse(noon) / 1000
const all = async (store: Store) => {
  const items: Item[] = []
  for await (const item of store.all()) items.push(item)
  return items.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
}

describe.each(kinds)('the store contract: %s', (kind) => {
  let clock = aClock()
  let store: Store
  const put = (...items: Item[]) => store.write(items.map((item) => ({ put: item, if: { absent: true } })))
  const refusedAt = async (...changes: Change[]) => {
    const before = await all(store)
    const error: unknown = await store.write(changes).catch((thrown: unknown) => thrown)
    if (error instanceof Refused) expect(await all(store)).toEqual(before)
    return error instanceof Refused ? error.at : error
  }
  beforeEach(async () => {
    clock = aClock()
    store = await stores.empty(kind, clock)
  })

  it('gives back the whole item, of every kind of value', async () => {
    const item = anItem({
      g1pk: 'REG#990101',
      g1sk: 'a',
      expiresAt: second + 60,
      data: {
        text: '同行𠮷',
        empty: '',
        no: false,
        nought: null,
        half: 0.5,
        list: [1, 'a', [], {}],
        deep: { a: { b: -3 } },
      },
    })
    await put(item)
    expect(await store.get(item)).toEqual(item)
    expect(await store.get({ pk: 'VOL#1', sk: 'other' })).toBeUndefined()
  })

  it('leaves out what is undefined', async () => {
    const data: Item['data'] = JSON.parse('{"a":1}')
    await put(anItem({ data: Object.assign({ gone: undefined }, data) }))
    expect((await store.get(anItem()))?.data).toEqual({ a: 1 })
  })

  describe('beliefs', () => {
    it('absent: holds once', async () => {
      await store.write([aNew()])
      expect(await refusedAt(aNew({ data: { name: 'Bo' } }))).toBe(0)
    })

    it('version: holds for the version that stands', async () => {
      await store.write([aNew()])
      await store.write([{ put: anItem({ version: 2 }), if: { version: 1 } }])
      expect(await refusedAt({ put: anItem({ version: 2 }), if: { version: 1 } })).toBe(0)
      expect(await refusedAt({ put: anItem({ sk: 'none', version: 2 }), if: { version: 1 } })).toBe(0)
      expect((await store.get(anItem()))?.version).toBe(2)
    })

    it('present: for writes, deletes and checks', async () => {
      expect(await refusedAt({ put: anItem(), if: { present: true } })).toBe(0)
      expect(await refusedAt({ delete: anItem(), if: { present: true } })).toBe(0)
      expect(await refusedAt({ check: anItem(), if: { present: true } })).toBe(0)
      await store.write([aNew()])
      await store.write([{ check: anItem(), if: { present: true } }])
      await store.write([{ delete: anItem(), if: { present: true } }])
      expect(await store.get(anItem())).toBeUndefined()
    })

    it('delete if absent does nothing', async () => {
      await store.write([{ delete: anItem(), if: { absent: true } }])
      await store.write([aNew()])
      expect(await refusedAt({ delete: anItem(), if: { absent: true } })).toBe(0)
    })

    it.each([
      ['<', [true, false, false]],
      ['<=', [true, true, false]],
      ['=', [false, true, false]],
      ['>=', [false, true, true]],
      ['>', [false, false, true]],
    ] as const)('guards: taken %s capacity', async (is, expected) => {
      for (const [n, taken] of [4, 5, 6].entries()) {
        const item = anItem({ sk: `P${n}`, data: { taken, capacity: 5, label: '5', other: '6' } })
        await put(item)
        const field = await refusedAt({
          check: item,
          if: { guards: [{ field: 'taken', is, than: { field: 'capacity' } }] },
        })
        const number = await refusedAt({ check: item, if: { guards: [{ field: 'taken', is, than: 5 }] } })
        expect([field === undefined, number === undefined]).toEqual([expected[n], expected[n]])
        // Texts and missing fields are no numbers, whatever they look like.
        expect(
          await refusedAt({
            check: item,
            if: { guards: [{ field: 'label', is, than: { field: 'other' } }] },
          }),
        ).toBe(0)
        expect(await refusedAt({ check: item, if: { guards: [{ field: 'none', is, than: 5 }] } })).toBe(0)
        expect(
          await refusedAt({ check: item, if: { guards: [{ field: 'taken', is, than: { field: 'none' } }] } }),
        ).toBe(0)
      }
    })
  })

  describe('a write is all or nothing', () => {
    it('names the first refused change and stores none', async () => {
      await store.write([aNew({ sk: 'b' }), aNew({ sk: 'd' })])
      expect(
        await refusedAt(aNew({ sk: 'a' }), aNew({ sk: 'b' }), aNew({ sk: 'c' }), aNew({ sk: 'd' })),
      ).toBe(1)
      expect((await all(store)).map(({ sk }) => sk)).toEqual(['b', 'd'])
    })

    it('takes 100 changes and refuses 101, none, or two of one item', async () => {
      const many = Array.from({ length: 101 }, (_, n) => aNew({ sk: `S${n}` }))
      await store.write(many.slice(0, 100))
      expect((await all(store)).length).toBe(100)
      for (const changes of [many, [], [aNew({ sk: 'x' }), aNew({ sk: 'x' })]])
        await expect(store.write(changes)).rejects.toThrow(TypeError)
    })

    it.each([
      ['an empty key', aNew({ sk: '' })],
      ['half a character', aNew({ data: { a: '\ud83d' } })],
      ['half an index key', aNew({ g1pk: 'a' })],
      ['infinity', aNew({ data: { a: Infinity } })],
      ['a class', aNew({ data: { a: JSON.parse('{}'), b: Object.create(Date.prototype) } })],
      ['too much', aNew({ data: { a: 'x'.repeat(300_000) } })],
      ['a broken counter', { update: anItem(), add: { a: 0.5 }, if: { present: true } }],
      ['an update of nothing', { update: anItem(), if: { present: true } }],
    ] satisfies [string, Change][])('refuses %s', async (_name, change) => {
      await expect(store.write([change])).rejects.toThrow(TypeError)
      expect(await all(store)).toEqual([])
    })

    it('refuses to add to a text, and stores nothing of that write', async () => {
      await store.write([aNew()])
      const add = { update: anItem(), add: { name: 1 }, if: { present: true } } as const
      expect(await refusedAt(add)).toBe(0)
      expect(await refusedAt(aNew({ sk: 'other' }), add)).toBe(1)
    })
  })

  describe('updates', () => {
    it('adds and sets numbers, without a version', async () => {
      await store.write([aNew({ data: { taken: 3, name: 'Ann' } })])
      await store.write([
        { update: anItem(), add: { taken: -1, fresh: 2 }, set: { capacity: 9 }, if: { present: true } },
      ])
      expect(await store.get(anItem())).toEqual(
        anItem({ data: { taken: 2, fresh: 2, capacity: 9, name: 'Ann' } }),
      )
    })

    it('creates nothing', async () => {
      for (const believed of [{ absent: true }, { present: true }, { version: 1 }] as const)
        expect(await refusedAt({ update: anItem(), add: { taken: 1 }, if: believed })).toBe(0)
    })

    it('stops at the guard', async () => {
      await store.write([places(49, 50)])
      await store.write([{ ...takePlace, if: ifFree }])
      expect(await refusedAt({ ...takePlace, if: ifFree })).toBe(0)
    })
  })

  describe('expiry', () => {
    it('is exact on read, on query, on belief and in all()', async () => {
      const item = anItem({ g1pk: 'G', g1sk: 'a', expiresAt: second + 10 })
      await put(item)
      clock.forward(9)
      expect(await store.get(item)).toEqual(item)
      clock.forward(1)
      expect(await store.get(item)).toBeUndefined()
      expect(await store.query({ pk: 'VOL#1', limit: 9 })).toEqual({ items: [] })
      expect(await store.query({ pk: 'G', index: 'g1', limit: 9 })).toEqual({ items: [] })
      expect(await all(store)).toEqual([])
      expect(await refusedAt({ check: item, if: { version: 1 } })).toBe(0)
      expect(await refusedAt({ update: item, add: { a: 1 }, if: { absent: true } })).toBe(0)
      await store.write([aNew({ data: { name: 'Bo' } })])
      expect(await store.get(item)).toEqual(anItem({ data: { name: 'Bo' } }))
    })

    it('sweeps what has expired, and nothing else', async () => {
      await put(...[1, 2, 3, 99].map((n) => anItem({ sk: `S${n}`, expiresAt: second + n })), anItem())
      clock.forward(50)
      expect([await store.expire(2), await store.expire(2), await store.expire(2)]).toEqual([2, 1, 0])
      expect((await all(store)).map(({ sk }) => sk)).toEqual(['S99', 'VOL'])
    })
  })

  describe('queries', () => {
    const sks = ['A#1', 'A#2', 'A#3', 'B', 'Ｂ', '𠮷', 'a']
    const listed = async (range: object) =>
      (await store.query({ pk: 'P', limit: 500, ...range })).items.map(({ sk }) => sk)
    beforeEach(() => put(...sks.map((sk) => anItem({ pk: 'P', sk })), anItem({ pk: 'Q' })))

    it('sorts by UTF-8 bytes, both ways', async () => {
      const order = ['A#1', 'A#2', 'A#3', 'B', 'a', 'Ｂ', '𠮷']
      expect(await listed({})).toEqual(order)
      expect(await listed({ descending: true })).toEqual(order.toReversed())
    })

    it('keeps to the range', async () => {
      expect(await listed({ range: { prefix: 'A#' } })).toEqual(['A#1', 'A#2', 'A#3'])
      expect(await listed({ range: { prefix: '' } })).toHaveLength(7)
      expect(await listed({ range: { from: 'A#2', to: 'B' } })).toEqual(['A#2', 'A#3', 'B'])
      expect(await listed({ range: { from: 'A#3' } })).toEqual(['A#3', 'B', 'a', 'Ｂ', '𠮷'])
      expect(await listed({ range: { to: 'A#1' } })).toEqual(['A#1'])
      expect(await listed({ range: { from: '', to: 'A#1' } })).toEqual(['A#1'])
      expect(await listed({ range: { from: 'B', to: 'A' } })).toEqual([])
      expect(await listed({ range: { to: '' } })).toEqual([])
    })

    it.each([1, 2, 3, 7, 8])(
      'pages by %i without loss or repetition, and says exactly when there is more',
      async (limit) => {
        for (const descending of [false, true]) {
          const seen: string[] = []
          let after: Item | undefined
          for (let more = true; more; ) {
            const { items, last } = await store.query({
              pk: 'P',
              limit,
              descending,
              ...(after ? { after } : {}),
            })
            seen.push(...items.map(({ sk }) => sk))
            after = items.at(-1)
            more = last !== undefined
            expect(more).toBe(seen.length < 7)
            if (last) expect(last).toEqual({ pk: 'P', sk: items.at(-1)?.sk })
          }
          expect(seen).toEqual(await listed({ descending }))
        }
      },
    )

    it('goes on from a place outside the range', async () => {
      const from = (sk: string, more: object) => listed({ after: { pk: 'P', sk }, ...more })
      expect(await from('A', { range: { prefix: 'A#' } })).toHaveLength(3)
      expect(await from('A#2', { range: { prefix: 'A#' } })).toEqual(['A#3'])
      expect(await from('B', { range: { prefix: 'A#' } })).toEqual([])
      expect(await from('A#1', { range: { from: 'A#3', to: 'B' } })).toEqual(['A#3', 'B'])
      expect(await from('A#1', { range: { from: 'A#3', to: 'B' }, descending: true })).toEqual([])
      expect(await from('a', { range: { from: 'A#3', to: 'B' }, descending: true })).toEqual(['B', 'A#3'])
      await expect(store.query({ pk: 'P', limit: 1, after: { pk: 'Q', sk: 'a' } })).rejects.toThrow(TypeError)
    })

    it('finds items by each index, only those that stand in it, and goes on from a vanished one', async () => {
      for (const index of ['g1', 'g2', 'g3'] as const) {
        const items = [1, 2, 3].map((n) =>
          anItem({ pk: `${index}#${n}`, [`${index}pk`]: 'REG', [`${index}sk`]: `2026-0${4 - n}#${n}` }),
        )
        await put(...items)
        const query = { pk: 'REG', index, range: { prefix: '2026-' }, limit: 1 }
        const first = await store.query(query)
        expect(first.items).toEqual(items.slice(2))
        expect(first.last).toEqual({
          pk: `${index}#3`,
          sk: 'VOL',
          [`${index}pk`]: 'REG',
          [`${index}sk`]: '2026-01#3',
        })
        await store.write([{ delete: anItem({ pk: `${index}#3` }), if: { present: true } }])
        if (!first.last) throw new Error('there is more')
        expect((await store.query({ ...query, limit: 9, after: first.last })).items).toEqual([
          items[1],
          items[0],
        ])
      }
      expect(await store.query({ pk: 'Q', index: 'g1', limit: 9 })).toEqual({ items: [] })
    })

    it('fills a page past what has expired', async () => {
      await put(...['C1', 'C2', 'C3'].map((sk) => anItem({ pk: 'P', sk, expiresAt: second + 1 })))
      clock.forward(1)
      const { items, last } = await store.query({ pk: 'P', limit: 2, range: { from: 'B' } })
      expect([items.map(({ sk }) => sk), last]).toEqual([['B', 'a'], { pk: 'P', sk: 'a' }])
    })

    it('refuses a limit out of bounds', async () => {
      for (const limit of [0, 501, 1.5])
        await expect(store.query({ pk: 'P', limit })).rejects.toThrow(TypeError)
    })
  })
})
