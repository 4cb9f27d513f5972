import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi } from '../../functions/api/app.ts'
import { openFront } from '../../functions/local/front.ts'
import { listen } from '../../functions/local/listen.ts'
import { readOptions } from '../../functions/local/options.ts'
import { openSite } from '../../functions/platform/files/site.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import { Unavailable } from '../../functions/platform/store/port.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'

/** What every answer says, whatever it answers. */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
}
const nothing =
  "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const hash = "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"

let app: TestApp
let ann: Person
let dist: string
beforeAll(async () => {
  app = await aTestApp()
  ann = await app.signIn('ann@example.cn')
  dist = mkdtempSync(join(tmpdir(), 'tongxing-headers-'))
  mkdirSync(join(dist, 'assets'))
  const files = {
    'index.html': 'home',
    '404.html': 'nothing',
    'assets/a.B1c2.js': 'let a',
    'csp.json': JSON.stringify({ 'script-src': [hash], 'style-src': [] }),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text)
})
afterAll(() => rmSync(dist, { recursive: true, force: true }))

const headersOf = ({ headers }: { headers: Headers }) => Object.fromEntries(headers)

/** The same API over a store that breaks when the breach is opened. */
function broken(error: unknown) {
  const store = {
    ...app.store,
    get: async () => {
      throw error
    },
  }
  const api = openApi({
    adapters: { ...app.adapters, store },
    log: jsonLog(() => undefined),
    origins: () => ['http://tongxing.test'],
    secureCookies: true,
    production: true,
  })
  const cookie = '__Host-session=x'
  return api.fetch(new Request('http://tongxing.test/api/me', { headers: { cookie } }))
}

describe('answers of the API', () => {
  const kinds: [number, string, () => Promise<{ status: number; headers: Headers }>][] = [
    [200, 'what one may', () => ann.call('get', '/api/me')],
    [200, 'what is public', () => app.call('get', '/api/regions')],
    [200, 'the OpenAPI', () => app.call('get', '/api/openapi.json')],
    [400, 'broken JSON', () => ann.call('put', '/api/me/language', 'x', { 'content-type': 'text/plain' })],
    [
      400,
      'a body too large',
      () => app.call('post', '/api/sign-in', { address: 'x'.repeat(200_000), code: '1' }),
    ],
    [401, 'no session', () => app.call('get', '/api/me')],
    [403, 'another site', () => ann.call('put', '/api/me/language', {}, { origin: 'https://evil.test' })],
    [403, 'no role', () => ann.call('get', '/api/audit/events?aggregate=per_0000000000missing')],
    [404, 'no such route', () => app.call('get', '/api/nowhere')],
    [404, 'no such thing', () => app.call('get', '/api/training/sessions/ses_0000000000missing')],
    [429, 'too many codes', () => tooMany()],
    [500, 'an error of ours', async () => broken(new TypeError('broken'))],
    [503, 'a store that is away', async () => broken(new Unavailable('none'))],
  ]

  it.each(kinds)('%i: %s', async (status, _what, ask) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(headersOf(answer)).toMatchObject({
      ...always,
      'content-security-policy': nothing,
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
  })

  const tooMany = async () => {
    for (let n = 0; n < 5; n++) await app.call('post', '/api/sign-in/code', { address: 'much@example.cn' })
    return app.call('post', '/api/sign-in/code', { address: 'much@example.cn' })
  }
})

describe('pages and files', () => {
  it.each([
    [200, '/', 'GET', 'no-cache'],
    [404, '/nowhere.html', 'GET', 'no-cache'],
    [404, '/%ff', 'GET', 'no-cache'],
    [200, '/assets/a.B1c2.js', 'GET', 'public, max-age=31536000, immutable'],
    [405, '/', 'POST', undefined],
  ])('%i: %s by %s', (status, path, method, cached) => {
    const answer = openSite(dist, true)(new Request(`https://tongxing.test${path}`, { method }))
    expect(answer.status).toBe(status)
    expect(headersOf(answer)).toMatchObject({
      ...always,
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      ...(cached === undefined ? {} : { 'cache-control': cached }),
    })
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain(`script-src 'self' ${hash};`)
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types vue")
    expect(policy).not.toContain('unsafe')
  })
})

describe('the local front', () => {
  const parts = {
    api: () => new Response('api'),
    pages: () => new Response(null, { status: 404 }),
    local: { '/api/demo/people': () => Response.json({}), '/broken': () => Promise.reject(new Error('x')) },
  }
  const options = readOptions(['--port', '0'], { HOST: '127.0.0.1' })

  it('says them for what only the local mode has, for other hosts, and without HSTS', async () => {
    const front = openFront(parts, new Set(['localhost']), false)
    for (const [url, status] of [
      ['http://localhost/api/demo/people', 200],
      ['http://localhost/nowhere', 404],
      ['http://evil.test/', 421],
    ] as const) {
      const answer = await front(new Request(url), undefined)
      expect(answer.status).toBe(status)
      expect(headersOf(answer)).toMatchObject({ ...always, 'content-security-policy': nothing })
      expect(answer.headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('says them over a socket too, when a part breaks', async () => {
    const server = await listen(options, () => openFront(parts, undefined, false))
    try {
      const answer = await fetch(`http://127.0.0.1:${server.port}/broken`)
      expect(answer.status).toBe(500)
      expect(headersOf(answer)).toMatchObject({ ...always, 'content-security-policy': nothing })
    } finally {
      await server.close()
    }
  })
})
