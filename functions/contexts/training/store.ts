import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { organizationId, programmeId, regionCode, sessionId } from '../../../shared/ids.ts'
import { sessionStatus } from '../../../shared/vocabulary.ts'
import type { Belief } from '../../kernel/belief.ts'
import { Failure } from '../../kernel/failure.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import { plain } from '../../platform/store/plain.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { Sessions } from './ports.ts'
import type { Session } from './session.ts'
import { allPublic, announced } from './store-programmes.ts'

type Needs = { db: Db }
type Happening = Parameters<Sessions['change']>[1]

const sessionSchema = z.object({
  id: sessionId,
  programmeId,
  organizationId,
  ...announced,
  startsAt: instant,
  endsAt: instant,
  closesAt: instant,
  place: z.string(),
  county: regionCode,
  region: regionCode,
  trainer: z.string(),
  capacity: z.int(),
  status: sessionStatus,
  reason: z.optional(z.string()),
})

/** A session as it is stored: it is announced to everyone. */
export const sessionRecord = defineRecord('session', sessionSchema, 'organizationId', {
  id: 'L1',
  programmeId: 'L1',
  organizationId: 'L1',
  ...allPublic,
  startsAt: 'L1',
  endsAt: 'L1',
  closesAt: 'L1',
  place: 'L1',
  county: 'L1',
  region: 'L1',
  trainer: 'L1',
  capacity: 'L1',
  status: 'L1',
  reason: 'L2',
})

const seatsItem = z.object({ taken: z.int(), capacity: z.int() })

const toSession = (item: Item): Session => ({
  ...sessionRecord.schema.parse(item.data),
  version: item.version,
})

/** Sessions that one county starts in half a year, and one organization in a quarter, at most. */
const mostInCounty = 2000
const mostBetween = 200

export function sessionsStore({ db }: Needs): Sessions {
  const commit = (session: Session, event: Happening, seats: Belief, beliefs: readonly Belief[] = []) =>
    db.commit({ saves: [saveOf(session, event)], with: [...beliefs, seats] })
  return {
    async find(id) {
      const item = await db.get(keys.session(id))
      return item && toSession(item)
    },
    async seatsOf(id) {
      const item = await db.get(keys.seats(id))
      return item ? seatsItem.parse(item.data) : { taken: 0, capacity: 0 }
    },
    async listIn(county, from, to) {
      const items = await db.collect(
        { pk: `REG#${county}#SESSIONS`, index: 'g1', range: { from, to } },
        mostInCounty,
      )
      return items.map(toSession)
    },
    async listOf(organization, page) {
      const { items, ...rest } = await db.page(
        { pk: `ORG#${organization}#SESSIONS`, index: 'g2', descending: true },
        page,
      )
      return { ...rest, items: items.map(toSession) }
    },
    async listBetween(organization, from, to) {
      const query = { pk: `ORG#${organization}#SESSIONS`, index: 'g2', range: { from, to } } as const
      const { items } = await db.page(query, { limit: mostBetween })
      return items.map(toSession)
    },
    schedule: (session, event, beliefs) => commit(session, event, openSeats(session), beliefs),
    change: (session, event) => commit(session, event, carrySeats(session)),
    cancel: (session, event) => commit(session, event, closeSeats(session)),
    unchanged: ({ id, version }) => believe({ check: keys.session(id), if: { version } }),
  }
}

function saveOf({ version, ...session }: Session, event: Happening): Save {
  const { id, county, organizationId: organization, startsAt } = session
  const index = lists.sessions(county, organization, startsAt, id)
  return {
    id,
    key: keys.session(id),
    version,
    data: plain(session),
    index,
    event: { ...event, region: session.region },
  }
}

/**
 * The counter mirrors, as numbers (milliseconds since 1970), what the session says of enrolling and withdrawing, so
 * that one guarded write decides: a check of the session itself would refuse everyone who enrols while it is edited.
 */
const mirrored = ({ capacity, closesAt, startsAt }: Session) => ({
  capacity,
  closesAt: Date.parse(closesAt),
  startsAt: Date.parse(startsAt),
})

const openSeats = (session: Session): Belief =>
  believe({
    put: { ...keys.seats(session.id), version: 1, data: { taken: 0, ...mirrored(session) } },
    if: { absent: true },
  })

const carrySeats = (session: Session): Belief =>
  believe(
    {
      update: keys.seats(session.id),
      set: mirrored(session),
      if: { guards: [{ field: 'taken', is: '<=', than: session.capacity }] },
    },
    new Failure('capacity-below-taken'),
  )

/** At nought both are past for ever. */
const closeSeats = (session: Session): Belief =>
  believe({ update: keys.seats(session.id), set: { closesAt: 0, startsAt: 0 }, if: { present: true } })
