import type { Context, Hono } from 'hono'
import * as z from 'zod'
import { couldEver, type Actor } from '../../../shared/access.ts'
import type { Contract } from '../../../shared/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { receipt, type Receipt } from '../../../shared/receipt.ts'
import { Failure } from '../../kernel/failure.ts'
import type { Disclose } from '../../kernel/shown.ts'
import type { Log } from '../log/log.ts'
import { cookiesOf } from './cookies.ts'
import { refuseCrossSite, refuseOtherTypes } from './cross-site.ts'
import { discloseFirst } from './disclose.ts'
import { digestOf, isReceipted, keyOf, once, type Recorded } from './idempotency.ts'
import { readInput } from './input.ts'
import type { Cookies, Route, Scope, SessionFacts } from './route.ts'

/** What a request opens: the verbs bound to it, and its idempotency record. */
export type Opened<V> = { readonly verbs: V; recorded(): Promise<Recorded | undefined> }

export type Begin<V> = (request: {
  personId: string
  route: string
  idempotency?: { key: string; digest: string }
}) => Opened<V>

/** Who asks, and how far their session may go. */
export type Caller = { readonly actor: Actor; readonly session: SessionFacts }

export type Gate<V> = {
  readonly begin: Begin<V>
  /** Who holds this session, if it is alive. */
  readonly whoIs: (cookies: Cookies) => Promise<Caller | undefined>
  /** Called after an operation that may have changed the caller's own roles. */
  readonly renew: (cookies: Cookies) => Promise<void>
  /** Writes into the trail what an answer shows of others, before it leaves. */
  readonly disclose: Disclose
  readonly origins: (request: Request) => readonly string[]
  readonly secureCookies: boolean
  readonly log: Log
}

/** `source`: the address that a request comes from, told by what listens. */
export type Env = { Bindings: { source?: string }; Variables: { requestId: string; language: Language } }

/** Mounts one operation. The order is the security: cross-site, who, may they knock, input, then the verb. */
export function mount<V, W>(app: Hono<Env>, gate: Gate<V>, route: Route<W>, pick: (verbs: V) => W): void {
  const { contract } = route
  const mutating = contract.method !== 'get'
  app.on(contract.method.toUpperCase(), contract.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
    if (mutating) {
      refuseCrossSite(c.req.raw, gate.origins(c.req.raw))
      refuseOtherTypes(c.req.raw, contract.body !== undefined)
    }
    const cookies = cookiesOf(c, gate.secureCookies)
    const caller = await gate.whoIs(cookies)
    knock(contract, caller)
    const actor = caller?.actor
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
    const scope = scopeOf(c, { cookies, session: caller?.session, origins: gate.origins(c.req.raw) })
    const call = { verbs: pick(opened.verbs), actor, scope, ...input }
    const run = () => insisting(contract.insists ? mostTries : 1, () => route.run(call))
    const done = key === undefined ? await run() : await once(digest, opened.recorded, receiptsOf(run))
    if (contract.renewsSession) await gate.renew(cookies)
    const answer = answerOf(contract, done)
    if (actor && route.tells) {
      await discloseFirst(gate.disclose, contract, { actor, ...input }, route.tells(done, call))
    }
    return contract.file === undefined ? c.json(answer) : fileOf(contract.file, answer)
  })
}

/** As an attachment over a plain address: WeChat saves nothing that a script has made. */
const fileOf = (name: string, answer: unknown): Response =>
  new Response(typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2), {
    headers: {
      'content-type': typeof answer === 'string' ? 'text/html; charset=utf-8' : 'application/json',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })

/** How often an operation that insists is tried. */
const mostTries = 10

/** Each try reads anew; of several at once one always comes through, so that a few are enough. */
async function insisting<T>(tries: number, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const wasLate = error instanceof Failure && error.code === 'changed-meanwhile'
    if (!wasLate || tries <= 1) throw error
    return insisting(tries - 1, run)
  }
}

const receiptsOf = (run: () => Promise<unknown>) => async (): Promise<readonly Receipt[]> =>
  z.parse(z.array(receipt), await run())

type Around = Pick<Scope, 'cookies' | 'session'> & { origins: readonly string[] }

const scopeOf = (c: Context<Env>, { cookies, session, origins }: Around): Scope => ({
  language: c.get('language'),
  cookies,
  session,
  origin: origins.find((one) => one === c.req.header('origin')) ?? origins[0] ?? '',
  source: c.env?.source,
  userAgent: c.req.header('user-agent'),
})

/**
 * The door: nobody without a session, without its second factor, or without a role for this learns more than that.
 * A fresh proof is asked of those alone who could use it.
 */
function knock(contract: Contract, caller: Caller | undefined): void {
  if (contract.allows === 'public') return
  if (!caller) throw new Failure('sign-in-needed')
  const { actor, session } = caller
  if (session.level === 'partial' && contract.session !== 'partial') throw new Failure('second-factor-needed')
  if (!contract.allows.some((permission) => couldEver(actor, permission))) throw new Failure('not-permitted')
  if (contract.stepUp && !session.steppedUp) throw new Failure('step-up-needed')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('bad-request')
  }
}

/** The schema strips what it does not name: a field that the contract does not promise never leaves. */
function answerOf(contract: Contract, value: unknown): unknown {
  const first = isReceipted(contract) ? z.parse(z.array(receipt), value)[0] : value
  return z.parse(contract.answer, first)
}
