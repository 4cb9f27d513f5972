import { keysFrom } from '../../../functions/platform/crypto/keys.ts'
import type { NewId } from '../../../functions/kernel/clock.ts'
import type { Request } from '../../../functions/platform/store/commit.ts'
import type { Save } from '../../../functions/platform/store/db.ts'
import { openDb, type RequestDb } from '../../../functions/platform/store/open-db.ts'
import type { Store } from '../../../functions/platform/store/port.ts'
import { personId } from '../../../shared/ids.ts'
import { noon } from './stores.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
export const ann = personId.parse('per_00000000000000000000ann')

/** Ids that count up: a test may name them. */
export function countingIds(start = 0): NewId {
  let n = start
  return (prefix) => `${prefix}_${++n}`
}

let ids = 0
const fresh: NewId = (prefix) => `${prefix}_${++ids}`

/** A request of Ann's to the store. */
export const aRequest = (store: Store, parts: Partial<Request> = {}, newId: NewId = fresh): RequestDb =>
  openDb({ store, keys, newId, request: { personId: ann, route: 'PUT /volunteers/{id}', ...parts } })

/** The save of a volunteer by Ann at noon. */
export const aSave = (parts: Partial<Save> & { by?: 'system' } = {}): Save => ({
  id: 'vol_1',
  key: { pk: 'VOL#vol_1', sk: 'VOL' },
  version: 0,
  data: { status: 'APPLIED', fields: ['LAW'] },
  event: { name: 'volunteers.applied', by: { personId: ann }, at: noon },
  ...parts,
})

export const idempotency = (key: string, digest = 'body') => ({
  key,
  digest,
  expiresAt: Date.parse(noon) / 1000 + 86_400,
})
