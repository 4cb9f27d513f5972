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
import type { Grant } from '../../shared/access.ts'
import { addMinutes, instant, type Instant } from '../../shared/dates.ts'
import type { Region } from '../../shared/regions.ts'
import { aStore } from './a-store.ts'
import { regionsIn } from './builders/regions.ts'
import { onceInMemory } from './once-in-memory.ts'
import { aMaster, aSealer } from './sealing.ts'
import { signIns } from './sign-ins.ts'

/** Tuesday, 24 November 2026, noon in Beijing. */
export const noon = instant.parse('2026-11-24T04:00:00.000Z')

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

  const { signIn, apps } = signIns({ call, clock, outbox, store, asSystem })

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
