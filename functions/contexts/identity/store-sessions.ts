import * as z from 'zod'
import { instant, type Instant } from '../../../shared/dates.ts'
import { personId, signedInId } from '../../../shared/ids.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { hashSecret } from '../../platform/crypto/secret-hash.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Change, Item } from '../../platform/store/port.ts'
import { holds } from './store-notes.ts'
import type { SignedIn, Tokened } from './ports.ts'
import { seenSeconds, type Session } from './session.ts'

const sessionItem = z.object({
  id: signedInId,
  personId,
  epoch: z.int(),
  startedAt: instant,
  /** Epoch seconds, so that it can be moved on without rewriting the item. */
  lastSeen: z.int(),
  endsAt: instant,
  device: z.object({
    browser: z.enum(['WECHAT', 'EDGE', 'FIREFOX', 'CHROME', 'SAFARI', 'OTHER']),
    kind: z.enum(['PHONE', 'COMPUTER', 'OTHER']),
  }),
  asksFactor: z.optional(z.boolean()),
  verified: z.optional(z.object({ factor: z.enum(['PASSKEY', 'TOTP', 'RECOVERY_CODE']), at: instant })),
  steppedUpAt: instant,
})

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

/** More than codes can open within the thirty days that a session lasts at most. */
const mostOfPerson = 5000

const toSession = (item: Item): Session => {
  const { lastSeen, ...rest } = sessionItem.parse(item.data)
  return { ...rest, lastSeenAt: instant.parse(new Date(lastSeen * 1000).toISOString()) }
}

/**
 * Sessions, found by a keyed hash of their token: 256 random bits are their own secret, so that the hash gives nothing
 * away. They are no aggregates: no event tells of a sign-in.
 */
export function sessionsStore({ db, keys: master }: { db: Db; keys: Keys }): SignedIn {
  const keyOf = (token: string) => keys.signedIn(hashSecret(master, 'session', token))
  const putting = ({ token, session }: Tokened): Change => {
    const { lastSeenAt, ...rest } = session
    const index = lists.sessionsOfPerson(session.personId, session.startedAt, session.id)
    const data = plain({ ...rest, lastSeen: seconds(lastSeenAt) })
    const item = { ...keyOf(token), ...index, version: 1, expiresAt: seconds(session.endsAt), data }
    return { put: item, if: { absent: true } }
  }
  const replacing: SignedIn['replacing'] = (token, by) => [
    believe({ delete: keyOf(token), if: { present: true } }, ended),
    believe(putting(by), ended),
  ]
  return {
    start: async (started) => db.note([believe(putting(started))]),
    async find(token) {
      const item = await db.get(keyOf(token))
      return item && toSession(item)
    },
    async touch(token, { lastSeenAt }, at) {
      const lastSeen = seconds(at)
      if (lastSeen < seconds(lastSeenAt) + seenSeconds) return
      // Of many requests at once one writes; whether it went through is no matter to any of them.
      const guards = [{ field: 'lastSeen', is: '<=', than: lastSeen - seenSeconds }] as const
      await holds(db, { update: keyOf(token), set: { lastSeen }, if: { guards } })
    },
    async replace(token, by) {
      try {
        await db.note(replacing(token, by))
        return true
      } catch (error) {
        if (error === ended) return false
        throw error
      }
    },
    replacing,
    end: async (token) => void (await holds(db, { delete: keyOf(token), if: { present: true } })),
    ...listsOf(db),
  }
}

/** What a person has signed in, by the index. */
function listsOf(db: Db): Pick<SignedIn, 'listOf' | 'endOne'> {
  const itemsOf = (person: string) => db.collect({ pk: `PER#${person}#SIGNED-IN`, index: 'g1' }, mostOfPerson)
  return {
    async listOf(person) {
      // The index may lag behind: what has ended meanwhile is no longer there by its key.
      const items = await Promise.all((await itemsOf(person)).map(({ pk, sk }) => db.get({ pk, sk })))
      return items.flatMap((item) => (item ? [toSession(item)] : []))
    },
    async endOne(person, id) {
      const item = (await itemsOf(person)).find(({ data }) => data['id'] === id)
      return item !== undefined && holds(db, { delete: { pk: item.pk, sk: item.sk }, if: { present: true } })
    },
  }
}

const ended = new Failure('sign-in-needed')
