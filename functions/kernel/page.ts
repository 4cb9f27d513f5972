/** One page of a list; `next` is a sealed cursor, absent on the last page. */
export type Page<T> = { items: T[]; next?: string }

/** What a list is asked for. `limit` is 1 to 100. */
export type PageRequest = { limit: number; cursor?: string }

/** Things on a page when the reader does not say how many. */
const usual = 20

/** What a list's query asks for. */
export const pageRequest = ({
  limit = usual,
  cursor,
}: {
  limit?: number | undefined
  cursor?: string | undefined
}): PageRequest => ({ limit, ...(cursor === undefined ? {} : { cursor }) })
