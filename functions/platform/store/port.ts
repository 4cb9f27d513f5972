/** The narrow port of the store: only what DynamoDB and the embedded store do exactly alike. */

export type Key = { readonly pk: string; readonly sk: string }

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** The three sparse indexes. An item stands in index n when it has `gNpk` and `gNsk`. */
export type IndexName = 'g1' | 'g2' | 'g3'
export type IndexKeys = Partial<Record<`${IndexName}${'pk' | 'sk'}`, string>>

export type Item = Key &
  IndexKeys & {
    /** Starts at 1; each put states which version it replaces. */
    readonly version: number
    /** Epoch seconds. From this second on the item is absent on every read, swept or not. */
    readonly expiresAt?: number
    readonly data: { readonly [name: string]: Value }
  }

/** A number against a constant or against another number of `data` in the same item. */
export type NumberGuard = {
  readonly field: string
  readonly is: '<' | '<=' | '=' | '>=' | '>'
  readonly than: number | { readonly field: string }
}

/** What a write believes of the item it touches. An expired item counts as absent. */
export type Expectation =
  | { readonly absent: true }
  | { readonly present: true }
  | { readonly version: number }
  | { readonly guards: readonly NumberGuard[] }

export type Change =
  | { readonly put: Item; readonly if: Expectation }
  /** Adds to and sets numbers of `data` without a version bump: for counters. Creates nothing; adds to no text. */
  | {
      readonly update: Key
      readonly add?: { readonly [field: string]: number }
      readonly set?: { readonly [field: string]: number }
      readonly if: Expectation
    }
  | { readonly delete: Key; readonly if: Expectation }
  | { readonly check: Key; readonly if: Expectation }

export type Query = {
  readonly pk: string
  readonly index?: IndexName
  readonly range?:
    | { readonly prefix: string }
    | { readonly from?: string; readonly to?: string } /* both inclusive */
  readonly descending?: boolean
  /** 1 to 500. */
  readonly limit: number
  /** Key of the last item already seen, in the order of this query. */
  readonly after?: Key & IndexKeys
}

/** Thrown by `write`: nothing was stored. `at` is the position of the first refused change. */
export class Refused extends Error {
  readonly at: number
  constructor(at: number) {
    super('a belief of this write no longer holds')
    this.name = 'Refused'
    this.at = at
  }
}

/** Thrown when the store did not take part: throttled, in contention beyond six tries, or out of reach. */
export class Unavailable extends Error {
  /** Whether the write may have happened all the same. */
  readonly outcome: 'none' | 'unknown'
  constructor(outcome: 'none' | 'unknown', cause?: unknown) {
    super('the store is not available', { cause })
    this.name = 'Unavailable'
    this.outcome = outcome
  }
}

export interface Store {
  /** Consistent read of one item. */
  get(key: Key): Promise<Item | undefined>
  /** Consistent on the table, eventually consistent on an index. `last` is set when there may be more. */
  query(query: Query): Promise<{ items: Item[]; last?: Key & IndexKeys }>
  /** One transaction of 1 to 100 changes to as many different items: all or nothing. Throws Refused, Unavailable. */
  write(changes: readonly Change[]): Promise<void>
  /** Deletes up to `limit` items that expired before now, in no promised order; returns how many. */
  expire(limit: number): Promise<number>
  /** Every live item, in no promised order: for the offline checks and for a dump, never for a request. */
  all(): AsyncIterable<Item>
  close(): Promise<void>
}

/** What a call cost, where the adapter can tell: DynamoDB's consumed capacity units. */
export type Units = { read: number; write: number }
