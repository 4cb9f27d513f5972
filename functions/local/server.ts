import { serve } from '@hono/node-server'
import { createWriteStream, mkdirSync } from 'node:fs'
import { Server } from 'node:http'
import { join } from 'node:path'
import { openApi } from '../api/app.ts'
import { openLocal } from '../compose/local.ts'
import { fileClock, systemClock } from '../platform/config/clock.ts'
import { openSite } from '../platform/files/site.ts'
import { jsonLog } from '../platform/log/log.ts'
import { buildSite } from './build-site.ts'
import { hostsOf, isOwnMachine, openFront, originsOf, urlOf } from './front.ts'
import { openMailbox } from './mailbox.ts'
import { openMessages } from './messages.ts'
import type { Options } from './options.ts'

export type Running = { readonly url: string; readonly stop: () => Promise<void> }

type Settings = Readonly<Record<string, string | undefined>>

/** Starts the product in this process: API, pages, scheduler and, on one's own machine, the mailbox. */
export async function startServer(
  options: Options,
  env: Settings,
  say: (line: string) => void,
): Promise<Running> {
  const { dir } = options
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const now = options.clock === undefined ? systemClock : fileClock(options.clock)
  now()
  const outbox = join(dir, 'outbox')
  const send = openMessages(outbox, env)
  const pages = options.apiOnly
    ? () => new Response(null, { status: 404 })
    : openSite(await buildSite(), isSecure(options))
  const adapters = openLocal({ dir, now, send })
  const logFile = createWriteStream(join(dir, 'log'), { flags: 'a', mode: 0o600 })
  const log = jsonLog((line) => void logFile.write(`${line}\n`))
  let port = options.port
  const { production } = options
  const origins = (request: Request) => originsOf(options, port)(request)
  const api = openApi({ adapters, origins, secureCookies: isSecure(options), production, log })
  const local = isOwnMachine(options) ? { '/mailbox.html': openMailbox(outbox) } : {}
  const front = openFront({ api: (request) => api.fetch(request), pages, local }, hostsOf(options))
  const server = await listen(front, options)
  port = server.port
  say(`Tongxing serves ${urlOf(options, port)} from ${dir}`)
  return {
    url: urlOf(options, port),
    async stop() {
      await server.close()
      await adapters.store.close()
      logFile.end()
    },
  }
}

const isSecure = ({ origin }: Options): boolean => origin?.startsWith('https:') ?? false

type Listening = { readonly port: number; readonly close: () => Promise<void> }

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: Options,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info) => resolve({ port: info.port, close }))
    server.on('error', reject)
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        // Waiting connections would hold the server for as long as a browser likes.
        if (server instanceof Server) server.closeIdleConnections()
      })
  })
}
