import * as z from 'zod'
import { type Instant, instant } from '../../../shared/dates.ts'
import { organizationId, personId, sessionId } from '../../../shared/ids.ts'
import { attendance, booking, result } from '../../../shared/vocabulary.ts'
import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Enrolment } from './enrolment.ts'
import type { EnrolmentBelief, Enrolments } from './ports.ts'

type Happening = Parameters<Enrolments['withdraw']>[1]

const schema = z.object({
  sessionId,
  personId,
  organizationId,
  startsAt: instant,
  status: booking,
  enrolledAt: instant,
  attendance: z.optional(attendance),
  result: z.optional(result),
})

/** An enrolment as it is stored. */
export const enrolmentRecord = defineRecord('enrolment', schema, 'personId', {
  sessionId: 'L1',
  personId: 'L2',
  organizationId: 'L1',
  startsAt: 'L1',
  status: 'enrolment.progress',
  enrolledAt: 'enrolment.progress',
  attendance: 'enrolment.progress',
  result: 'enrolment.progress',
})

const toEnrolment = (item: Item): Enrolment => ({ ...schema.parse(item.data), version: item.version })

/** At most 500 are enrolled at once; those who withdrew stay in the partition. */
const mostInSession = 5000

export const enrolmentsStore = ({ db }: { db: Db }): Enrolments => ({
  async find(session, person) {
    const item = await db.get(keys.enrolment(session, person))
    return item && toEnrolment(item)
  },
  async listIn(session) {
    const items = await db.collect({ pk: keys.session(session).pk, range: { prefix: 'ENR#' } }, mostInSession)
    return items.map(toEnrolment).filter((one) => one.status === 'ENROLLED')
  },
  async pageIn(session, page) {
    const query = { pk: keys.session(session).pk, range: { prefix: 'ENR#' } }
    const { items, ...rest } = await db.page(query, page)
    return { ...rest, items: items.map(toEnrolment).filter((one) => one.status === 'ENROLLED') }
  },
  async listOf(person, page) {
    const query = { pk: `PER#${person}#ENROLMENTS`, index: 'g1', descending: true } as const
    const { items, ...rest } = await db.page(query, page)
    return { ...rest, items: items.map(toEnrolment) }
  },
  enrol: (enrolment, event, beliefs) =>
    db.commit({ saves: [saveOf(enrolment, event)], with: [...beliefs, takeSeat(enrolment, event.at)] }),
  withdraw: (enrolment, event) =>
    db.commit({ saves: [saveOf(enrolment, event)], with: [freeSeat(enrolment, event.at)] }),
  record: (enrolment, event, beliefs) => db.commit({ saves: [saveOf(enrolment, event)], with: beliefs }),
})

/** For a commit of another context: this enrolment, as it was read, is still so. */
export const enrolmentBelief: EnrolmentBelief = (one) =>
  believe({ check: keys.enrolment(one.sessionId, one.personId), if: { version: one.version } })

function saveOf({ version, ...enrolment }: Enrolment, event: Happening): Save {
  const { sessionId: session, personId: person, startsAt } = enrolment
  const index = lists.enrolmentsOfPerson(person, startsAt, session)
  return {
    id: `${session}/${person}`,
    key: keys.enrolment(session, person),
    version,
    data: plain(enrolment),
    index,
    event,
  }
}

const takeSeat = ({ sessionId: session }: Enrolment, at: Instant): Belief =>
  believe(
    {
      update: keys.seats(session),
      add: { taken: 1 },
      if: {
        guards: [
          { field: 'taken', is: '<', than: { field: 'capacity' } },
          { field: 'closesAt', is: '>', than: Date.parse(at) },
        ],
      },
    },
    new Failure('session-full'),
  )

const freeSeat = ({ sessionId: session }: Enrolment, at: Instant): Belief =>
  believe(
    {
      update: keys.seats(session),
      add: { taken: -1 },
      if: { guards: [{ field: 'startsAt', is: '>', than: Date.parse(at) }] },
    },
    new Failure('wrong-stage'),
  )
