import type * as z from 'zod'
import type { Permission } from './access.ts'
import type { PersonalField } from './privacy.ts'
import type { Purpose } from './purposes.ts'

type Schema = z.core.$ZodType

type Operation = {
  /** The operationId of the OpenAPI. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `{name}` for each parameter. */
  readonly path: `/api/${string}`
  /** Who may knock: any of these permissions, or everyone. */
  readonly allows: 'public' | readonly [Permission, ...Permission[]]
  /** 'partial': also for staff who have yet to show their second factor. Else they are refused with `second-factor-needed`. */
  readonly session?: 'partial'
  /** Only within ten minutes of a fresh proof of who sits there; else refused with `step-up-needed`. */
  readonly stepUp?: true
  /** It may change the caller's own roles: the session that asks goes on under a new token. */
  readonly renewsSession?: true
  /** Tried again when somebody was quicker: who is to lose access could else keep it by changing their own account without end. */
  readonly insists?: true
  /** The answer is handed out as a file of this name: an object as JSON, a text as a page. */
  readonly file?: string
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  readonly answer: Schema
}

/** Shows nobody's data but one's own, or what is masked. */
type Silent = { readonly discloses?: undefined; readonly purpose?: undefined; readonly always?: undefined; readonly reason?: undefined }

/** Shows data of others: each answer is audited before it leaves. */
export type Audited = {
  /** Personal fields of others that the answer can hold in clear; masked values do not count. */
  readonly discloses: readonly PersonalField[]
  readonly purpose: Purpose
  /** Audited even when the answer discloses nothing, with what was asked for: an auditor's own searches. */
  readonly always?: true
  /** The body has `reason`, one of the reasons of purposes.ts, which goes into the trail: exports, and masks lifted. */
  readonly reason?: true
}

/** One operation of the API: what the server mounts, the OpenAPI shows and the site's client calls. */
export type Contract = Operation & (Silent | (Audited & { readonly allows: readonly [Permission, ...Permission[]] }))

export const contract = <const C extends Contract>(it: C): C => it

export type ParamsOf<C extends Contract> = C['params'] extends Schema ? z.core.output<C['params']> : undefined
export type QueryOf<C extends Contract> = C['query'] extends Schema ? z.core.output<C['query']> : undefined
export type BodyOf<C extends Contract> = C['body'] extends Schema ? z.core.output<C['body']> : undefined
export type AnswerOf<C extends Contract> = z.core.output<C['answer']>

/** What a client sends: before the schema's own normalizing. */
export type QueryInputOf<C extends Contract> = C['query'] extends Schema ? z.core.input<C['query']> : undefined
export type BodyInputOf<C extends Contract> = C['body'] extends Schema ? z.core.input<C['body']> : undefined
