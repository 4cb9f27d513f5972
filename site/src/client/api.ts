import type * as z from 'zod'
import type { AnswerOf, BodyInputOf, Contract, QueryInputOf } from '../../../shared/contract.ts'
import { languageTag } from '../i18n/both.ts'
import { type Problem, readProblem } from './answer.ts'
import { pageLanguage } from './page-language.ts'
import { randomKey } from './random-key.ts'
import { goToSecondStep, goToSignIn } from './signed-in.ts'
import { askStepUp } from './step-up.ts'

export type { Problem } from './answer.ts'

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

// The answer is what the contract says: pages and server are one build, and the API's tests hold every answer
// to its schema. Checking again here would cost each page zod and the schemas.
async function readAnswer<C extends Contract>(response: Response): Promise<Outcome<AnswerOf<C>>> {
  try {
    return { ok: true, answer: await response.json() }
  } catch {
    return nowhere('unreadable', response.status)
  }
}

async function readRefusal(response: Response, leads: boolean): Promise<Outcome<never>> {
  const problem = readProblem(await response.json().catch(() => undefined), response.status)
  if (problem?.code === 'sign-in-needed' && leads) goToSignIn()
  if (problem?.code === 'second-factor-needed' && leads) goToSecondStep()
  return problem === undefined ? nowhere('unreadable', response.status) : { ok: false, problem }
}

/**
 * Calls one operation of the API. Never throws; a lost session leads to the sign-in page and back, a missing second
 * step to that step and back, and where a fresh proof is needed the page's dialog asks for it, then it is called again.
 */
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
  if (response.ok) return readAnswer<C>(response)
  const refused = await readRefusal(response, asked.signInWhenNeeded !== false)
  const again = !refused.ok && refused.problem.code === 'step-up-needed' && (await askStepUp())
  return again ? call(contract, asked) : refused
}
