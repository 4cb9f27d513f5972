import { Failure } from '../../kernel/failure.ts'

/**
 * Own check of everything that changes something, failing closed: what a browser says must be this origin, and a
 * request with cookies must say it. A program without cookies, which lends nobody's session, may say nothing.
 */
export function refuseCrossSite(request: Request, origins: readonly string[]): void {
  const origin = request.headers.get('origin')
  const fetchSite = request.headers.get('sec-fetch-site')
  if (origin !== null && !origins.includes(origin)) throw new Failure('cross-site')
  if (fetchSite !== null && fetchSite !== 'same-origin') throw new Failure('cross-site')
  const isSilent = origin === null && fetchSite === null
  if (isSilent && request.headers.has('cookie')) throw new Failure('cross-site')
}

/**
 * A body must say that it is JSON, which a form of another site cannot; and what needs no body may not come with one of
 * another type either.
 */
export function refuseOtherTypes(request: Request, needsBody: boolean): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === undefined ? needsBody : type !== 'application/json') throw new Failure('bad-request')
}
