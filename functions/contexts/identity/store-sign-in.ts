import * as z from 'zod'
import type { Instant } from '../../../shared/dates.ts'
import { codeTries } from '../../../shared/identity.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { hashSecret, sameHash } from '../../platform/crypto/secret-hash.ts'
import type { Db } from '../../platform/store/db.ts'
import { keys } from '../../platform/store/keys.ts'
import { blindAddress } from './store.ts'
import { holds } from './store-notes.ts'
import type { Codes } from './ports.ts'

type Needs = { db: Db; keys: Keys }

/** `issue` tells one code from the next under the same key, so that a try counts for the code that it is compared with. */
const codeItem = z.object({ code: z.string(), issue: z.int() })

const seconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000)

/** A number of 48 bits out of a hash. */
const numberOf = (hash: string): number => Buffer.from(hash, 'base64url').readUIntBE(0, 6)

export function codesStore({ db, keys: master }: Needs): Codes {
  const hash = (purpose: 'code' | 'browser' | 'issue', text: string) =>
    hashSecret(master, 'sign-in-code', `${purpose}\n${text}`)
  const keyOf = (address: string, browser: string) =>
    keys.code(blindAddress(master, address), hash('browser', browser))
  return {
    async put({ address, browser, code, until, issue }) {
      const key = keyOf(address, browser)
      const data = {
        code: hash('code', `${key.sk}\n${code}`),
        tries: 0,
        issue: numberOf(hash('issue', issue)),
      }
      // Two that are asked for at once: the second is as good as the first, and takes its place.
      for (let written = false; !written; ) {
        const before = await db.get(key)
        const item = { ...key, version: (before?.version ?? 0) + 1, expiresAt: seconds(until), data }
        written = await holds(db, { put: item, if: before ? { version: before.version } : { absent: true } })
      }
    },
    async take(address, browser, code) {
      const key = keyOf(address, browser)
      const item = await db.get(key)
      const kept = codeItem.safeParse(item?.data)
      if (!kept.success) return false
      const same = { field: 'issue', is: '=', than: kept.data.issue } as const
      const left = { field: 'tries', is: '<', than: codeTries } as const
      if (!(await holds(db, { update: key, add: { tries: 1 }, if: { guards: [same, left] } }))) return false
      if (!sameHash(kept.data.code, hash('code', `${key.sk}\n${code}`))) return false
      return holds(db, { delete: key, if: { guards: [same] } })
    },
  }
}
