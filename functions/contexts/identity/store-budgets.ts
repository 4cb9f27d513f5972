import * as z from 'zod'
import { Failure } from '../../kernel/failure.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { hashSecret } from '../../platform/crypto/secret-hash.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Change, Item, Key } from '../../platform/store/port.ts'
import type { Bucket, Budgets } from './budgets.ts'
import type { Spending } from './ports.ts'
import { blindAddress } from './store.ts'
import { holds } from './store-notes.ts'

/** Codes that one address may ask for within any hour. */
const codesAnHour = 5
const hour = 3_600_000

/** Of so many equal writes at once each but one must look again; who never comes first is refused. */
const looks = 8

type Needs = { db: Db; keys: Keys; now: Clock; budgets: Budgets }

/** Budgets are counters without an event: each is spent by one conditional write on what was read. */
export function budgetsStore({ db, keys: master, now, budgets }: Needs): Spending {
  const spend = async (key: Key, writeFor: (item: Item | undefined, at: number) => Change | undefined) => {
    for (let look = 0; look < looks; look++) {
      const change = writeFor(await db.get(key), Date.parse(now()))
      if (!change) return false
      if (await holds(db, change)) return true
    }
    throw new Failure('try-later')
  }
  const fromBucket = (key: Key, bucket: Bucket) => spend(key, (item, at) => takenFrom(bucket, key, item, at))
  const ofSource = (kind: string, source: string | undefined, bucket: Bucket) =>
    source === undefined
      ? true
      : fromBucket(keys.budget(kind, hashSecret(master, 'sign-in-code', `source\n${source}`)), bucket)
  return {
    codeOfAddress: (address) => {
      const key = keys.budget('code', blindAddress(master, address))
      return spend(key, (item, at) => addedTo(key, item, at))
    },
    codeOfSource: async (source) => ofSource('code-source', source, budgets.codesOfSource),
    codeInTotal: () => fromBucket(keys.budget('code-total', 'ALL'), budgets.codesInTotal),
    signInOfSource: async (source) => ofSource('sign-in-source', source, budgets.signInsOfSource),
  }
}

const times = z._default(z.array(z.int()), [])

/** One more among those of the last hour: an exact bound, where a bucket would let nearly twice as many into an hour. */
function addedTo(key: Key, item: Item | undefined, at: number): Change | undefined {
  const within = times.parse(item?.data['at']).filter((one) => one > at - hour)
  if (within.length >= codesAnHour) return undefined
  const expiresAt = Math.ceil((at + hour) / 1000)
  const version = (item?.version ?? 0) + 1
  return {
    put: { ...key, version, expiresAt, data: { at: [...within, at] } },
    if: item ? { version: item.version } : { absent: true },
  }
}

/**
 * A bucket is one number: the instant at which it is full again (milliseconds). Taking one moves that instant on; while
 * it lies ahead, all who take at once add to it, and none must look again.
 */
function takenFrom({ holds: most, everySeconds }: Bucket, key: Key, item: Item | undefined, at: number) {
  const every = everySeconds * 1000
  const latest = at + (most - 1) * every
  const fullAt = item ? z.int().parse(item.data['fullAt']) : at
  if (fullAt > latest) return undefined
  const outlives = (item?.expiresAt ?? 0) * 1000 > latest + 2 * every
  if (item && fullAt > at && outlives) {
    const guards = [{ field: 'fullAt', is: '<=', than: latest }] as const
    return { update: key, add: { fullAt: every }, if: { guards } }
  }
  const expiresAt = Math.ceil((latest + 2 * every + 24 * hour) / 1000)
  return {
    put: {
      ...key,
      version: (item?.version ?? 0) + 1,
      expiresAt,
      data: { fullAt: Math.max(fullAt, at) + every },
    },
    if: item ? { guards: [{ field: 'fullAt', is: '=' as const, than: fullAt }] } : { absent: true as const },
  }
}
