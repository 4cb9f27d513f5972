import * as z from 'zod'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import { factorTries, factorTryMinutes } from '../../../shared/factors.ts'
import { personId } from '../../../shared/ids.ts'
import type { Clock } from '../../kernel/clock.ts'
import { hashSecret } from '../../platform/crypto/secret-hash.ts'
import { believe } from '../../platform/store/belief.ts'
import { keys } from '../../platform/store/keys.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { FactorStore, Waiting } from './factor-ports.ts'
import { holds } from './store-notes.ts'
import type { StoreNeeds } from './store.ts'

/** A challenge or an unconfirmed secret; it expires by itself. */
export const waitingRecord = defineRecord(
  'waiting factor',
  z.object({ personId, value: z.string() }),
  'personId',
  { personId: 'L2', value: 'account.totp' },
)

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

type Needs = StoreNeeds & { now: Clock }

/** Tries of codes, counted before anything is compared. */
export const triesStore = ({ db, now }: Needs): Pick<FactorStore, 'spendTry' | 'giveBackTry'> => ({
  async spendTry(person) {
    const key = keys.factorTries(person)
    const expiresAt = seconds(addMinutes(now(), factorTryMinutes))
    const first = { ...key, version: 1, expiresAt, data: { tries: 1 } }
    if (await holds(db, { put: first, if: { absent: true } })) return true
    const guards = [{ field: 'tries', is: '<', than: factorTries }] as const
    return holds(db, { update: key, add: { tries: 1 }, if: { guards } })
  },
  async giveBackTry(person) {
    const guards = [{ field: 'tries', is: '>', than: 0 }] as const
    await holds(db, { update: keys.factorTries(person), add: { tries: -1 }, if: { guards } })
  },
})

/** What waits for a person's answer in one session, found by a keyed hash of the two. */
export function waitingStore({
  db,
  sealer,
  keys: master,
  now,
}: Needs): Pick<FactorStore, 'expect' | 'expected' | 'take'> {
  const keyOf = ({ session, what }: Waiting) =>
    keys.factorWaiting(hashSecret(master, 'session', `${what}\n${session}`))
  return {
    async expect(waiting, person, value, minutes) {
      const key = keyOf(waiting)
      const before = await db.get(key)
      const data = await waitingRecord.toData(sealer, key, { personId: person, value })
      const expiresAt = seconds(addMinutes(now(), minutes))
      const put = { ...key, version: (before?.version ?? 0) + 1, expiresAt, data }
      await db.note([believe({ put, if: before ? { version: before.version } : { absent: true } })])
    },
    async expected(waiting, person) {
      const item = await db.get(keyOf(waiting))
      const it = item && (await waitingRecord.open(sealer, item))
      return it?.personId === person ? it.value : undefined
    },
    take: async (waiting) => holds(db, { delete: keyOf(waiting), if: { present: true } }),
  }
}
