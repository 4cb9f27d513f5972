import { addMinutes } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { TrainingSubject } from '../../../shared/vocabulary.ts'
import type { Clock } from '../../kernel/clock.ts'
import { hasPassed, isRecorded, type Enrolment } from './enrolment.ts'
import type { Certified, Enrolments, Sessions } from './ports.ts'

type Needs = { sessions: Sessions; enrolments: Enrolments; certified: Certified; now: Clock }

/** One's latest enrolments are enough to tell what is under way. */
const latest = 30
/** After this many days without a record or certificate, a session no longer counts as under way. */
const waitingDays = 30

/** Answers a port of certifications: subjects that a volunteer has booked, or passed and not yet been certified in. */
export const bookedSubjects =
  ({ sessions, enrolments, certified, now }: Needs) =>
  async (personId: PersonId): Promise<TrainingSubject[]> => {
    const { items } = await enrolments.listOf(personId, { limit: latest })
    const since = addMinutes(now(), -waitingDays * 1440)
    const subjectOf = async (one: Enrolment): Promise<TrainingSubject[]> => {
      const session = await sessions.find(one.sessionId)
      if (session?.status !== 'OPEN' || session.endsAt < since) return []
      const { answer: isCertified } = await certified(personId, session.id)
      return isCertified ? [] : [session.subject]
    }
    const underWay = items.filter((one) => one.status === 'ENROLLED' && (!isRecorded(one) || hasPassed(one)))
    return (await Promise.all(underWay.map(subjectOf))).flat()
  }
