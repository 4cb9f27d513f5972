import type { Receipt } from '../../../shared/receipt.ts'
import { digestOf } from './canonical.ts'
import type { Change, Item, Key, Store, Value } from './port.ts'

/** The request whose effect a record remembers: a key is worth something only to this person on this route. */
export type Asked = { readonly personId: string; readonly route: string; readonly key: string }

/** Thrown by a commit whose request was already carried out, perhaps a moment ago by a racing twin. */
export class AlreadyDone extends Error {
  constructor() {
    super('this request has been carried out')
    this.name = 'AlreadyDone'
  }
}

/** What was answered to a request that has been carried out. */
export type Done = { readonly digest: string; readonly receipts: Receipt[] }

const recordKey = ({ personId, route, key }: Asked): Key => ({
  pk: `IDM#${digestOf([personId, route, key])}`,
  sk: 'IDM',
})

/** The write that makes a request happen at most once; it goes into the request's own transaction. */
export const recordOf = (asked: Asked, { digest, receipts }: Done, expiresAt: number): Change => ({
  put: { ...recordKey(asked), version: 1, expiresAt, data: { digest, receipts } },
  if: { absent: true },
})

/** What an earlier, equal request answered; the caller compares the digest of the body. */
export async function readDone(store: Store, asked: Asked): Promise<Done | undefined> {
  const item = await store.get(recordKey(asked))
  return item && doneIn(item)
}

function doneIn({ data: { digest, receipts } }: Item): Done | undefined {
  if (typeof digest !== 'string' || !Array.isArray(receipts)) return undefined
  return { digest, receipts: receipts.flatMap((one: Value) => receiptIn(one) ?? []) }
}

function receiptIn(value: Value): Receipt | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('version' in value))
    return undefined
  const { id, version } = value
  return typeof id === 'string' && typeof version === 'number' ? { id, version } : undefined
}
