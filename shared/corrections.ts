import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { text } from './formats.ts'
import { correctionId, countyCode, organizationId, personId, sessionId } from './ids.ts'
import { pageOf, pageQuery, receipt } from './receipt.ts'

/** What one can say is wrong; what one changes by oneself (addresses, language, consents) is not here. */
export const correctable = z.enum([
  'volunteer.name',
  'volunteer.idNumber',
  'volunteer.specialty',
  'volunteer.offers',
  'volunteer.progress',
  'volunteer.paperSeen',
  'credential.number',
  'enrolment.progress',
  'certificate.progress',
])
export type Correctable = z.infer<typeof correctable>

/** What an organization recorded, it corrects itself (谁记录谁负责); the rest goes to the reviewer of the county. */
export const isOfTraining = (field: Correctable): boolean => field === 'enrolment.progress' || field === 'certificate.progress'

/** Working days in which a correction is answered (2-domain §4.2). */
export const correctionDays = 10

export const correctionStatus = z.enum(['OPEN', 'DONE', 'REFUSED'])
export type CorrectionStatus = z.infer<typeof correctionStatus>

export const correctionInput = z
  .object({
    field: correctable,
    /** The session whose record is meant, where it is about training. */
    sessionId: z.optional(sessionId),
    wrong: text(300),
  })
  .check(z.refine((it) => isOfTraining(it.field) === (it.sessionId !== undefined), { error: 'session-needed', path: ['sessionId'] }))
export type CorrectionInput = z.infer<typeof correctionInput>

const facts = {
  id: correctionId,
  version: z.int(),
  field: correctable,
  sessionId: z.optional(sessionId),
  wrong: z.string(),
  status: correctionStatus,
  askedAt: instant,
  answeredAt: z.optional(instant),
  /** Why it was refused, or what was done, in the words of whoever answered. */
  answer: z.optional(z.string()),
}

export const myCorrection = z.object(facts)
export type MyCorrection = z.infer<typeof myCorrection>

/** The same for whoever answers: whose it is, the name masked. */
export const correctionCase = z.object({ ...facts, personId, name: z.string() })
export type CorrectionCase = z.infer<typeof correctionCase>

export const askCorrection = contract({
  id: 'askCorrection',
  method: 'post',
  path: '/api/me/corrections',
  allows: ['identity.change-self'],
  body: correctionInput,
  answer: receipt,
})

export const listMyCorrections = contract({
  id: 'listMyCorrections',
  method: 'get',
  path: '/api/me/corrections',
  allows: ['identity.see-self'],
  answer: z.object({ items: z.array(myCorrection) }),
})

/** Of one county, or of one organization; those that wait longest first. */
export const listCorrections = contract({
  id: 'listCorrections',
  method: 'get',
  path: '/api/corrections',
  allows: ['volunteers.correct', 'training.correct'],
  query: z.object({ county: z.optional(countyCode), organizationId: z.optional(organizationId), ...pageQuery }),
  answer: pageOf(correctionCase),
  discloses: ['correction.text'],
  purpose: 'correction',
})

export const answerCorrection = contract({
  id: 'answerCorrection',
  method: 'post',
  path: '/api/corrections/{personId}/{correctionId}/answer',
  allows: ['volunteers.correct', 'training.correct'],
  params: z.object({ personId, correctionId }),
  body: z.object({ version: z.int(), done: z.boolean(), answer: text(300) }),
  answer: receipt,
})
