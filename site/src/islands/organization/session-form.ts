import * as z from 'zod'
import { programmeId } from '../../../../shared/ids.ts'
import {
  changeSession,
  scheduleSession,
  sessionInput,
  type SessionView,
} from '../../../../shared/training.ts'
import { call, type Outcome } from '../../client/api.ts'
import { useForm } from '../../client/form.ts'
import { fill } from '../../i18n/both.ts'
import { clockTime, isoDay, toInstant } from '../../i18n/dates.ts'
import type { MessageWords } from '../../i18n/messages.ts'
import type { OrganizationWords } from '../../i18n/organization.ts'

const schema = z.object({ programmeId, session: sessionInput })

type Start = { session?: SessionView | undefined; programme: string; county: string }

/** What the fields hold at first: the session as it stands, or a new one in the organization's own county. */
const startOf = ({ session, programme, county }: Start) => ({
  programme: session?.programmeId ?? programme,
  startDay: session === undefined ? '' : isoDay(session.startsAt),
  startTime: session === undefined ? '' : clockTime(session.startsAt),
  endDay: session === undefined ? '' : isoDay(session.endsAt),
  endTime: session === undefined ? '' : clockTime(session.endsAt),
  closeDay: session === undefined ? '' : isoDay(session.closesAt),
  closeTime: session === undefined ? '' : clockTime(session.closesAt),
  place: session?.place ?? '',
  county: session?.county ?? county,
  trainer: session?.trainer ?? '',
  capacity: session === undefined ? '' : String(session.capacity),
})
export type SessionValues = ReturnType<typeof startOf>

export const shapeOf = (it: SessionValues) => ({
  programmeId: it.programme,
  session: {
    startsAt: toInstant(it.startDay, it.startTime),
    endsAt: toInstant(it.endDay, it.endTime),
    closesAt: toInstant(it.closeDay, it.closeTime),
    place: it.place,
    county: it.county,
    trainer: it.trainer,
    capacity: Number(it.capacity.normalize('NFKC')),
  },
})

// A new session is sent as it is, a changed one beside its version: the fields stand one level deeper here.
const deeper = <A>(outcome: Outcome<A>): Outcome<A> => {
  if (outcome.ok || outcome.problem.errors === undefined) return outcome
  const errors = outcome.problem.errors.map((it) => ({
    ...it,
    path: `session.${it.path.replace(/^\//, '')}`,
  }))
  return { ok: false, problem: { ...outcome.problem, errors } }
}

type Plan = Start & {
  words: OrganizationWords['sessions']
  messages: MessageWords
  done: (id: string) => void
}

/** Schedules a session, or changes one that has not begun. */
export const useSessionForm = ({ words, messages, done, ...start }: Plan) =>
  useForm({
    name: `session-${start.session?.id ?? 'new'}`,
    schema,
    start: startOf(start),
    shape: shapeOf,
    labels: {
      programmeId: words.programme,
      'session.startsAt': words.starts,
      'session.endsAt': words.ends,
      'session.closesAt': words.closes,
      'session.place': words.place,
      'session.county': words.county,
      'session.trainer': words.trainer,
      'session.capacity': words.capacity,
    },
    sentences: {
      programmeId: words.programmeMissing,
      'session.startsAt': fill(words.timesMissing, { label: words.starts }),
      'session.closesAt': fill(words.timesMissing, { label: words.closes }),
      'session.county': words.countyMissing,
    },
    words: messages,
    send: async ({ programmeId: programme, session: body }, key) => {
      if (start.session === undefined)
        return deeper(await call(scheduleSession, { params: { programmeId: programme }, body, key }))
      const { id: sessionId, version } = start.session
      return call(changeSession, { params: { sessionId }, body: { version, session: body }, key })
    },
    done: ({ id }) => done(id),
  })
