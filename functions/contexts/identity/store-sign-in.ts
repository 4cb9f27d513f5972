import * as z from 'zod'
import type { Instant } from '../../../shared/dates.ts'
import { addMinutes } from '../../../shared/dates.ts'
import { codeTries } from '../../../shared/identity.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { hashSecret, sameHash } from '../../platform/crypto/secret-hash.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { blindAddress } from './store.ts'
import { holds } from './store-notes.ts'
import type { Codes } from './ports.ts'

/** Codes that one address may ask for in an hour. */
const codesAnHour = 5

type Needs = { db: Db; keys: Keys; now: Clock }

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

export function codesStore({ db, keys: master, now }: Needs): Codes {
  const hash = (purpose: 'code' | 'browser', text: string) =>
    hashSecret(master, 'sign-in-code', `${purpose}\n${text}`)
  const keyOf = (address: string, browser: string) =>
    keys.code(blindAddress(master, address), hash('browser', browser))
  return {
    async spendBudget(address) {
      const key = keys.codeBudget(blindAddress(master, address))
      const expiresAt = seconds(addMinutes(now(), 60))
      const first = {
        put: { ...key, version: 1, expiresAt, data: { spent: 1 } },
        if: { absent: true },
      } as const
      if (await holds(db, first)) return true
      const guards = [{ field: 'spent', is: '<', than: codesAnHour }] as const
      return holds(db, { update: key, add: { spent: 1 }, if: { guards } })
    },
    async put(address, browser, code, until) {
      const key = keyOf(address, browser)
      const data = { code: hash('code', `${key.sk}\n${code}`), tries: 0 }
      const before = await db.get(key)
      const item = { ...key, version: (before?.version ?? 0) + 1, expiresAt: seconds(until), data }
      await db.note([believe({ put: item, if: before ? { version: before.version } : { absent: true } })])
    },
    async take(address, browser, code) {
      const key = keyOf(address, browser)
      const guards = [{ field: 'tries', is: '<', than: codeTries }] as const
      if (!(await holds(db, { update: key, add: { tries: 1 }, if: { guards } }))) return false
      const item = await db.get(key)
      const kept = z.string().safeParse(item?.data['code'])
      if (!item || !kept.success || !sameHash(kept.data, hash('code', `${key.sk}\n${code}`))) return false
      return holds(db, { delete: key, if: { version: item.version } })
    },
  }
}
