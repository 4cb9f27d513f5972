import { join } from 'node:path'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { openAws } from '../compose/aws.ts'
import { awsLog, readAwsSettings } from '../platform/config/aws.ts'
import { openSite } from '../platform/files/site.ts'
import { openApi } from './app.ts'

const settings = readAwsSettings(process.env)
const api = openApi({
  adapters: await openAws(settings),
  log: awsLog,
  origins: () => settings.origins,
  secureCookies: true,
  production: true,
})

/**
 * The pages of the site lie beside this file. In `aws-cn`, where S3 and CloudFront may not be able to send the headers,
 * they are all served from here; in `aws` only what S3 does not have: `/en/` for its page, and the page that says 404.
 */
const pages = openSite(join(import.meta.dirname, 'site'), true)

const front = new Hono()
front.all('/api/*', (c) => api.fetch(c.req.raw))
front.all('*', (c) => pages(c.req.raw))

/** The entry of Lambda, behind the HTTP API. */
export const handler = handle(front)
