import * as z from 'zod'

const demo = z.object({
  people: z.array(
    z.object({
      role: z.string(),
      address: z.string(),
      note: z.optional(z.string()),
      code: z.optional(z.string()),
    }),
  ),
})

/** The invented people whom the local server lists in demo mode; nobody when it says something else. */
export function readDemoPeople(body: unknown): z.infer<typeof demo>['people'] {
  const read = z.safeParse(demo, body)
  return read.success ? read.data.people : []
}
