import { addMinutes } from '../../../shared/dates.ts'
import type { Clock } from '../../kernel/clock.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import type { Sent } from './ports.ts'

/** An event waits for days at most. */
const daysRemembered = 30

export const sentStore = ({ db, now }: { db: Db; now: Clock }): Sent => ({
  has: async (messageId) => (await db.get(keys.messageSent(messageId))) !== undefined,
  async mark(messageId) {
    const expiresAt = Math.floor(Date.parse(addMinutes(now(), daysRemembered * 1440)) / 1000)
    await db.note([
      believe({
        put: { ...keys.messageSent(messageId), version: 1, expiresAt, data: {} },
        if: { absent: true },
      }),
    ])
  },
})
