import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Language } from '../../../shared/language.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { Log } from '../log/log.ts'
import type { Env } from './mount.ts'
import { toProblem } from './problem.ts'

/** The largest body of a request, in bytes. */
const mostBytes = 128 * 1024

const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh')

/** An app with the order that every request goes through; routes are mounted on it. */
export function newApp(log: Log, newRequestId: () => string): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('requestId', newRequestId())
    c.set('language', languageOf(c.req.header('accept-language')))
    const began = performance.now()
    await next()
    c.header('cache-control', 'no-store')
    log.request({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - began),
    })
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      crossOriginResourcePolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
    }),
  )
  app.use(bodyLimit({ maxSize: mostBytes, onError: () => refuse() }))
  app.notFound((c) => toProblem(notFound(), c.get('language'), c.get('requestId')))
  app.onError((thrown, c) => {
    const problem = toProblem(thrown, c.get('language'), c.get('requestId'))
    if (problem.status >= 500)
      log.failure({ requestId: c.get('requestId'), route: c.req.routePath, error: thrown })
    return problem
  })
  return app
}

function refuse(): never {
  throw new Failure('bad-request')
}
