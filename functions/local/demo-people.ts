import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { totpCodeAt } from '../platform/second-factor/totp.ts'

const listed = z.array(
  z.object({ role: z.string(), address: z.string(), note: z.string(), totp: z.optional(z.string()) }),
)

/** Whom a visitor may sign in as, with the code that their authenticator app shows now, by the server's clock. */
export async function demoPeopleNow(file: string, now: Clock) {
  const people = listed.parse(JSON.parse(readFileSync(file, 'utf8')))
  return Promise.all(
    people.map(async ({ totp, ...person }) => ({
      ...person,
      ...(totp === undefined ? {} : { code: await totpCodeAt(totp, now()) }),
    })),
  )
}
