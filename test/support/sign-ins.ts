import type { Verbs } from '../../functions/compose.ts'
import type { Message } from '../../functions/platform/mail/message.ts'
import { totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { addMinutes, type Instant } from '../../shared/dates.ts'
import { personId } from '../../shared/ids.ts'
import type { Answer } from './app.ts'
import { authenticators } from './second-step.ts'

/** After so long without a request the session of staff has ended. */
const idleMinutes = 30

type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

type Needs = {
  call: Call
  clock: { now: () => Instant }
  outbox: Message[]
  store: Store
  asSystem: () => Verbs
}

/** People who sign in to a test's app over HTTP, with both steps, and stay signed in as they would. */
export function signIns({ call, clock, outbox, store, asSystem }: Needs) {
  /** Signs in for real: asks for a code, reads it from the outbox, exchanges it. */
  async function exchange(address: string) {
    const asked = await call('post', '/api/sign-in/code', { address })
    const code = outbox.findLast((one) => one.kind === 'sign-in-code')?.text.match(/\d{6}/)?.[0]
    return call('post', '/api/sign-in', { address, code }, { cookie: cookiesIn(asked) })
  }

  const apps = authenticators({ store, now: clock.now, asSystem })

  /** The second step, for real: the code of the person's app; who has none yet adds one first, as they would. */
  async function secondStep(person: string, cookie: string): Promise<string> {
    if (apps.has(person)) {
      const proof = { kind: 'TOTP', code: await apps.code(person) }
      return cookiesIn(await call('post', '/api/sign-in/factor', proof, { cookie }))
    }
    const { body } = await call('post', '/api/me/totp/begin', undefined, { cookie })
    const code = await totpCodeAt(body.secret, clock.now())
    const added = await call('post', '/api/me/totp', { code }, { cookie })
    apps.remember(person, body.secret, added.body.id)
    return cookiesIn(added)
  }

  /** Both steps: gives the cookie of a session that is whole, if the person can make it so. */
  async function enter(address: string) {
    const answer = await exchange(address)
    const cookie = cookiesIn(answer)
    const { personId: id, level } = answer.body
    return { id, cookie: level === 'partial' && apps.has(id) ? await secondStep(id, cookie) : cookie }
  }

  /** A client with the cookie of a person who has signed in; who was away too long signs in again, as they would. */
  async function signIn(address: string) {
    const entered = await enter(address)
    const id = personId.parse(entered.id)
    let { cookie } = entered
    let seenAt = clock.now()
    const as = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      if (clock.now() >= addMinutes(seenAt, idleMinutes)) {
        const before = outbox.length
        cookie = (await enter(address)).cookie
        outbox.splice(before, 1)
      }
      seenAt = clock.now()
      let answered = await call(method, path, body, { cookie, ...headers })
      // A role has come meanwhile: the second step is asked for, and the same asked again.
      if (answered.body?.code === 'second-factor-needed' && headers['cookie'] === undefined) {
        cookie = await secondStep(id, cookie)
        answered = await call(method, path, body, { cookie, ...headers })
      }
      // As a browser does: the newest token is the one that is sent.
      cookie = cookiesIn(answered) || cookie
      return answered
    }
    return {
      personId: id,
      address,
      get cookie() {
        return cookie
      },
      call: as,
      /** Proves once more that it is they, with the second factor. */
      stepUp: async () => void (cookie = await secondStep(id, cookie)),
    }
  }

  return { signIn, apps }
}

const cookiesIn = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .filter((one) => !one?.endsWith('='))
    .join('; ')
