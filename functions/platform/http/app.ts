import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Language } from '../../../shared/language.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { bareHeaders } from '../files/site-headers.ts'
import type { Log } from '../log/log.ts'
import type { Env } from './mount.ts'
import { toProblem } from './problem.ts'

/** The largest body of a request, in bytes. */
const mostBytes = 128 * 1024

const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh')

type Needs = { log: Log; newRequestId: () => string; secure: boolean }

/** An app with the order that every request goes through; routes are mounted on it. */
export function newApp({ log, newRequestId, secure }: Needs): Hono<Env> {
  const app = new Hono<Env>()
  const headers = Object.entries({ ...bareHeaders(secure), 'cache-control': 'no-store' })
  app.use(async (c, next) => {
    c.set('requestId', newRequestId())
    c.set('language', languageOf(c.req.header('accept-language')))
    const began = performance.now()
    await next()
    for (const [name, value] of headers) c.header(name, value)
    log.request({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - began),
    })
  })
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
