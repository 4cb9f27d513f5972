import type { Actor } from '../../../shared/access.ts'
import type { AnswerOf, BodyOf, Contract, ParamsOf, QueryOf } from '../../../shared/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Told } from '../../kernel/shown.ts'

/** Cookies of this origin; names get the `__Host-` prefix where the server speaks https. */
export type Cookies = {
  read(name: string): string | undefined
  set(name: string, value: string, maxAgeSeconds: number): void
  end(name: string): void
}

/** What a route may know of a request besides its input. */
export type Scope = {
  readonly language: Language
  readonly cookies: Cookies
  /** The session that asks, where there is one. */
  readonly session: SessionFacts | undefined
  /** Of the network, not of the person: for budgets, and never stored in clear. Undefined where nobody says. */
  readonly source: string | undefined
  readonly userAgent: string | undefined
  /** Origin of the pages: the one that the browser names, if it is one of the deployment’s. */
  readonly origin: string
}

/** How far a session may go; see `session` and `stepUp` of a contract. */
export type SessionFacts = {
  readonly id: string
  readonly level: 'partial' | 'full'
  readonly steppedUp: boolean
}

/** A call of one operation, as its contract types it. */
export type Call<C extends Contract, V> = {
  readonly verbs: V
  readonly actor: C['allows'] extends 'public' ? Actor | undefined : Actor
  readonly params: ParamsOf<C>
  readonly query: QueryOf<C>
  readonly body: BodyOf<C>
  readonly scope: Scope
}

/** A verb that changes something gives receipts; the first is for the thing that was asked about. */
type Answer<C extends Contract> = Receipt extends AnswerOf<C> ? readonly Receipt[] : AnswerOf<C>

/** The same call before its types are known; the schemas of the contract have been applied. */
export type UntypedCall<V> = {
  readonly verbs: V
  readonly actor: Actor | undefined
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly scope: Scope
}

/**
 * `run` and `tells` are methods on purpose: their parameters may be narrower, and the contract's schemas make them so.
 * `tells` says from what `run` gave (before the schema strips it) whose data the answer shows in clear.
 */
export type Route<V> = {
  readonly contract: Contract
  run(call: UntypedCall<V>): Promise<unknown>
  tells?(result: unknown, call: UntypedCall<V>): Told
}

type Silent = Contract & { readonly purpose?: undefined }
type Audited = Exclude<Contract, { readonly purpose?: undefined }>

/** Binds an operation to the verb that does it; one that discloses cannot be bound without saying what it shows. */
export const routesOf = <V>() => {
  function route<const C extends Silent>(contract: C, run: (call: Call<C, V>) => Promise<Answer<C>>): Route<V>
  function route<const C extends Audited, R extends Answer<C>>(
    contract: C,
    run: (call: Call<C, V>) => Promise<R>,
    tells: (result: R, call: Call<C, V>) => Told<C['discloses'][number]>,
  ): Route<V>
  function route(
    contract: Contract,
    run: (call: never) => Promise<unknown>,
    tells?: (result: never, call: never) => Told,
  ): Route<V> {
    return tells ? { contract, run, tells } : { contract, run }
  }
  return { route }
}
