import { type Day, dayOf } from '../../../shared/dates.ts'
import type { OrganizationId, PersonId, ProgrammeId, RegionCode, SessionId } from '../../../shared/ids.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import type { Believed } from '../../kernel/belief.ts'
import { hasPassed, wasThere } from './enrolment.ts'
import type { EnrolmentBelief, Enrolments, Sessions } from './ports.ts'

type Needs = { sessions: Sessions; enrolments: Enrolments; stillAs: EnrolmentBelief }

/** What one session came to for one person, with what a certificate says of it. */
export type Outcome = {
  personId: PersonId
  sessionId: SessionId
  programmeId: ProgrammeId
  organizationId: OrganizationId
  subject: TrainingSubject
  title: string
  titleEn?: string | undefined
  validMonths: number
  attended: boolean
  passed: boolean
  region: RegionCode
  endsOn: Day
}

/** Answers a port of certifications; the belief is that attendance and result are still these. */
export const outcomeOf =
  ({ sessions, enrolments, stillAs }: Needs) =>
  async (sessionId: SessionId, personId: PersonId): Promise<Believed<Outcome> | undefined> => {
    const session = await sessions.find(sessionId)
    const enrolment = session && (await enrolments.find(sessionId, personId))
    if (!enrolment) return undefined
    const { programmeId, organizationId, region, subject, title, titleEn, validMonths } = session
    const about = { personId, sessionId, programmeId, organizationId, subject, title, titleEn, validMonths }
    const attended = wasThere(enrolment.attendance)
    const answer = { ...about, attended, passed: hasPassed(enrolment), region, endsOn: dayOf(session.endsAt) }
    return { answer, beliefs: [stillAs(enrolment)] }
  }
