import * as z from 'zod'
import { contract } from './contract.ts'
import { day } from './dates.ts'
import { groupId, personId } from './ids.ts'
import { background, helpField, subject } from './vocabulary.ts'

/** Named refusals of the hard rules: each answers "why not?". */
export const refusal = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('not-appointed') }),
  z.object({ rule: z.literal('not-active') }),
  z.object({ rule: z.literal('consent-outdated') }),
  z.object({ rule: z.literal('certificate-missing'), subject }),
  z.object({ rule: z.literal('certificate-lapsing'), subject, validUntil: day }),
  z.object({ rule: z.literal('credential-not-verified'), field: helpField }),
  z.object({ rule: z.literal('wrong-background'), background }),
  z.object({ rule: z.literal('too-far') }),
  z.object({ rule: z.literal('load-reached'), most: z.int() }),
  z.object({ rule: z.literal('declined-before') }),
  z.object({ rule: z.literal('already-in-group') }),
  z.object({ rule: z.literal('woman-only') }),
])
export type Refusal = z.infer<typeof refusal>

/** Reasons, in the order shown; points add up to the score of 0–1000. Weights are configuration with a version. */
export const reasonKind = z.enum(['FIT', 'PROOF', 'DISTANCE', 'AVAILABILITY', 'DIALECT', 'BALANCE'])
export type ReasonKind = z.infer<typeof reasonKind>
export const reason = z.object({ kind: reasonKind, points: z.int(), most: z.int() })
export type Reason = z.infer<typeof reason>

export const candidate = z.object({
  personId,
  /** Masked. */ name: z.string(),
  background,
  seat: z.int(),
  score: z.int(),
  reasons: z.array(reason),
  /** Between the centres of the townships, where both are known. */
  distanceMetres: z.optional(z.int()),
  groups: z.int(),
  certificatesUntil: z.optional(day),
})
export type Candidate = z.infer<typeof candidate>

/** Best candidates per open seat and the best team, by exact solving, with its certificate of optimality. */
export const suggestions = z.object({
  groupId,
  weightsVersion: z.int(),
  candidates: z.array(candidate),
  refused: z.array(z.object({ personId, name: z.string(), background, refusals: z.array(refusal) })),
  team: z.object({
    places: z.array(z.object({ seat: z.int(), personId })),
    /** Sum of the places' scores. */
    score: z.int(),
    /** Open volunteer seats that nobody eligible can fill. */
    unfilled: z.array(z.int()),
    /** Checked at once: primal equals dual, so no other team is better. */
    proof: z.object({ objective: z.int(), bound: z.int(), optimal: z.boolean() }),
  }),
})
export type Suggestions = z.infer<typeof suggestions>

export const suggestHelpers = contract({
  id: 'suggestHelpers',
  method: 'get',
  path: '/api/groups/{groupId}/suggestions',
  allows: ['matching.suggest'],
  params: z.object({ groupId }),
  answer: suggestions,
})
