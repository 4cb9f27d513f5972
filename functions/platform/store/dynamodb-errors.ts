import { Refused, Unavailable } from './port.ts'

/** What an error of the SDK means for the call: an answer, or another try and what is known of this one. */
export type Verdict = { throw: Error } | { retry: 'none' | 'unknown' }

const contended = new Set([
  'TransactionConflictException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
])
const undecided = new Set([
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'AbortError',
])
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/** Judges by name and code, never by the words of a message. */
function judge(error: unknown): Verdict {
  if (!(error instanceof Error)) return { throw: new Error('not an error', { cause: error }) }
  if (error.name === 'ConditionalCheckFailedException') return { throw: new Refused(0) }
  if (error.name === 'TransactionCanceledException') return judgeReasons(error)
  if (error.name === 'ValidationException')
    return { throw: new TypeError('refused as malformed', { cause: error }) }
  if (contended.has(error.name)) return { retry: 'none' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (neverSent.has(code)) return { retry: 'none' }
  const isServerFault = '$fault' in error && error.$fault === 'server'
  if (undecided.has(error.name) || isServerFault || /^E[A-Z]+$/.test(code)) return { retry: 'unknown' }
  return { throw: error }
}

/** A refused belief is final even when another change of the same transaction met contention. */
function judgeReasons(error: Error): Verdict {
  const reasons: unknown[] =
    'CancellationReasons' in error && Array.isArray(error.CancellationReasons)
      ? error.CancellationReasons
      : []
  const codes = reasons.map((reason) =>
    typeof reason === 'object' && reason !== null && 'Code' in reason ? reason.Code : undefined,
  )
  const at = codes.indexOf('ConditionalCheckFailed')
  if (at >= 0) return { throw: new Refused(at) }
  if (codes.includes('ValidationError'))
    return { throw: new TypeError('refused as malformed', { cause: error }) }
  return { retry: 'none' }
}

const most = 6
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Calls at most six times, with full jitter: all losers of a race wait a random time, else they meet again.
 * `afterUnknown: false` stops at the first call whose outcome is not known, for calls that must not be
 * done twice. `call` is told whether an earlier try may have happened.
 */
export async function persist<T>(
  call: (isUncertain: boolean) => Promise<T>,
  { afterUnknown }: { afterUnknown: boolean },
): Promise<T> {
  let outcome: 'none' | 'unknown' = 'none'
  let last: unknown
  for (let attempt = 0; attempt < most; attempt++) {
    if (attempt > 0) await wait(Math.random() * Math.min(1000, 25 * 2 ** attempt))
    try {
      return await call(outcome === 'unknown')
    } catch (error) {
      const verdict = judge(error)
      if ('throw' in verdict) throw verdict.throw
      if (verdict.retry === 'unknown') outcome = 'unknown'
      last = error
      if (verdict.retry === 'unknown' && !afterUnknown) break
    }
  }
  throw new Unavailable(outcome, last)
}
