import { drain, type Drained } from '../platform/store/outbox.ts'
import { openDb } from '../platform/store/open-db.ts'
import type { Adapters } from './base.ts'
import { notificationsOf } from './notifications.ts'

/** Tells waiting events to everything that listens. `site` is the origin of the pages, for links in messages. */
export function tellEvents(adapters: Adapters, site: string): Promise<Drained> {
  const db = openDb({ ...adapters, request: { personId: 'system', route: 'on-events' } })
  return drain(adapters.store, [notificationsOf({ ...adapters, db }, site)], adapters.now)
}

/** Forgets what has expired, at most so many items at once; on AWS the table's TTL does it. */
export const forgetExpired = (adapters: Adapters, most: number): Promise<number> =>
  adapters.store.expire(most)
