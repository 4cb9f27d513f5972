import * as z from 'zod'

const problem = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
})

/**
 * A "no" of the server (RFC 9457), or of the way there: code `offline` when nothing was reached (status 0),
 * `unreadable` when the answer was not ours. Those two have no text; the parts have words for them.
 */
export type Problem = z.infer<typeof problem>

/** The answer as its contract says, or undefined when it is something else. */
export function readAnswer<S extends z.core.$ZodType>(
  schema: S,
  body: unknown,
): { value: z.core.output<S> } | undefined {
  const read = z.safeParse(schema, body)
  return read.success ? { value: read.data } : undefined
}

/** The problem that a refusal holds, or undefined when something else answered. */
export function readProblem(body: unknown): Problem | undefined {
  const read = z.safeParse(problem, body)
  return read.success ? read.data : undefined
}
