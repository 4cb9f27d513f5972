import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openApi } from '../api/app.ts'
import type { Adapters } from '../compose.ts'
import { openLocal, outboxOf } from '../compose/local.ts'
import { applyRegister } from '../compose/my-data-erasure.ts'
import { localCheckpoints } from '../compose/checkpoints.ts'
import { checkpoint } from '../jobs/checkpoint.ts'
import { erasures } from '../jobs/erasures.ts'
import { onEvents } from '../jobs/on-events.ts'
import { removePastRetention } from '../jobs/retention.ts'
import { sweep } from '../jobs/sweep.ts'
import type { Clock } from '../kernel/clock.ts'
import { fileClock, systemClock } from '../platform/config/clock.ts'
import { openSite } from '../platform/files/site.ts'
import { jsonLog, type Log } from '../platform/log/log.ts'
import { buildSite } from './build-site.ts'
import { demoFile, fillWhenNew } from './fill.ts'
import { demoPeopleNow } from './demo-people.ts'
import { hostsOf, isOwnMachine, openFront, originsOf, urlOf, type Parts } from './front.ts'
import { inviteFirst } from './invite-first.ts'
import { listen } from './listen.ts'
import { openMailbox } from './mailbox.ts'
import { openMessages } from './messages.ts'
import type { Options } from './options.ts'
import { startScheduler, type Job } from './scheduler.ts'

type Running = { readonly url: string; readonly stop: () => Promise<void> }
type Settings = Readonly<Record<string, string | undefined>>
type Say = (line: string) => void

/** Starts the product in this process: API, pages, scheduler and, on one's own machine, the mailbox. */
export async function startServer(options: Options, env: Settings, say: Say): Promise<Running> {
  const { dir, fill } = options
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const now = options.clock === undefined ? systemClock : fileClock(options.clock)
  // A clock that cannot be read is told now, not with the first request.
  now()
  await fillWhenNew(dir, fill, now, say)
  const pages = options.apiOnly ? noPages : openSite(await buildSite(), isSecure(options))
  const send = openMessages(outboxOf(dir), env)
  const adapters = openLocal({ dir, now, send, isOwnMachine: isOwnMachine(options) })
  // Before anybody is served: a backup that was put back knows people who were erased.
  const again = await applyRegister(adapters)
  if (again > 0) say(`${again} people erased again whom an older copy of the store still knew`)
  await inviteFirst(adapters, options.invite, say)
  const logged = openLog(dir)
  const server = await listen(options, (port) => frontOf(options, adapters, { pages, log: logged.log, port }))
  const url = urlOf(options, server.port)
  const jobs = [...jobsOf(adapters, url, logged.log), checkpointJob(adapters, dir)]
  const scheduler = startScheduler(jobs, logged.log)
  say(`Tongxing serves ${url} from ${dir}`)
  return {
    url,
    async stop() {
      await server.close()
      await scheduler.stop()
      await adapters.store.close()
      logged.end()
    },
  }
}

const isSecure = ({ origin }: Options): boolean => origin?.startsWith('https:') ?? false

const noPages = (): Response => new Response(null, { status: 404 })

type Rest = { readonly pages: Parts['pages']; readonly log: Log; readonly port: number }

function frontOf(options: Options, adapters: Adapters, { pages, log, port }: Rest): Parts['api'] {
  const origins = originsOf(options, port)
  const api = openApi({
    adapters,
    origins,
    secureCookies: isSecure(options),
    production: options.production,
    log,
  })
  const local = isOwnMachine(options) ? localOnly(options.dir, adapters.now) : {}
  const answer = (request: Request, source: string | undefined) =>
    api.fetch(request, source === undefined ? {} : { source })
  return openFront({ api: answer, pages, local }, hostsOf(options), isSecure(options))
}

/** What must not exist where others could reach it. */
function localOnly(dir: string, now: Clock): Parts['local'] {
  const codes = async () => (existsSync(demoFile(dir)) ? demoPeopleNow(demoFile(dir), now) : [])
  return {
    '/mailbox.html': openMailbox(outboxOf(dir), codes),
    ...(existsSync(demoFile(dir)) ? { '/api/demo/people': demoPeople(dir, now) } : {}),
  }
}

const demoPeople = (dir: string, now: Clock) => async (): Promise<Response> =>
  Response.json(
    { people: await demoPeopleNow(demoFile(dir), now) },
    { headers: { 'cache-control': 'no-store' } },
  )

const jobsOf = (adapters: Adapters, site: string, log: Log) => [
  { name: 'on-events', everySeconds: 1, run: () => onEvents(adapters, site, log) },
  { name: 'sweep', everySeconds: 60, run: () => sweep(adapters) },
  { name: 'erasures', everySeconds: 60, run: () => erasures(adapters) },
  { name: 'retention', everySeconds: 86_400, run: () => removePastRetention(adapters) },
]

/** At the start, each minute, and at the end: what a stopped server leaves is signed. */
function checkpointJob(adapters: Adapters, dir: string): Job {
  const needs = localCheckpoints(adapters, dir)
  return { name: 'checkpoint', everySeconds: 60, atEnd: true, run: () => checkpoint(needs) }
}

function openLog(dir: string): { log: Log; end: () => void } {
  const file = createWriteStream(join(dir, 'log'), { flags: 'a', mode: 0o600 })
  return { log: jsonLog((line) => void file.write(`${line}\n`)), end: () => file.end() }
}
