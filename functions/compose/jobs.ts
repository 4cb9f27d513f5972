import { personId } from '../../shared/ids.ts'
import { drain, type Drained, type Subscriber } from '../platform/store/outbox.ts'
import { openDb } from '../platform/store/open-db.ts'
import type { Adapters, Base } from './base.ts'
import { leaveEverything } from './my-data-rest.ts'
import { notificationsOf } from './notifications.ts'

/** Tells waiting events to everything that listens. `site` is the origin of the pages, for links in messages. */
export function tellEvents(adapters: Adapters, site: string): Promise<Drained> {
  const db = openDb({ ...adapters, request: { personId: 'system', route: 'on-events' } })
  return drain(
    adapters.store,
    [leaversOf({ ...adapters, db }), notificationsOf({ ...adapters, db }, site)],
    adapters.now,
  )
}

/** Who takes back a needed consent has left: their places and seats end with the next look into the outbox. */
const leaversOf = (base: Base): Subscriber => ({
  name: 'leavers',
  on: ['volunteers.left'],
  hear: async ({ by }) =>
    leaveEverything(base, { personId: personId.parse(by), grants: [{ role: 'VOLUNTEER' }] }),
})

/** Forgets what has expired, at most so many items at once; on AWS the table's TTL does it. */
export const forgetExpired = (adapters: Adapters, most: number): Promise<number> =>
  adapters.store.expire(most)
