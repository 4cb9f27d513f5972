import type { Adapters, Base } from './compose/base.ts'
import { identityOf } from './compose/identity.ts'
import { regionsOf } from './compose/regions.ts'
import { readDone } from './platform/store/idempotency.ts'
import { openDb } from './platform/store/open-db.ts'
import type { Request } from './platform/store/commit.ts'

export type { Adapters } from './compose/base.ts'

/** Every verb of the product, bound to one request (or to one run of a job). The true map of who needs whom. */
export function compose(adapters: Adapters, request: Request) {
  const base: Base = { ...adapters, db: openDb({ ...adapters, request }) }
  const regions = regionsOf(base)
  const identity = identityOf(base, {
    isApproved: async () => false,
    namesOf: { organization: async () => undefined, region: regions.nameOf, person: async () => undefined },
    tasksOf: [],
  })
  return { regions, identity }
}

export type Verbs = ReturnType<typeof compose>

/** What this request answered before, if it was carried out under its Idempotency-Key. */
export const recordedBy = async ({ store }: Adapters, { personId, route, idempotency }: Request) =>
  idempotency && readDone(store, { personId, route, key: idempotency.key })
