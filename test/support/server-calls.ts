/** What a person or program does with a server that runs: calls, signing in, reading its outbox. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Apps } from './server-apps.ts'

export type Written = {
  id: string
  channel: string
  to: string
  kind: string
  subject: string
  text: string
  html: string
  at: string
}
// oxlint-disable-next-line typescript/no-explicit-any -- tests read bodies of every shape
export type Body = any
export type Reply<T = Body> = { status: number; body: T; headers: Headers }

export const outboxOf = (dir: string): Written[] =>
  readdirSync(join(dir, 'outbox'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(dir, 'outbox', name), 'utf8')) as Written)

export const caller =
  (url: string) =>
  async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const response = await fetch(url + path, {
      method: method.toUpperCase(),
      headers: {
        origin: url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
  }

type Call = ReturnType<typeof caller>

/** The second step for real: a code of the person's app; who has none yet adds one. Gives the new cookie. */
async function secondStep(call: Call, apps: Apps, address: string, cookie: string): Promise<string> {
  const as = (method: string, path: string, body?: unknown) => call(method, path, body, { cookie })
  if ((await as('get', '/api/me/factors')).body.totp)
    return cookiesIn(
      await as('post', '/api/sign-in/factor', { kind: 'TOTP', code: await apps.code(address) }),
    )
  apps.learn(address, (await as('post', '/api/me/totp/begin')).body.secret)
  return cookiesIn(await as('post', '/api/me/totp', { code: await apps.code(address) }))
}

/** After so long without a request the session of staff has ended. */
const idleMilliseconds = 30 * 60_000

/** Signs in with the code that landed in the outbox, and the second step; gives a call with the session. */
export function signer(dir: string, call: Call, apps: Apps) {
  const enter = async (address: string) => {
    // With a clock that stands still, two codes have the same time: the new one is the one that was not there.
    const before = new Set(outboxOf(dir).map((one) => one.id))
    const asked = await call('post', '/api/sign-in/code', { address })
    const mail = outboxOf(dir).find(
      (one) => one.kind === 'sign-in-code' && one.to === address && !before.has(one.id),
    )
    const code = mail?.text.match(/\d{6}/)?.[0]
    const answer = await call('post', '/api/sign-in', { address, code }, { cookie: cookiesIn(asked) })
    const cookie = cookiesIn(answer)
    const isPartial = answer.body.level === 'partial'
    return {
      personId: answer.body.personId as string,
      cookie: isPartial ? await secondStep(call, apps, address, cookie) : cookie,
    }
  }
  return async (address: string) => {
    // As a browser does: the newest token is the one that is sent.
    const entered = await enter(address)
    const { personId } = entered
    let { cookie } = entered
    let seenAt = apps.now()
    const as: Call = async (method, path, body, headers) => {
      // Who was away too long signs in again, as they would.
      if (apps.now() >= seenAt + idleMilliseconds) cookie = (await enter(address)).cookie
      seenAt = apps.now()
      let answered = await call(method, path, body, { cookie, ...headers })
      // A role has come meanwhile: the second step is asked for, and the same asked again.
      if (answered.body?.code === 'second-factor-needed') {
        cookie = await secondStep(call, apps, address, cookie)
        answered = await call(method, path, body, { cookie, ...headers })
      }
      cookie = cookiesIn(answered) || cookie
      return answered
    }
    return {
      personId,
      get cookie() {
        return cookie
      },
      call: as,
    }
  }
}

const cookiesIn = (answer: Reply): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .filter((one) => !one?.endsWith('='))
    .join('; ')
