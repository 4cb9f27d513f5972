import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openMailbox } from '../../../functions/local/mailbox.ts'
import { readSeed } from '../../../functions/local/read-seed.ts'
import { fileClock } from '../../../functions/platform/config/clock.ts'
import { openSite } from '../../../functions/platform/files/site.ts'
import type { Message } from '../../../functions/platform/mail/message.ts'
import { smtpMailer } from '../../../functions/platform/mail/mailer.ts'
import { outboxFolder } from '../../../functions/platform/mail/outbox-folder.ts'
import { smsByHttps } from '../../../functions/platform/sms/https-provider.ts'
import { instant } from '../../../shared/dates.ts'
import { aSeedInput } from '../../support/builders/seed.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongxing-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const aMessage = (more: Partial<Message> = {}): Message => ({
  id: 'msg_1',
  channel: 'mail',
  to: 'ann@example.cn',
  kind: 'enrolled',
  subject: '同行',
  text: 'hello',
  html: '<p>hello</p>',
  at: instant.parse('2026-11-24T04:00:00.000Z'),
  ...more,
})

describe('the outbox folder', () => {
  const outbox = join(folder, 'outbox')
  const send = outboxFolder(outbox)

  it('holds one whole file for a message, for its owner alone', async () => {
    await send(aMessage())
    await send(aMessage())
    expect(readdirSync(outbox)).toEqual(['2026-11-24T04:00:00.000Z-msg_1.json'])
    const file = join(outbox, '2026-11-24T04:00:00.000Z-msg_1.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(aMessage())
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('is shown newest first, with everything escaped', async () => {
    const at = instant.parse('2026-11-25T04:00:00.000Z')
    await send(
      aMessage({
        id: 'msg_2',
        at,
        subject: '<script>alert(1)</script>',
        text: `"quoted" & 'more' <b>\nhttps://tongxing.test/en/my/home.html`,
      }),
    )
    const answer = await openMailbox(outbox, async () => [{ address: 'coo@example.cn', code: '123456' }])(
      new Request('http://localhost/mailbox.html', { headers: { 'accept-language': 'en-GB' } }),
    )
    const page = await answer.text()
    expect(page).toMatch(/<html lang="en">/)
    expect(page.indexOf('msg_2')).toBeLessThan(page.indexOf('msg_1'))
    expect(page).not.toMatch(/<script|<b>\n|"quoted"/)
    expect(page).toContain('<a href="https://tongxing.test/en/my/home.html">')
    expect(page).toContain('<li>coo@example.cn: <b>123456</b></li>')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('a clock in a file', () => {
  const file = join(folder, 'clock')
  it('is read at each use, in any form of ISO 8601 with a zone', () => {
    const clock = fileClock(file)
    for (const [text, at] of [
      ['2026-11-24T12:00:00+08:00\n', '2026-11-24T04:00:00.000Z'],
      ['2026-11-24T04:00Z', '2026-11-24T04:00:00.000Z'],
    ] as const) {
      writeFileSync(file, text)
      expect(clock()).toBe(at)
    }
    for (const text of ['', 'now', '2026-11-24', '2026-11-24T04:00:00', '2026-13-24T04:00:00Z']) {
      writeFileSync(file, text)
      expect(clock, text).toThrow('one ISO 8601 instant')
    }
  })
})

describe('the pages', () => {
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  mkdirSync(join(dist, 'en'))
  const files = {
    'index.html': 'home',
    '404.html': 'nothing',
    'en/index.html': 'home in English',
    'assets/a.B1c2.css': 'x'.repeat(2000),
    'csp.json': '{"script-src":["\'sha256-x\'"],"style-src":[]}',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text)
  const ask = (path: string, headers: Record<string, string> = {}, secure = false, method = 'GET') =>
    openSite(dist, secure)(new Request(`http://localhost${path}`, { headers, method }))

  it('are explicit files, and index.html of a folder', async () => {
    expect(await ask('/').text()).toBe('home')
    expect(await ask('/en/').text()).toBe('home in English')
    expect([ask('/x.html').status, await ask('/x.html').text()]).toEqual([404, 'nothing'])
    for (const path of ['/csp.json', '/../clock', '/%2e%2e/clock', '/assets/'])
      expect(ask(path).status, path).toBe(404)
  })

  it('are compressed where asked, revalidated, and never changed by name when hashed', async () => {
    const zipped = ask('/assets/a.B1c2.css', { 'accept-encoding': 'gzip, br' })
    expect([zipped.headers.get('content-encoding'), zipped.headers.get('cache-control')]).toEqual([
      'gzip',
      'public, max-age=31536000, immutable',
    ])
    const etag = ask('/').headers.get('etag') ?? ''
    expect(ask('/', { 'if-none-match': etag }).status).toBe(304)
    expect(ask('/', {}, false, 'POST').status).toBe(405)
    expect(await ask('/', {}, false, 'HEAD').text()).toBe('')
  })

  it('say HSTS only over https', () => {
    expect(ask('/').headers.get('strict-transport-security')).toBeNull()
    expect(ask('/', {}, true).headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
  })
})

describe('what leaves the house', () => {
  it('throws when the mail server is not there', async () => {
    await expect(smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'a@example.cn' })(aMessage())).rejects.toThrow(
      'ECONNREFUSED',
    )
  })

  it('reaches an SMS provider only by https', () => {
    expect(() => smsByHttps({ url: 'http://sms.test', token: 't', signature: '同行' })).toThrow('https')
  })
})

describe('a seed', () => {
  const refusal = (seed: object) => {
    try {
      readSeed(JSON.stringify(seed), 'x.json')
      return ''
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }

  it('is refused by the place of each mistake', () => {
    const whole = aSeedInput()
    expect(refusal(whole)).toBe('')
    expect(refusal({ ...whole, people: [...whole.people, { key: 'lin', address: 'x' }] })).toMatch(
      /people\.8\.address/,
    )
    const stray = {
      ...whole,
      people: [...whole.people, { key: 'lin', address: 'l2@example.cn' }],
      groups: [{ ...whole.groups[0], placements: [{ person: 'nobody', seat: 2, status: 'INVITED' }] }],
    }
    expect(refusal(stray)).toMatch(
      /people\.8\.key: lin is used twice\n {2}groups\.0\.placements\.0\.person: there is no nobody/,
    )
    expect(() => readSeed('{', 'x.json')).toThrow('x.json is not JSON')
  })
})
