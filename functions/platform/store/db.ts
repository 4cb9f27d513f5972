import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { IndexKeys, Item, Key, Query, Value } from './port.ts'

/**
 * One aggregate as this command leaves it. `version` is the one that was loaded, 0 for a new one. A Db lives as
 * long as one request and remembers the items it has read by key, so that commit can tell what changed; a version
 * above 0 that was not read through this Db is an error of the program.
 */
export type Save = {
  /** The id that the outside knows, given back in the receipt. */
  readonly id: string
  readonly key: Key
  readonly version: number
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
    /** Code of the region where the thing lies: an auditor finds only events of the own region. */
    readonly region?: string | undefined
  }
}

/**
 * What a context's store.ts gets: reads, lists with sealed cursors, and one commit that writes
 * aggregates (version + 1), their events (hash-chained per aggregate), the outbox, uniqueness items
 * and counters (as beliefs; `believeSave` of belief.ts wraps another context's Save, so that two contexts
 * commit together without knowing each other), and this request's idempotency record, in one transaction.
 */
export interface Db {
  get(key: Key): Promise<Item | undefined>
  /** Everything that a bounded query holds, page by page inside; throws when there is more than `most`. */
  collect(query: Omit<Query, 'limit' | 'after'>, most: number): Promise<Item[]>
  /** One page for a person; the cursor is sealed to the person and the route. */
  page(query: Omit<Query, 'limit' | 'after'>, request: PageRequest): Promise<Page<Item>>
  /** Throws Failure('changed-meanwhile'), or the failure that a refused belief carries. */
  commit(commit: {
    readonly saves: readonly [Save, ...Save[]]
    readonly with?: readonly Belief[]
  }): Promise<Receipt[]>
  /**
   * Writes items that are no aggregates and leave no event: one-time codes, sign-in sessions, budgets, counters.
   * One transaction; never carries the idempotency record.
   */
  note(changes: readonly Belief[]): Promise<void>
}
