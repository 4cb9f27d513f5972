import * as z from 'zod'
import type { AnswerOf, BodyInputOf, Contract, QueryInputOf } from '../../../shared/contract.ts'
import { languageTag } from '../i18n/both.ts'
import { pageLanguage } from './page-language.ts'
import { randomKey } from './random-key.ts'
import { goToSignIn } from './signed-in.ts'

const problem = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
})

/**
 * A "no" of the server (RFC 9457), or of the way there: code `offline` when nothing was reached (status 0),
 * `unreadable` when the answer was not ours. Those two have no text; the parts have words for them.
 */
export type Problem = z.infer<typeof problem>

/** What `call` gives: the answer of the contract, or why not. */
export type Outcome<A> = { ok: true; answer: A } | { ok: false; problem: Problem }

type ParamsInputOf<C extends Contract> = C['params'] extends z.core.$ZodType
  ? z.core.input<C['params']>
  : undefined
type Given<Name extends string, T> = undefined extends T ? { [K in Name]?: T } : { [K in Name]: T }

/** What a contract asks for; `key` is kept by a form over the retries of one submission. */
export type Asked<C extends Contract> = Given<'params', ParamsInputOf<C>> &
  Given<'query', QueryInputOf<C>> &
  Given<'body', BodyInputOf<C>> & { key?: string; signInWhenNeeded?: boolean }

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** `/api/groups/{groupId}` with its values, and the query behind it. */
export const addressOf = (path: string, params: unknown, query: unknown): string => {
  const values = new Map<string, unknown>(Object.entries(params ?? {}))
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(values.get(name))))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (textOf(value) !== '') search.set(name, textOf(value))
  }
  const text = search.toString()
  return text === '' ? filled : `${filled}?${text}`
}

const nowhere = (code: 'offline' | 'unreadable', status: number): Outcome<never> => ({
  ok: false,
  problem: { title: '', status, code },
})

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

// Reads, and writes under a key, may be sent again: the server does them once.
async function send(address: string, init: RequestInit, triesLeft = 2): Promise<Response | undefined> {
  const response = await fetch(address, init).catch(() => undefined)
  const again = response === undefined ? navigator.onLine : response.status === 503
  if (!again || triesLeft === 0) return response
  await wait(400 * (3 - triesLeft))
  return send(address, init, triesLeft - 1)
}

async function readProblem(response: Response): Promise<Outcome<never>> {
  const read = z.safeParse(problem, await response.json().catch(() => undefined))
  return read.success ? { ok: false, problem: read.data } : nowhere('unreadable', response.status)
}

/** Calls one operation of the API. Never throws; a lost session leads to the sign-in page and back. */
export async function call<C extends Contract>(contract: C, asked: Asked<C>): Promise<Outcome<AnswerOf<C>>> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': languageTag[pageLanguage()] })
  const init: RequestInit = { method: contract.method.toUpperCase(), credentials: 'same-origin', headers }
  if (contract.method !== 'get') headers.set('Idempotency-Key', asked.key ?? randomKey())
  if (asked.body !== undefined) {
    headers.set('Content-Type', 'application/json')
    init.body = JSON.stringify(asked.body)
  }
  const response = await send(addressOf(contract.path, asked.params, asked.query), init)
  if (response === undefined) return nowhere('offline', 0)
  if (!response.ok) {
    const refused = await readProblem(response)
    if (!refused.ok && refused.problem.code === 'sign-in-needed' && asked.signInWhenNeeded !== false) {
      goToSignIn()
    }
    return refused
  }
  const read = z.safeParse<C['answer']>(contract.answer, await response.json().catch(() => undefined))
  return read.success ? { ok: true, answer: read.data } : nowhere('unreadable', response.status)
}
