import * as z from 'zod'

/** What every mutating operation answers, at once and on a replay: which thing, in which version. */
export const receipt = z.object({ id: z.string(), version: z.int() })
export type Receipt = z.infer<typeof receipt>

/** Query of every list: size of a page and the sealed place where the last one ended. */
export const pageQuery = {
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(50))),
  cursor: z.optional(z.string().check(z.maxLength(600))),
}

/** A page of a list; `next` is absent on the last one. */
export const pageOf = <T extends z.core.$ZodType>(item: T) => z.object({ items: z.array(item), next: z.optional(z.string()) })
