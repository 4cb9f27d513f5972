import { randomBytes } from 'node:crypto'
import { Failure } from '../../kernel/failure.ts'
import { decrypt, encrypt, ivBytes } from '../crypto/gcm.ts'
import type { Keys } from '../crypto/keys.ts'
import type { IndexKeys, Key, Query } from './port.ts'
import { indexFields } from './shape.ts'

type Bound = { readonly personId: string; readonly route: string }
type Asked = Pick<Query, 'pk' | 'index' | 'descending'>

/** Encrypts the place where a page ended: keys hold ids that this reader may not see. */
export function sealCursor(keys: Keys, bound: Bound, asked: Asked, place: Key & IndexKeys): string {
  return encrypt(keys.of('cursor'), randomBytes(ivBytes), JSON.stringify(place), aadOf(bound, asked))
}

/** The place again, or Failure('bad-cursor') for a broken one, another person's, or another list's. */
export function openCursor(keys: Keys, bound: Bound, asked: Asked, cursor: string): Key & IndexKeys {
  const text = cursor.length > 4096 ? undefined : decrypt(keys.of('cursor'), cursor, aadOf(bound, asked))
  const place = text === undefined ? undefined : placeIn(JSON.parse(text))
  if (!place) throw new Failure('bad-cursor')
  return place
}

/** Not the range: a list "from now on" has another range on its second page. */
const aadOf = ({ personId, route }: Bound, { pk, index, descending }: Asked): Buffer =>
  Buffer.from(JSON.stringify([personId, route, pk, index ?? '', descending === true]))

function placeIn(value: unknown): (Key & IndexKeys) | undefined {
  if (typeof value !== 'object' || value === null || !('pk' in value) || !('sk' in value)) return undefined
  if (typeof value.pk !== 'string' || typeof value.sk !== 'string') return undefined
  const place: Key & IndexKeys = { pk: value.pk, sk: value.sk }
  const fields = new Map<string, unknown>(Object.entries(value))
  for (const field of indexFields) {
    const text = fields.get(field)
    if (typeof text === 'string') place[field] = text
  }
  return place
}
