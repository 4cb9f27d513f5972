import * as z from 'zod'
import { contract } from './contract.ts'
import type { Instant } from './dates.ts'
import { receipt } from './receipt.ts'
import { consentKind, type ConsentKind } from './vocabulary.ts'
import { consentVersions, neededConsents } from './volunteers.ts'

type Answered = { readonly kind: ConsentKind; readonly version: number; readonly at?: Instant }
type Answers = { readonly consents: readonly Answered[]; readonly refused?: readonly Answered[] | undefined }
type Versions = Readonly<Record<ConsentKind, number>>

export const isNeeded = (kind: ConsentKind): boolean => neededConsents.some((needed) => needed === kind)

/**
 * The texts to ask about: agreed to in an older version, or needed and never answered. Who has refused a text is not
 * asked again, whatever its version (网络数据安全管理条例 art. 22(5)).
 */
export function consentsToAsk({ consents, refused = [] }: Answers, versions: Versions = consentVersions): ConsentKind[] {
  const isAnswered = (kind: ConsentKind) => consents.some((one) => one.kind === kind && one.version === versions[kind])
  const isRefused = (kind: ConsentKind) => refused.some((one) => one.kind === kind)
  const wasGiven = (kind: ConsentKind) => consents.some((one) => one.kind === kind)
  return consentKind.options.filter((kind) => !isAnswered(kind) && !isRefused(kind) && (isNeeded(kind) || wasGiven(kind)))
}

export const consentAnswer = z.object({ kind: consentKind, version: z.int(), agree: z.boolean() })
export type ConsentAnswer = z.infer<typeof consentAnswer>

/** Agrees to texts or takes agreement back, both with one answer and at once; `changed-meanwhile` for a version not in force. */
export const changeConsents = contract({
  id: 'changeConsents',
  method: 'put',
  path: '/api/volunteers/me/consents',
  allows: ['volunteers.change-self'],
  body: z.object({ version: z.int(), answers: z.array(consentAnswer).check(z.minLength(1), z.maxLength(8)) }),
  answer: receipt,
})
