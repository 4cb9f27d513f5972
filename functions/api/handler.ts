import { join } from 'node:path'
import { Hono } from 'hono'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { openAws } from '../compose/aws.ts'
import { awsLog, readAwsSettings } from '../platform/config/aws.ts'
import { openSite } from '../platform/files/site.ts'
import { bareHeaders } from '../platform/files/site-headers.ts'
import { sourceBehindCloudFront } from '../platform/http/source.ts'
import { openApi } from './app.ts'

const settings = readAwsSettings(process.env)
const api = openApi({
  adapters: await openAws(settings),
  log: awsLog,
  origins: () => settings.origins,
  secureCookies: true,
  production: true,
})

const front = new Hono<{ Bindings: { event: LambdaEvent } }>()
front.all('/api/*', (c) => api.fetch(c.req.raw, sourceIn(c.env.event, c.req.header('x-forwarded-for'))))
front.all('*', (c) => pages()(c.req.raw))
front.onError((error, c) => {
  awsLog.failure({ requestId: 'front', route: c.req.path.startsWith('/api/') ? '/api/*' : '*', error })
  return new Response(null, { status: 500, headers: bareHeaders(true) })
})

/** Whom the HTTP API says it was asked by. */
function sourceIn({ requestContext: context }: LambdaEvent, forwarded: string | undefined) {
  const direct = 'http' in context ? context.http.sourceIp : undefined
  const source = sourceBehindCloudFront(direct, forwarded)
  return source === undefined ? {} : { source }
}

let opened: ReturnType<typeof openSite> | undefined

/**
 * The pages of the site lie beside this file. In `aws-cn`, where S3 and CloudFront may not be able to send the headers,
 * they are all served from here; in `aws` only what S3 does not have: `/en/` for its page, and the page that says 404.
 * They are read when the first is asked for, since many an instance only ever answers the API.
 */
const pages = () => (opened ??= openSite(join(import.meta.dirname, 'site'), true))

/** The entry of Lambda, behind the HTTP API. */
export const handler = handle(front)
