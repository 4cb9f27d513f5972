import { assessed, attended, type Enrolment } from '../../../functions/contexts/training/enrolment.ts'
import type { Session } from '../../../functions/contexts/training/session.ts'
import { addMinutes } from '../../../shared/dates.ts'
import { personId } from '../../../shared/ids.ts'
import type { Attendance, Result } from '../../../shared/vocabulary.ts'
import { aSession } from './training.ts'

const trainer = personId.parse('per_00000000000trainer')
type Who = { session?: Session; personId?: Enrolment['personId'] }
const learner = personId.parse('per_000000000000lin1')

/** Enrolments as values, in each state on the way to a certificate. */
export const anEnrolment = {
  enrolled: ({ session = aSession.open(), personId: person = learner }: Who = {}): Enrolment => ({
    sessionId: session.id,
    personId: person,
    version: 1,
    organizationId: session.organizationId,
    startsAt: session.startsAt,
    status: 'ENROLLED',
    enrolledAt: addMinutes(session.closesAt, -1440),
  }),
  withdrawn: (who: Who = {}): Enrolment => ({
    ...anEnrolment.enrolled(who),
    version: 2,
    status: 'WITHDRAWN',
  }),
  attended(who: Who = {}, attendance: Attendance = 'PRESENT'): Enrolment {
    const { session = aSession.open() } = who
    const recording = { by: trainer, version: 1, at: session.startsAt }
    return { ...attended(anEnrolment.enrolled(who), session, attendance, recording), version: 2 }
  },
  assessed(who: Who = {}, result: Result = 'PASSED'): Enrolment {
    const { session = aSession.open() } = who
    return {
      ...assessed(anEnrolment.attended(who), session, result, {
        by: trainer,
        version: 2,
        at: session.endsAt,
      }),
      version: 3,
    }
  },
}
