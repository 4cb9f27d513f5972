/** Serves the built site as production does: explicit files, one CSP header, the 404 page; and no API. */
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { buildSite } from '../../site/build.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

export type StaticServer = { url: string; dist: string; close: () => Promise<void> }

/** What an API of the test's own answers: a status and a body, or undefined for "not mine". */
export type FakeApi = (method: string, path: string) => { status: number; body: unknown } | undefined

/** Builds if needed and listens on a free port of 127.0.0.1. */
export async function serveSite(api: FakeApi = () => undefined): Promise<StaticServer> {
  const dist = await buildSite()
  const csp = JSON.parse(readFileSync(join(dist, 'csp.json'), 'utf8')) as { header: string }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/api/')) {
      const answer = api(request.method ?? 'GET', pathname) ?? { status: 404, body: {} }
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      return response.end(JSON.stringify(answer.body))
    }
    const wanted = join(dist, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    const found = statSync(wanted, { throwIfNoEntry: false })?.isFile() === true
    const file = found ? wanted : join(dist, pathname.startsWith('/en/') ? 'en/404.html' : '404.html')
    response.writeHead(found ? 200 : 404, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': csp.header,
      'x-content-type-options': 'nosniff',
    })
    return response.end(readFileSync(file))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    dist,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
