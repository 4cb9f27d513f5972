import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { IndexKeys, Item, Key, Query, Value } from './port.ts'

/** One aggregate as this command leaves it. `before` is the item as loaded; none means it is new. */
export type Save = {
  /** The id that the outside knows, given back in the receipt. */
  readonly id: string
  readonly key: Key
  readonly before?: Item | undefined
  readonly data: { readonly [name: string]: Value }
  readonly index?: IndexKeys
  readonly expiresAt?: number
  readonly event: {
    readonly name: EventName
    /** Who did it; jobs act as `system`. */
    readonly by: Pick<Actor, 'personId'> | 'system'
    readonly at: Instant
    /** What the new state does not say by itself: a reason's code, an id. Never personal data. */
    readonly details?: { readonly [name: string]: Value }
  }
}

/** What a mutating request answers, and what its replay answers again. */
export type Receipt = { id: string; version: number }

/**
 * What a context's store.ts gets: reads, lists with sealed cursors, and one commit that writes
 * aggregates (version + 1), their events (hash-chained per aggregate), the outbox, uniqueness items
 * and counters (as beliefs), and this request's idempotency record, in one transaction.
 */
export interface Db {
  get(key: Key): Promise<Item | undefined>
  /** Everything that a bounded query holds, page by page inside; throws when there is more than `most`. */
  collect(query: Omit<Query, 'limit' | 'after'>, most: number): Promise<Item[]>
  /** One page for a person; the cursor is sealed to the person and the route. */
  page(query: Omit<Query, 'limit' | 'after'>, request: PageRequest): Promise<Page<Item>>
  /** Throws Failure('changed-meanwhile'), or the failure that a refused belief carries. */
  commit(commit: { readonly saves: readonly [Save, ...Save[]]; readonly with?: readonly Belief[] }): Promise<Receipt[]>
}
