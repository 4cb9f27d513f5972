/**
 * A "no" of the server (RFC 9457), or of the way there: code `offline` when nothing was reached (status 0),
 * `unreadable` when the answer was not ours. Those two have no text; the parts have words for them.
 */
export type Problem = {
  title: string
  status: number
  code: string
  detail?: string
  instance?: string
  errors?: { path: string; message: string }[]
  /** The body as it came: what a refusal lists (`refusals`, `missing`), to be read with its schema. */
  details?: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const textIn = (body: Record<string, unknown>, name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' ? value : undefined
}

const errorsIn = (body: Record<string, unknown>): { path: string; message: string }[] =>
  (Array.isArray(body['errors']) ? body['errors'] : []).filter(isRecord).flatMap((it) => {
    const [path, message] = [textIn(it, 'path'), textIn(it, 'message')]
    return path === undefined || message === undefined ? [] : [{ path, message }]
  })

/** The problem that a refusal holds, or undefined when something else answered. */
export function readProblem(body: unknown, status: number): Problem | undefined {
  if (!isRecord(body)) return undefined
  const code = textIn(body, 'code')
  if (code === undefined) return undefined
  const [detail, instance, errors] = [textIn(body, 'detail'), textIn(body, 'instance'), errorsIn(body)]
  return {
    title: textIn(body, 'title') ?? '',
    status,
    code,
    details: body,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(errors.length === 0 ? {} : { errors }),
  }
}
