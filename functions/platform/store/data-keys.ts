import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../kernel/clock.ts'
import { type DataKeys, type FieldKeys, fieldKeysOf, KeyDestroyed } from '../crypto/seal.ts'
import type { MasterKey } from '../crypto/master-key.ts'
import { keys, lists } from './keys.ts'
import { Refused, type Change, type Item, type Store } from './port.ts'

type Needs = { readonly store: Store; readonly master: MasterKey; readonly now: Clock }

/** How many opened keys stay in memory, and for how long: a destroyed one is gone from every process after that. */
const mostRemembered = 5000
const rememberedMilliseconds = 60_000

const bytes = 32

/** Wrapped data keys as items of the store, one for each person, organization or group; opened ones in memory for a minute. */
export function dataKeysIn(needs: Needs): DataKeys {
  const opened = new Map<string, { at: number; keys: Promise<FieldKeys> }>()
  function remember(whose: string, open: () => Promise<FieldKeys>): Promise<FieldKeys> {
    const now = Date.parse(needs.now())
    const known = opened.get(whose)
    if (known && Math.abs(now - known.at) < rememberedMilliseconds) return known.keys
    if (opened.size >= mostRemembered) opened.clear()
    const found = open()
    opened.set(whose, { at: now, keys: found })
    found.catch(() => opened.delete(whose))
    return found
  }
  const existing = async (whose: string) => {
    const item = await needs.store.get(keys.dataKey(whose))
    if (!item) throw new KeyDestroyed()
    return unwrapped(needs, whose, item)
  }
  return {
    existing: (whose) => remember(whose, () => existing(whose)),
    of: (whose) => remember(whose, () => made(needs, whose)),
    forget: (whose) => void opened.delete(whose),
  }
}

async function made(needs: Needs, whose: string): Promise<FieldKeys> {
  const key = keys.dataKey(whose)
  const there = await needs.store.get(key)
  if (there) return unwrapped(needs, whose, there)
  const dataKey = randomBytes(bytes)
  try {
    await needs.store.write([{ put: await itemOf(needs.master, whose, dataKey, 1), if: { absent: true } }])
    return fieldKeysOf(dataKey)
  } catch (error) {
    // Another process made it at the same moment, or this write happened and its answer was lost.
    const winner = error instanceof Refused ? await needs.store.get(key) : undefined
    if (!winner) throw error
    return unwrapped(needs, whose, winner)
  }
}

async function itemOf(master: MasterKey, whose: string, dataKey: Buffer, version: number): Promise<Item> {
  const data = await master.wrap(dataKey, whose)
  return { ...keys.dataKey(whose), ...lists.dataKeysUnder(data.under, shardOf(whose), whose), version, data }
}

async function dataKeyIn({ master }: Needs, whose: string, { data }: Item): Promise<Buffer> {
  const { wrapped, under } = data
  if (typeof wrapped !== 'string' || typeof under !== 'string') throw new KeyDestroyed()
  return master.unwrap(wrapped, under, whose)
}

const unwrapped = async (needs: Needs, whose: string, item: Item): Promise<FieldKeys> =>
  fieldKeysOf(await dataKeyIn(needs, whose, item))

const shards = 8
const shardOf = (whose: string): number => (createHash('sha256').update(whose).digest()[0] ?? 0) % shards

/**
 * The write that destroys a data key: what it sealed never opens again, and no new key is made in its place. It is to
 * ride in the transaction that erases.
 */
export function destruction({ version }: Item, whose: string): Change {
  return {
    put: { ...keys.dataKey(whose), version: version + 1, data: { destroyed: true } },
    if: { version },
  }
}

/**
 * Wraps every data key that is still under one of these master keys with the newest. Safe to repeat, and to run beside
 * a server; `tell` hears how many are done.
 */
export async function rewrap(
  needs: Needs,
  under: readonly string[],
  tell: (done: number) => void,
): Promise<number> {
  let done = 0
  for (const id of under)
    for (let shard = 0; shard < shards; shard++) {
      const { g1pk: pk = '' } = lists.dataKeysUnder(id, shard, '')
      let items = await page(needs.store, pk)
      while (items.length > 0) {
        for (const item of items) await rewrapOne(needs, item)
        done += items.length
        tell(done)
        items = await page(needs.store, pk, items.at(-1))
      }
    }
  return done
}

const page = async (store: Store, pk: string, after?: Item): Promise<Item[]> =>
  (await store.query({ pk, index: 'g1', limit: 100, ...(after ? { after } : {}) })).items

async function rewrapOne(needs: Needs, item: Item): Promise<void> {
  const whose = item.g1sk ?? ''
  const next = await itemOf(needs.master, whose, await dataKeyIn(needs, whose, item), item.version + 1)
  try {
    await needs.store.write([{ put: next, if: { version: item.version } }])
  } catch (error) {
    // Destroyed or wrapped anew meanwhile: both are what we want.
    if (!(error instanceof Refused)) throw error
  }
}
