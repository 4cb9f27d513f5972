import { createHash } from 'node:crypto'
import type { Link } from './chain.ts'
import type { Item, Key } from './port.ts'

/** How many partitions share the outbox. */
export const shards = 8

/**
 * The outbox item of an event: one shard for one partition, and the version behind the time, so that the
 * events of an aggregate keep their order within one millisecond too.
 */
export function outboxItem(event: Key, { id, at }: Pick<Link, 'id' | 'at'>): Item {
  return {
    pk: `OUT#${shardOf(event.pk)}`,
    sk: `${at}#${event.sk.slice(-8)}#${id}`,
    version: 1,
    data: { pk: event.pk, sk: event.sk },
  }
}

/** The shard of a partition: its events keep their order, and no partition of shards takes all writes. */
export const shardOf = (pk: string): number => (createHash('sha256').update(pk).digest()[0] ?? 0) % shards

/** Whether an item waits in the outbox. */
export const isOutbox = ({ pk }: Key): boolean => pk.startsWith('OUT#')
