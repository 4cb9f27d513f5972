import type * as z from 'zod'
import type { Permission } from './access.ts'

type Schema = z.core.$ZodType

/** One operation of the API: what the server mounts, the OpenAPI shows and the site's client calls. */
export type Contract = {
  /** The operationId of the OpenAPI. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `{name}` for each parameter. */
  readonly path: `/api/${string}`
  /** Who may knock: any of these permissions, or everyone. */
  readonly allows: 'public' | readonly [Permission, ...Permission[]]
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  readonly answer: Schema
  /** Personal fields (`noun.field`) of others that the answer can hold in clear; masked values do not count. */
  readonly discloses?: readonly string[]
}

export const contract = <const C extends Contract>(it: C): C => it

export type ParamsOf<C extends Contract> = C['params'] extends Schema ? z.core.output<C['params']> : undefined
export type QueryOf<C extends Contract> = C['query'] extends Schema ? z.core.output<C['query']> : undefined
export type BodyOf<C extends Contract> = C['body'] extends Schema ? z.core.output<C['body']> : undefined
export type AnswerOf<C extends Contract> = z.core.output<C['answer']>

/** What a client sends: before the schema's own normalizing. */
export type QueryInputOf<C extends Contract> = C['query'] extends Schema ? z.core.input<C['query']> : undefined
export type BodyInputOf<C extends Contract> = C['body'] extends Schema ? z.core.input<C['body']> : undefined
