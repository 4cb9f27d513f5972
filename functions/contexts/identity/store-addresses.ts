import * as z from 'zod'
import type { PersonId } from '../../../shared/ids.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { believe } from '../../platform/store/belief.ts'
import { keys } from '../../platform/store/keys.ts'
import type { ClaimsOf } from './change-address.ts'
import { blindAddress, type StoreNeeds } from './store.ts'

type Reads = Pick<StoreNeeds, 'db' | 'sealer'>

/** More than a person changes in years. */
const mostEvents = 1000

/** The addresses of an account before its last change of them, and now: each once. */
export async function addressesOldAndNew({ db, sealer }: Reads, person: PersonId): Promise<string[]> {
  const key = keys.account(person)
  const events = await db.collect({ pk: key.pk, range: { prefix: 'EVT#A#' } }, mostEvents)
  const stored = events.flatMap(({ data }) => {
    const set = z.object({ set: z.object({ addresses: z.string() }) }).safeParse(data)
    return set.success ? [set.data.set.addresses] : []
  })
  const place = { key, attribute: 'addresses', whose: person }
  const opened = stored.slice(-2).map(async (one) => {
    return z.array(z.string()).parse(JSON.parse(await sealer.unseal(one, place)))
  })
  return [...new Set((await Promise.all(opened)).flat())]
}

/** The uniqueness items of a change of addresses. */
export const addressClaims =
  ({ keys: master }: { keys: Keys }): ClaimsOf =>
  ({ from, to }, owner) => {
    const keyOf = (address: string) => keys.addressTaken(blindAddress(master, address))
    return [
      ...(to === undefined
        ? []
        : [
            believe(
              { put: { ...keyOf(to), version: 1, data: { personId: owner } }, if: { absent: true } },
              new Failure('address-taken'),
            ),
          ]),
      ...(from === undefined ? [] : [believe({ delete: keyOf(from), if: { present: true } })]),
    ]
  }
