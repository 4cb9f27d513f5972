import { Failure } from '../../kernel/failure.ts'

/**
 * Own check against cross-site requests, failing closed on anything a browser says that is not this origin. Every
 * browser names an Origin on these methods; a program that is no browser, has no ambient cookies and names neither
 * header, may pass.
 */
export function refuseCrossSite(request: Request, origins: readonly string[]): void {
  const origin = request.headers.get('origin')
  const fetchSite = request.headers.get('sec-fetch-site')
  if (origin !== null && !origins.includes(origin)) throw new Failure('cross-site')
  if (fetchSite !== null && fetchSite !== 'same-origin') throw new Failure('cross-site')
}

/** A body must say that it is JSON: a form of another site cannot. */
export function refuseOtherTypes(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Failure('bad-request')
}
