import { bareHeaders } from '../platform/files/site-headers.ts'
import type { Options } from './options.ts'

type Serve = (request: Request) => Response | Promise<Response>
/** With the address that the request comes from, where there is one to tell. */
type ServeFrom = (request: Request, source: string | undefined) => Response | Promise<Response>

/** What answers behind one address: the API, the pages, and what only the local mode has. */
export type Parts = {
  readonly api: ServeFrom
  readonly pages: Serve
  /** By exact path, in front of all else. */
  readonly local: Readonly<Record<string, Serve>>
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])

/** Whether only this machine's own users can reach it; the mailbox and the demo list exist nowhere else. */
export const isOwnMachine = ({ host, origin, production }: Options): boolean =>
  loopback.has(host) && (origin === undefined || loopback.has(new URL(origin).hostname)) && !production

/**
 * One door for all. A request for another host is turned away: else a foreign page could point its own name at this
 * machine (DNS rebinding) and read the mailbox.
 */
export function openFront(parts: Parts, hosts: ReadonlySet<string> | undefined, secure: boolean): ServeFrom {
  const bare = Object.entries(bareHeaders(secure))
  return async (request, source) => {
    const response = await answerOf(parts, hosts, request, source)
    for (const [name, value] of bare) if (!response.headers.has(name)) response.headers.set(name, value)
    return response
  }
}

async function answerOf(
  { api, pages, local }: Parts,
  hosts: ReadonlySet<string> | undefined,
  request: Request,
  source: string | undefined,
): Promise<Response> {
  const { hostname, pathname } = new URL(request.url)
  if (hosts && !hosts.has(hostname)) return new Response('421 Misdirected Request', { status: 421 })
  const own = local[pathname]
  if (own) return own(request)
  return pathname === '/api' || pathname.startsWith('/api/') ? api(request, source) : pages(request)
}

/** Host names under which the server answers; undefined where a listener beyond this machine has no ORIGIN. */
export function hostsOf({ host, origin }: Options): ReadonlySet<string> | undefined {
  const named = origin === undefined ? [] : [new URL(origin).hostname]
  if (loopback.has(host)) return new Set([...loopback, ...named])
  return origin === undefined ? undefined : new Set([host, ...named])
}

/** Origins from which the API takes changes. */
export function originsOf({ host, origin }: Options, port: number): (request: Request) => readonly string[] {
  if (origin !== undefined) return () => [origin]
  if (loopback.has(host))
    return () => ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`)
  return (request) => [new URL(request.url).origin]
}

/** The address that people open. A passkey needs the name localhost, not the number. */
export function urlOf({ host, origin }: Options, port: number): string {
  if (origin !== undefined) return origin
  return `http://${loopback.has(host) ? 'localhost' : host}:${port}`
}
