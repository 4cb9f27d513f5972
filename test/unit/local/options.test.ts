import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostsOf, isOwnMachine, openFront, originsOf, urlOf } from '../../../functions/local/front.ts'
import { readOptions } from '../../../functions/local/options.ts'

const read = (args: string[] = [], env: Record<string, string> = {}) => readOptions(args, env)

describe('flags and settings', () => {
  it('begin with a demo on one’s own machine', () => {
    expect(read()).toEqual({
      port: 4321,
      dir: resolve('.tongxing'),
      fill: { kind: 'demo' },
      host: '127.0.0.1',
      production: false,
      apiOnly: false,
    })
  })

  it('begin empty where it is meant', () => {
    expect(read(['--empty']).fill).toEqual({ kind: 'empty' })
    expect(read([], { NODE_ENV: 'production' }).fill).toEqual({ kind: 'empty' })
    expect(read(['--invite-admin', 'Ann@Example.cn', '--region', '9901'])).toMatchObject({
      fill: { kind: 'empty' },
      invite: { address: 'ann@example.cn', region: '9901' },
    })
    expect(read(['--seed', 'a.json']).fill).toEqual({ kind: 'seed', file: resolve('a.json') })
  })

  it.each([
    ['a port beyond all', ['--port', '70000'], {}],
    ['no port', ['--port', 'x'], {}],
    ['two fillings', ['--demo', '--seed', 'a'], {}],
    ['a region alone', ['--region', '9901'], {}],
    ['a region of three digits', ['--invite-admin', 'a@example.cn', '--region', '990'], {}],
    ['a clock in production', ['--clock', 'x'], { NODE_ENV: 'production' }],
    ['an origin with a path', [], { ORIGIN: 'https://x.cn/y' }],
    ['another word', ['more'], {}],
  ])('refuse %s', (_, args, env) => {
    expect(() => read(args, env)).toThrow(Error)
  })
})

describe('the front', () => {
  const own = read()
  const office = read([], { HOST: '0.0.0.0', ORIGIN: 'https://tongxing.example.cn' })
  const text = (body: string) => () => new Response(body)
  const parts = { api: text('api'), pages: text('pages'), local: { '/mailbox.html': text('mailbox') } }
  const ask = async (url: string, options = own) => {
    const answer = await openFront(parts, hostsOf(options), false)(new Request(url), undefined)
    return answer.status === 200 ? answer.text() : answer.status
  }

  it('leads to API, pages and mailbox', async () => {
    expect(
      await Promise.all(
        ['/', '/api', '/api/x', '/apis', '/mailbox.html'].map((path) => ask(`http://localhost:1${path}`)),
      ),
    ).toEqual(['pages', 'api', 'api', 'pages', 'mailbox'])
  })

  it('turns away every name that is not its own', async () => {
    expect(await ask('http://evil.test:1/mailbox.html')).toBe(421)
    expect(await ask('http://127.0.0.1.evil.test:1/')).toBe(421)
    expect(await ask('http://127.0.0.1:1/')).toBe('pages')
    expect(await ask('https://tongxing.example.cn/', office)).toBe('pages')
  })

  it('is one’s own machine only on loopback, and never in production', () => {
    expect(isOwnMachine(own)).toBe(true)
    expect(isOwnMachine(office)).toBe(false)
    expect(isOwnMachine(read([], { NODE_ENV: 'production' }))).toBe(false)
    expect(isOwnMachine(read([], { HOST: '192.0.2.1' }))).toBe(false)
  })

  it('knows where it is reached, and from where changes may come', () => {
    const request = new Request('http://localhost:1/')
    expect([urlOf(own, 5), urlOf(office, 5)]).toEqual(['http://localhost:5', 'https://tongxing.example.cn'])
    expect(originsOf(own, 5)(request)).toContain('http://127.0.0.1:5')
    expect(originsOf(office, 5)(request)).toEqual(['https://tongxing.example.cn'])
  })
})
