import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { couldEver, type Actor } from '../../../shared/access.ts'
import type { Contract } from '../../../shared/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { receipt, type Receipt } from '../../../shared/receipt.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Log } from '../log/log.ts'
import { cookiesOf } from './cookies.ts'
import { refuseCrossSite, refuseOtherTypes } from './cross-site.ts'
import { digestOf, isReceipted, keyOf, once, type Recorded } from './idempotency.ts'
import { readInput } from './input.ts'
import type { Cookies, Route } from './route.ts'

/** What a request opens: the verbs bound to it, and its idempotency record. */
export type Opened<V> = { readonly verbs: V; recorded(): Promise<Recorded | undefined> }

export type Begin<V> = (request: {
  personId: string
  route: string
  idempotency?: { key: string; digest: string }
}) => Opened<V>

export type Gate<V> = {
  readonly begin: Begin<V>
  /** Who holds this session, if it is alive. */
  readonly whoIs: (cookies: Cookies) => Promise<Actor | undefined>
  readonly origins: (request: Request) => readonly string[]
  readonly secureCookies: boolean
  readonly log: Log
}

export type Env = { Variables: { requestId: string; language: Language } }

/** Mounts one operation. The order is the security: cross-site, who, may they knock, input, then the verb. */
export function mount<V, W>(app: Hono<Env>, gate: Gate<V>, route: Route<W>, pick: (verbs: V) => W): void {
  const { contract } = route
  const mutating = contract.method !== 'get'
  app.on(contract.method.toUpperCase(), contract.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
    if (mutating) refuseCrossSite(c.req.raw, gate.origins(c.req.raw))
    if (contract.body) refuseOtherTypes(c.req.raw)
    const cookies = cookiesOf(c, gate.secureCookies)
    const actor = await gate.whoIs(cookies)
    knock(contract, actor)
    const text = contract.body ? await c.req.text() : ''
    const raw = { params: c.req.param(), query: c.req.query(), body: contract.body ? json(text) : undefined }
    const language = c.get('language')
    const input = readInput(contract, raw, language)
    const digest = digestOf(c.req.path, text)
    const key = isReceipted(contract) ? keyOf(c.req.raw) : undefined
    const opened = gate.begin({
      personId: actor?.personId ?? 'anonymous',
      route: contract.id,
      ...(key === undefined ? {} : { idempotency: { key, digest } }),
    })
    const run = () => route.run({ verbs: pick(opened.verbs), actor, scope: { language, cookies }, ...input })
    return answer(
      c,
      contract,
      key === undefined ? await run() : await once(digest, opened.recorded, receiptsOf(run)),
    )
  })
}

const receiptsOf = (run: () => Promise<unknown>) => async (): Promise<readonly Receipt[]> =>
  z.parse(z.array(receipt), await run())

/** The door: nobody without a session or without a role for this learns more than that. */
function knock(contract: Contract, actor: Actor | undefined): void {
  if (contract.allows === 'public') return
  if (!actor) throw new Failure('sign-in-needed')
  if (!contract.allows.some((permission) => couldEver(actor, permission))) throw new Failure('not-permitted')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('bad-request')
  }
}

/** The schema strips what it does not name: a field that the contract does not promise never leaves. */
function answer(c: Context<Env>, contract: Contract, value: unknown): Response {
  const first = isReceipted(contract) ? z.parse(z.array(receipt), value)[0] : value
  return c.json(z.parse(contract.answer, first))
}
