/** One page of a list; `next` is a sealed cursor, absent on the last page. */
export type Page<T> = { items: T[]; next?: string }

/** What a list is asked for. `limit` is 1 to 100. */
export type PageRequest = { limit: number; cursor?: string }
