import * as z from 'zod'
import { instant, type Instant } from '../../shared/dates.ts'
import { personId } from '../../shared/ids.ts'
import { accountsStore } from '../contexts/identity/store.ts'
import { addressesOldAndNew } from '../contexts/identity/store-addresses.ts'
import type { Notice } from '../contexts/notifications/notice.ts'
import type { Kind } from '../contexts/notifications/templates.ts'
import { eventKey } from '../platform/store/chain.ts'
import type { Told } from '../platform/store/outbox.ts'
import type { Base } from './base.ts'

/** Whom an event concerns and what they are told, read from the stores of the contexts. */
export type Facts = (base: Base, told: Told) => Promise<Notice[]>

/** A volunteer's file and certificates stand in partitions that end in the person's id. */
export function toOwner(kind: Kind): Facts {
  return async (_, { aggregate: { pk } }) => [
    { kind, to: { personId: personId.parse(pk.slice(pk.indexOf('#') + 1)) } },
  ]
}

/** What concerns the safety of an account goes to each of its addresses: one of them may be in other hands. */
export function toEveryAddress(kind: Kind): Facts {
  return async (base, { aggregate: { pk } }) => {
    const account = await accountsStore(base).find(personId.parse(pk.slice(pk.indexOf('#') + 1)))
    return (account?.addresses ?? []).map((address, nth) => ({ kind, to: { address }, nth }))
  }
}

/** An address that is gone hears of it too: it may have been taken from its owner. */
export async function toOldAndNew(base: Base, { aggregate: { pk } }: Told): Promise<Notice[]> {
  const addresses = await addressesOldAndNew(base, personId.parse(pk.slice(pk.indexOf('#') + 1)))
  return addresses.map((address, nth) => ({ kind: 'addresses-changed', to: { address }, nth }))
}

/** Whoever made the first event of the chain: who registered the organization, who invited to the group. */
export function toBeginner(kind: Kind): Facts {
  return async ({ db }, { aggregate }) => {
    const first = personId.safeParse((await db.get(eventKey(aggregate, 1)))?.data['by'])
    return first.success ? [{ kind, to: { personId: first.data } }] : []
  }
}

/** What a message needs of an enrolment. */
export const enrolmentFacts = z.object({ personId, status: z.string() })

/** Of the session itself: an enrolment keeps the start that it was made for, and a session may have been moved. */
export const startOf = async ({ db }: Base, { pk }: Told['aggregate']): Promise<Instant> =>
  z.object({ startsAt: instant }).parse((await db.get({ pk, sk: 'A' }))?.data).startsAt

/** Who has enrolled or withdrawn. */
export function toLearner(kind: Kind): Facts {
  return async (base, { aggregate }) => {
    const item = await base.db.get(aggregate)
    if (!item) return []
    const { personId } = enrolmentFacts.parse(item.data)
    return [{ kind, to: { personId }, when: await startOf(base, aggregate) }]
  }
}

const placementFacts = z.object({ personId, status: z.string(), invitedAt: instant })

/** The placement that an event speaks of. */
export async function placementOf({ db }: Base, { aggregate }: Told) {
  const item = await db.get(aggregate)
  return item && placementFacts.parse(item.data)
}

/** Whom an invitation to a group, or a place, concerns. */
export function toPlaced(kind: Kind): Facts {
  return async (base, told) => {
    const it = await placementOf(base, told)
    return it ? [{ kind, to: { personId: it.personId } }] : []
  }
}
