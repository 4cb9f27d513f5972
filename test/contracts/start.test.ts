import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outboxOf, type Body } from '../support/server-calls.ts'
import { aDataDir, aServer, program, startFails, until, type Server } from '../support/server.ts'

// What other programs rely on (functions/local/README.md), to the letter.

const at = '2026-11-24T04:00:00.000Z'

function aClockFile(dir: string): string {
  const file = join(dir, 'clock.txt')
  writeFileSync(file, `${at}\n`)
  return file
}

/** A deployment of one county with its administrator invited: the way a real one begins. */
const small = {
  regions: [
    { code: '9901', zh: '安澜市', en: 'Anlan', letters: 'AL' },
    { code: '990101', zh: '江湾区', en: 'Jiangwan' },
  ],
  people: [
    { key: 'ann', address: 'ann@example.cn', roles: [{ role: 'ADMINISTRATOR', region: '9901' }] },
    { key: 'bo', address: 'bo@example.cn' },
  ],
  organizations: [
    {
      key: 'o',
      registeredBy: 'bo',
      registration: {
        name: '同心社会工作服务中心',
        creditCode: '52990100MJ10000005',
        kind: 'SOCIAL_SERVICE',
        county: '990101',
        purpose: '社会工作',
        contactName: '王明',
        contactPhone: '0799-8800100',
      },
    },
  ],
}

function aSeedFile(dir: string, seed: unknown): string {
  const file = join(dir, 'seed.json')
  writeFileSync(file, JSON.stringify(seed))
  return file
}

describe('a deployment that begins empty', () => {
  let server: Server
  const dir = aDataDir()
  beforeAll(async () => {
    server = await aServer({
      dir,
      flags: ['--empty', '--invite-admin', 'Ann@Example.cn', '--region', '9901', '--clock', aClockFile(dir)],
    })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(dir, { recursive: true })
  })

  it('prints one line that starts with a brace: url and pid', () => {
    const lines = server.output.stdout.split('\n').filter((line) => line.startsWith('{'))
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ url: server.url, pid: server.pid }])
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/)
  })

  it('keeps its key from others', () => {
    expect(statSync(join(dir, 'keys')).mode & 0o077).toBe(0)
    expect(existsSync(join(dir, 'store.sqlite'))).toBe(true)
  })

  it('invites the first administrator, who takes the role up', async () => {
    const mail = await until(() => server.outbox().find((one) => one.kind === 'role-invitation'))
    expect(mail).toMatchObject({ channel: 'mail', to: 'ann@example.cn' })
    const ann = await server.signIn('ann@example.cn')
    const me = await ann.call('get', '/api/me')
    const [invitation] = me.body.invitations
    expect(invitation).toMatchObject({ role: 'ADMINISTRATOR', region: '9901' })
    expect(
      (await ann.call('post', `/api/invitations/${invitation.id}/answer`, { accept: true })).status,
    ).toBe(200)
    expect((await ann.call('get', '/api/me')).body.grants).toMatchObject([
      { role: 'ADMINISTRATOR', region: '9901' },
    ])
  })

  it('writes each message as DIR/outbox/<instant>-<id>.json', async () => {
    await server.call('post', '/api/sign-in/code', { address: '13800000001' })
    const [sms] = server.outbox().filter((one) => one.channel === 'sms')
    expect(Object.keys(sms ?? {})).toEqual(['id', 'channel', 'to', 'kind', 'subject', 'text', 'html', 'at'])
    expect(sms).toMatchObject({ to: '+8613800000001', kind: 'sign-in-code', at })
    expect(readdirSync(join(dir, 'outbox'))).toContain(`${sms?.at}-${sms?.id}.json`)
  })

  it('reads its clock anew at each use', async () => {
    writeFileSync(join(dir, 'clock.txt'), '2026-11-25T04:00:00Z')
    await server.call('post', '/api/sign-in/code', { address: 'cy@example.cn' })
    expect(server.outbox().find((one) => one.to === 'cy@example.cn')?.at).toBe('2026-11-25T04:00:00.000Z')
  })

  it('shows the mailbox with everything escaped, in both languages, and to no other host', async () => {
    const page = await server.call('get', '/mailbox.html?lang=en')
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('cy@example.cn')])
    expect((await server.call('get', '/mailbox.html')).body).toContain('收件人')
    expect((await server.call('get', '/api/demo/people')).status).toBe(404)
  })

  it('leaves a store on which audit:verify and invariants agree, while it runs', async () => {
    const trail = await program('functions/local/audit-verify.ts', dir)
    expect(trail).toEqual({ code: 0, answer: { ok: true, entries: expect.any(Number), firstBad: null } })
    const domain = await program('functions/local/invariants.ts', dir)
    expect(domain).toEqual({ code: 0, answer: { ok: true, checked: expect.any(Number), violations: [] } })
  })

  it('takes a new master key while it runs, and needs the old one no more', async () => {
    const file = join(dir, 'master-keys')
    const before = readFileSync(file, 'utf8')
    expect(await program('functions/local/rotate-keys.ts', dir)).toMatchObject({
      code: 0,
      answer: { ok: true },
    })
    const after = readFileSync(file, 'utf8')
    expect(after.startsWith(before) && after.length > before.length).toBe(true)
    writeFileSync(file, after.slice(before.length))
    // Whoever is new gets a key under the new one; the restart below opens what was sealed under the old one.
    expect((await server.signIn('dora@example.cn')).personId).toMatch(/^per_/)
  })

  it('is still there after kill -9, with the sessions of its people', async () => {
    const ann = await server.signIn('ann@example.cn')
    await server.kill()
    server = await aServer({
      dir,
      flags: [
        '--empty',
        '--invite-admin',
        'ann@example.cn',
        '--region',
        '9901',
        '--clock',
        join(dir, 'clock.txt'),
      ],
    })
    expect(server.output.stderr).toContain('Nobody was invited: this address administers the region already.')
    const again = await fetch(`${server.url}/api/me`, { headers: { cookie: ann.cookie } })
    expect(await again.json()).toMatchObject({ personId: ann.personId, grants: [{ role: 'ADMINISTRATOR' }] })
  })

  it('ends in order on SIGTERM', async () => {
    expect(await server.stop()).toBe(0)
    const flags = ['--invite-admin', 'eve@example.cn', '--region', '9901', '--clock', join(dir, 'clock.txt')]
    server = await aServer({ dir, flags })
    // A region with one administrator gets its second from whoever runs the machine.
    expect(server.output.stderr).toContain('Another administrator was invited')
  })
})

describe('GET /api/openapi.json', () => {
  it('says of every operation who may call it and what it discloses', async () => {
    const server = await aServer({ flags: ['--empty'] })
    const { body } = await server.call('get', '/api/openapi.json')
    await server.stop()
    const operations: Body[] = Object.values(body.paths).flatMap((path) => Object.values(path as object))
    expect(body.openapi).toMatch(/^3\.1/)
    for (const one of operations) {
      expect(one.operationId).toMatch(/^[a-z]\w+$/)
      const { 'x-authz': authz } = one
      expect(authz === 'public' || (Array.isArray(authz.roles) && authz.relation !== '')).toBe(true)
      expect(Array.isArray(one['x-pii'])).toBe(true)
    }
    const ids = operations.map((one) => one.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['requestCode', 'signIn']))
  })
})

describe('--seed FILE', () => {
  it('fills a new store once, and says by place what is wrong', async () => {
    const dir = aDataDir()
    const broken = {
      ...small,
      people: [
        { key: 'ann', address: 'nowhere' },
        { key: 'ann', address: 'ann@example.cn' },
      ],
    }
    const refused = await startFails({ dir, flags: ['--api-only', '--seed', aSeedFile(dir, broken)] })
    expect([refused.code, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toContain('people.0.address')
    expect(existsSync(join(dir, 'store.sqlite'))).toBe(false)
    const flags = ['--seed', aSeedFile(dir, small)]
    const first = await aServer({ dir, flags })
    expect((await first.call('get', '/api/regions')).body.regions).toHaveLength(2)
    await first.kill()
    const second = await aServer({ dir, flags })
    const ann = await second.signIn('ann@example.cn')
    const found = await ann.call('get', '/api/organizations?county=990101&status=APPROVED')
    await second.stop()
    expect(found.body.items).toMatchObject([{ name: '同心社会工作服务中心' }])
    expect(outboxOf(dir).map((one) => one.kind)).toEqual(['sign-in-code'])
    expect((await program('functions/local/invariants.ts', dir)).code).toBe(0)
  })
})

describe('what start refuses, in one sentence and with 1', () => {
  it.each([
    ['a clock in production', ['--clock', 'x'], { NODE_ENV: 'production' }, /--clock is for tests/],
    ['two ways to fill', ['--demo', '--empty'], {}, /one of --demo, --empty and --seed/],
    [
      'half an invitation',
      ['--invite-admin', 'ann@example.cn'],
      {},
      /--invite-admin ADDRESS and --region CODE/,
    ],
    ['an unknown flag', ['--nothing'], {}, /--nothing/],
    ['a clock without an instant', ['--empty', '--clock', 'package.json'], {}, /one ISO 8601 instant/],
  ])('%s', async (_, flags, env, sentence) => {
    const { code, stdout, stderr } = await startFails({ flags, env })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(sentence)
  })
})

describe('the demo, with pages', () => {
  let server: Server
  beforeAll(async () => {
    server = await aServer({ flags: ['--with-pages'] })
  }, 240_000)
  afterAll(async () => {
    await server.stop()
    rmSync(server.dir, { recursive: true })
  })

  it('lists one person for each role, each of whom can sign in', async () => {
    const { people } = (await server.call('get', '/api/demo/people')).body
    expect(new Set(people.map((one: Body) => one.role))).toEqual(
      new Set(['VOLUNTEER', 'ORG_MANAGER', 'TRAINER', 'COORDINATOR', 'ADMINISTRATOR', 'REVIEWER', 'AUDITOR']),
    )
    for (const { role, address } of people) {
      const person = await server.signIn(address)
      const { grants } = (await person.call('get', '/api/me')).body
      expect(grants.map((one: Body) => one.role)).toContain(role)
    }
  })

  it('holds what the design asks of it, dated around today', async () => {
    const coordinator = await server.signIn('coordinator1@demo.example')
    const listed = await coordinator.call('get', '/api/groups?county=990101&status=MATCHING')
    expect(listed.body.items.length).toBeGreaterThan(2)
    const { sessions } = (await server.call('get', '/api/training/calendar?region=9901')).body
    expect(sessions.length).toBeGreaterThan(12)
    expect(sessions.every((one: Body) => one.startsAt > new Date().toISOString().slice(0, 10))).toBe(true)
    expect((await program('functions/local/invariants.ts', server.dir)).answer).toMatchObject({
      ok: true,
      violations: [],
    })
    expect((await program('functions/local/audit-verify.ts', server.dir)).answer).toMatchObject({ ok: true })
    expect(server.outbox().filter((one) => one.kind !== 'sign-in-code')).toEqual([])
  })

  it('serves explicit pages and folders, and 404 for the rest, with the headers of the site', async () => {
    const home = await server.call('get', '/')
    expect([home.status, home.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(home.body).toMatch(/<html lang="zh-CN"/)
    expect((await server.call('get', '/en/')).body).toMatch(/<html lang="en"/)
    const missing = await server.call('get', '/en/nowhere.html')
    expect([missing.status, missing.body]).toEqual([404, expect.stringMatching(/<html lang="en"/)])
    const csp = home.headers.get('content-security-policy') ?? ''
    expect(csp).toMatch(/default-src 'none'; script-src 'self' 'sha256-/)
    expect(csp).toMatch(/require-trusted-types-for 'script'; trusted-types vue/)
    expect(csp).not.toContain('unsafe')
    expect(home.headers.get('x-content-type-options')).toBe('nosniff')
    expect(home.headers.get('strict-transport-security')).toBeNull()
    const asset = /\/assets\/[\w.-]+\.css/.exec(home.body)?.[0] ?? ''
    expect((await server.call('get', asset)).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
    for (const hidden of ['/csp.json', '/built-from.txt', '/..%2f..%2fpackage.json', '/%ff'])
      expect((await server.call('get', hidden)).status).toBe(404)
  })
})
