import type { Actor } from '../../../shared/access.ts'
import type { AnswerOf, BodyOf, Contract, ParamsOf, QueryOf } from '../../../shared/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'

/** Cookies of this origin; names get the `__Host-` prefix where the server speaks https. */
export type Cookies = {
  read(name: string): string | undefined
  set(name: string, value: string, maxAgeSeconds: number): void
  end(name: string): void
}

/** What a route may know of a request besides its input. */
export type Scope = { readonly language: Language; readonly cookies: Cookies }

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

/** `run` is a method on purpose: its parameter may be narrower, and the contract's schemas make it so. */
export type Route<V> = { readonly contract: Contract; run(call: UntypedCall<V>): Promise<unknown> }

/** Binds an operation to the verb that does it. A route translates and does nothing else. */
export const routesOf = <V>() => ({
  route: <const C extends Contract>(
    contract: C,
    run: (call: Call<C, V>) => Promise<Answer<C>>,
  ): Route<V> => ({
    contract,
    run,
  }),
})
