/** The log: an allow-list of fields, none of them personal. An error is logged by name, code and stack, never by its data. */
export type Log = {
  request(it: {
    requestId: string
    method: string
    route: string
    status: number
    milliseconds: number
  }): void
  failure(it: { requestId: string; route: string; error: unknown }): void
  job(it: { job: string; handled: number; failed: number; milliseconds: number }): void
}

/** Writes one JSON line for each entry. Messages of errors may quote input, so only their first stack frames stay. */
export function jsonLog(write: (line: string) => void): Log {
  const put = (kind: string, it: object) => write(JSON.stringify({ kind, ...it }))
  return {
    request: (it) => put('request', it),
    failure: ({ error, ...it }) => put('failure', { ...it, ...describe(error) }),
    job: (it) => put('job', it),
  }
}

function describe(error: unknown): { error: string; frames: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause instanceof Error ? ` < ${error.cause.name}` : ''
  return { error: error.name + cause, frames: frames.slice(0, 6).map((frame) => frame.trim()) }
}
