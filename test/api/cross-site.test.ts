import { beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../functions/api/app.ts'
import type { Contract } from '../../shared/contract.ts'
import { aTestApp, type Person, type TestApp } from '../support/app.ts'
import { everything } from '../support/everything.ts'

const own = 'http://tongxing.test'
const mutating = contracts.filter(({ method }) => method !== 'get')

/** What another site's page, or a browser that hides where it comes from, can make a browser say. */
const foreign: Record<string, Record<string, string>> = {
  'a wrong Origin': { origin: 'https://evil.test' },
  'our host by another scheme': { origin: 'https://tongxing.test' },
  'our host at another port': { origin: 'http://tongxing.test:8080' },
  'a name that begins like ours': { origin: 'http://tongxing.test.evil.test' },
  'a null Origin': { origin: 'null' },
  'an empty Origin': { origin: '' },
  'Sec-Fetch-Site: cross-site': { origin: own, 'sec-fetch-site': 'cross-site' },
  'Sec-Fetch-Site: same-site': { origin: own, 'sec-fetch-site': 'same-site' },
  'Sec-Fetch-Site: none': { origin: own, 'sec-fetch-site': 'none' },
  'cross-site without Origin': { 'sec-fetch-site': 'cross-site' },
  'a word that nobody knows': { origin: own, 'sec-fetch-site': 'same-origin, cross-site' },
  'a wrong Origin beside same-origin': { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
  'neither header': {},
}

const otherTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
]

let app: TestApp
let ann: Person
beforeAll(async () => {
  app = await aTestApp()
  ann = await app.signIn('ann@example.cn')
})

const pathOf = ({ path }: Contract) => path.replace(/\{\w+\}/g, 'per_0000000000missing')
const all = async () => JSON.stringify(await everything(app))

/** As the session of a person, and with nothing said that is not said here. */
async function asked(
  contract: Contract,
  headers: Record<string, string>,
  body: string | null,
  cookie = ann.cookie,
) {
  const given = new Headers({ ...headers, ...(cookie ? { cookie } : {}) })
  const request = new Request(`${own}${pathOf(contract)}`, {
    method: contract.method.toUpperCase(),
    headers: given,
    body,
  })
  // A string as body names a type by itself, which a test of missing ones must take away.
  if (headers['content-type'] === undefined) request.headers.delete('content-type')
  const answer = await app.app.fetch(request)
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  const { code } = isJson ? await answer.json() : {}
  return { status: answer.status, code }
}

const json = { 'content-type': 'application/json' }
const bodyOf = ({ body }: Contract): string | null => (body ? '{}' : null)

describe.each(mutating)('$method $path', (contract) => {
  it('refuses what another site sends, and changes nothing', async () => {
    const before = await all()
    for (const [what, headers] of Object.entries(foreign))
      expect(await asked(contract, { ...json, ...headers }, bodyOf(contract)), what).toEqual({
        status: 403,
        code: 'cross-site',
      })
    expect(await all()).toBe(before)
  })

  it('refuses another type of content, and changes nothing', async () => {
    const before = await all()
    for (const type of otherTypes)
      expect(await asked(contract, { origin: own, 'content-type': type }, '{}'), type).toEqual({
        status: 400,
        code: 'bad-request',
      })
    if (contract.body)
      expect(await asked(contract, { origin: own }, '{}')).toEqual({ status: 400, code: 'bad-request' })
    expect(await all()).toBe(before)
  })

  it('lets our own pages pass (the control), by either header', async () => {
    const signsOut = contract.id === 'signOut' || contract.id === 'endOtherSessions'
    const cookie = signsOut ? (await app.signIn('bo@example.cn')).cookie : ann.cookie
    for (const headers of [{ origin: own, 'sec-fetch-site': 'same-origin' }, { origin: own }]) {
      const { code } = await asked(contract, { ...json, ...headers }, bodyOf(contract), cookie)
      expect(['cross-site', 'bad-request']).not.toContain(code)
    }
    const silent = await asked(
      contract,
      { ...json, 'sec-fetch-site': 'same-origin' },
      bodyOf(contract),
      cookie,
    )
    expect(silent.code).not.toBe('cross-site')
  })
})

it('a program without cookies need not say where it comes from', async () => {
  const contract = mutating.find(({ id }) => id === 'requestCode') ?? expect.unreachable('no requestCode')
  expect(await asked(contract, json, JSON.stringify({ address: 'cy@example.cn' }), '')).toEqual({
    status: 200,
  })
})

/** Reads that leave a trace on purpose: a person is told that their data was taken along. */
const traced = new Set(['exportMyData', 'exportMyDataAsPage'])

it('reading changes nothing, whoever asks', async () => {
  for (const contract of contracts.filter(({ method, id }) => method === 'get' && !traced.has(id))) {
    const before = await all()
    await asked(contract, { origin: 'https://evil.test' }, null)
    expect(await all(), contract.id).toBe(before)
  }
})
