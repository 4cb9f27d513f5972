import { randomBytes } from 'node:crypto'
import { openApi } from '../../functions/api/app.ts'
import { compose, type Adapters } from '../../functions/compose.ts'
import { ownMachineBudgets, type Budgets } from '../../functions/contexts/identity/budgets.ts'
import { newCode, newId, newToken } from '../../functions/platform/config/ids.ts'
import { keysFrom } from '../../functions/platform/crypto/keys.ts'
import { jsonLog } from '../../functions/platform/log/log.ts'
import type { Message } from '../../functions/platform/mail/message.ts'
import type { WriteOnce } from '../../functions/platform/files/write-once.ts'
import type { Store } from '../../functions/platform/store/port.ts'
import { totpCodeAt } from '../../functions/platform/second-factor/totp.ts'
import type { Grant } from '../../shared/access.ts'
import { addMinutes, instant, type Instant } from '../../shared/dates.ts'
import { personId } from '../../shared/ids.ts'
import type { Region } from '../../shared/regions.ts'
import { aStore } from './a-store.ts'
import { regionsIn } from './builders/regions.ts'
import { authenticators } from './second-step.ts'
import { onceInMemory } from './once-in-memory.ts'
import { aMaster, aSealer } from './sealing.ts'

/** Tuesday, 24 November 2026, noon in Beijing. */
export const noon = instant.parse('2026-11-24T04:00:00.000Z')

/** After so long without a request the session of staff has ended. */
const idleMinutes = 30

/** Time stands still until it is moved. */
export function aClock(start: Instant = noon) {
  let at = start
  return {
    now: () => at,
    pass: (minutes: number) => void (at = addMinutes(at, minutes)),
    set: (to: Instant) => void (at = to),
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- tests read bodies of every shape
export type Answer<T = any> = { status: number; body: T; headers: Headers }

type Options = {
  register?: WriteOnce
  budgets?: Budgets
  store?: Store
  clock?: ReturnType<typeof aClock>
  regions?: readonly Region[]
}

/** The real app on a real store with the test regions (or others), a clock that tests move, an outbox that they read. */
export async function aTestApp(options: Options = {}) {
  const clock = options.clock ?? aClock()
  const outbox: Message[] = []
  const logged: string[] = []
  const keys = keysFrom(randomBytes(32))
  const store = options.store ?? (await aStore(clock.now))
  const master = aMaster()
  const adapters: Adapters = {
    store,
    keys,
    sealer: aSealer(store, clock.now, master),
    now: clock.now,
    newId,
    newCode,
    newToken,
    budgets: options.budgets ?? ownMachineBudgets,
    send: async (message) => void outbox.push(message),
    forgetMessages: async (isTheirs) => {
      const rest = outbox.filter(({ to }) => !isTheirs(to))
      outbox.splice(0, outbox.length, ...rest)
    },
    register: options.register ?? onceInMemory(),
  }
  await regionsIn({ store }, options.regions)
  const log = jsonLog((line) => logged.push(line))
  const app = openApi({
    adapters,
    log,
    origins: () => ['http://tongxing.test'],
    secureCookies: true,
    production: false,
  })
  const asSystem = () => compose(adapters, { personId: 'system', route: 'test' })

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const request = new Request(`http://tongxing.test${path}`, {
      method: method.toUpperCase(),
      headers: {
        origin: 'http://tongxing.test',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await app.fetch(request)
    const text = await response.text()
    return {
      status: response.status,
      body: isJson(response) ? JSON.parse(text) : text || undefined,
      headers: response.headers,
    }
  }

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

  /** A person with these roles, given as the system would. */
  async function aPerson(address: string, ...grants: Grant[]) {
    const person = await signIn(address)
    for (const grant of grants) {
      const { accounts } = asSystem().identity
      const account = await accounts.find(person.personId)
      if (!account) throw new Error('no account')
      await accounts.save(
        { ...account, grants: [...account.grants, grant] },
        { name: 'identity.role-granted', by: 'system', at: clock.now() },
      )
    }
    if (grants.some(({ role }) => role !== 'VOLUNTEER')) {
      if (!apps.has(person.personId)) await apps.give(person.personId)
      await person.stepUp()
    }
    return person
  }

  return { app, adapters, store, clock, outbox, logged, call, signIn, aPerson, asSystem, master }
}

export type TestApp = Awaited<ReturnType<typeof aTestApp>>
export type Person = Awaited<ReturnType<TestApp['signIn']>>

/** Answers are JSON, but for files to hand out. */
const isJson = ({ headers }: Response): boolean => headers.get('content-type')?.includes('json') ?? false

const cookiesIn = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .filter((one) => !one?.endsWith('='))
    .join('; ')
