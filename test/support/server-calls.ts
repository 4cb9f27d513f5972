/** What a person or program does with a server that runs: calls, signing in, reading its outbox. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

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

/** Signs in with the code that landed in the outbox; gives a call with the session. */
export function signer(dir: string, call: Call) {
  return async (address: string) => {
    // With a clock that stands still, two codes have the same time: the new one is the one that was not there.
    const before = new Set(outboxOf(dir).map((one) => one.id))
    const asked = await call('post', '/api/sign-in/code', { address })
    const mail = outboxOf(dir).find(
      (one) => one.kind === 'sign-in-code' && one.to === address && !before.has(one.id),
    )
    const code = mail?.text.match(/\d{6}/)?.[0]
    const answer = await call('post', '/api/sign-in', { address, code }, { cookie: cookiesIn(asked) })
    // As a browser does: the newest token is the one that is sent.
    let cookie = cookiesIn(answer)
    const as: Call = async (method, path, body, headers) => {
      const answered = await call(method, path, body, { cookie, ...headers })
      cookie = cookiesIn(answered) || cookie
      return answered
    }
    return {
      personId: answer.body.personId as string,
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
