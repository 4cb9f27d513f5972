import * as z from 'zod'
import { type Refusal, refusal } from '../../../../shared/matching.ts'
import type { Problem } from '../../client/api.ts'
import { fill } from '../../i18n/both.ts'
import type { CoordinatorWords } from '../../i18n/coordinator.ts'
import type { CoordinatorEnums } from './coordinator-words.ts'

/** "Why not?" in words: one sentence for a rule. */
export function refusalText(
  it: Refusal,
  words: CoordinatorWords['refusals'],
  enums: CoordinatorEnums,
): string {
  const text = words[it.rule]
  switch (it.rule) {
    case 'certificate-missing':
      return fill(text, { subject: enums.subject[it.subject] })
    case 'certificate-lapsing':
      return fill(text, { subject: enums.subject[it.subject], until: it.validUntil })
    case 'credential-not-verified':
      return fill(text, { field: enums.helpField[it.field] })
    case 'wrong-background':
      return fill(text, { background: enums.background[it.background] })
    case 'load-reached':
      return fill(text, { most: it.most })
    default:
      return text
  }
}

const listed = z.object({ refusals: z.array(refusal) })

/** The refusals that a `not-eligible` lists. */
export function refusalsIn(problem: Problem): Refusal[] {
  const read = z.safeParse(listed, problem.details)
  return read.success ? read.data.refusals : []
}
