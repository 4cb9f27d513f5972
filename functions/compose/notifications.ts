import * as z from 'zod'
import { instant, type Instant } from '../../shared/dates.ts'
import type { EventName } from '../../shared/events.ts'
import type { PersonId } from '../../shared/ids.ts'
import { consentVersions } from '../../shared/volunteers.ts'
import { answerableUntil } from '../contexts/groups/placement.ts'
import { accountsStore } from '../contexts/identity/store.ts'
import { invitationAt } from '../contexts/identity/store-invitations.ts'
import type { ReachOf } from '../contexts/notifications/ports.ts'
import { sentStore } from '../contexts/notifications/store.ts'
import { tellPeople } from '../contexts/notifications/tell-people.ts'
import type { Kind } from '../contexts/notifications/templates.ts'
import { keys } from '../platform/store/keys.ts'
import { isErased } from '../platform/store/record.ts'
import type { Subscriber, Told } from '../platform/store/outbox.ts'
import type { Base } from './base.ts'
import {
  type Facts,
  placementOf,
  startOf,
  toBeginner,
  toEveryAddress,
  toLearner,
  toOldAndNew,
  toOwner,
  toPlaced,
  enrolmentFacts,
} from './notices.ts'

/** Who is told of what. An event that is not here is told to nobody. */
const tellers: Partial<Record<EventName, Facts>> = {
  'identity.invitation-sent': async (base, { aggregate }) => {
    const it = await invitationAt(base, aggregate)
    if (it?.status !== 'OPEN') return []
    return [{ kind: 'role-invitation', to: { address: it.address }, role: it.grant.role, when: it.expiresAt }]
  },
  'identity.address-added': toOldAndNew,
  'identity.address-changed': toOldAndNew,
  'identity.address-removed': toOldAndNew,
  'identity.passkey-added': toEveryAddress('factor-added'),
  'identity.totp-added': toEveryAddress('factor-added'),
  'identity.factor-removed': toEveryAddress('factor-removed'),
  'identity.recovery-codes-made': toEveryAddress('recovery-codes-made'),
  'identity.recovery-code-used': toEveryAddress('recovery-code-used'),
  'identity.reset-asked': toEveryAddress('reset-asked'),
  'identity.reset-started': toEveryAddress('reset-started'),
  'identity.reset-confirmed': toEveryAddress('reset-done'),
  'identity.reset-refused': toEveryAddress('reset-refused'),
  'identity.role-changed': toOwner('role-changed'),
  'identity.role-revoked': toOwner('role-revoked'),
  'identity.account-suspended': toEveryAddress('account-suspended'),
  'identity.account-restored': toEveryAddress('account-restored'),
  'identity.correction-answered': toOwner('correction-answered'),
  'volunteers.returned': toOwner('volunteer-returned'),
  'volunteers.refused': toOwner('volunteer-refused'),
  'volunteers.verified': toOwner('volunteer-verified'),
  'volunteers.appointed': toOwner('volunteer-appointed'),
  'organizations.approved': toBeginner('organization-approved'),
  'organizations.refused': toBeginner('organization-refused'),
  'training.enrolled': toLearner('enrolled'),
  'training.withdrawn': toLearner('withdrawn'),
  'training.session-cancelled': async (base, { aggregate }) => {
    const items = await base.db.collect({ pk: aggregate.pk, range: { prefix: 'ENR#' } }, 2000)
    const enrolled = items
      .map(({ data }) => enrolmentFacts.parse(data))
      .filter((one) => one.status === 'ENROLLED')
    const when = await startOf(base, aggregate)
    return enrolled.map(({ personId }) => ({ kind: 'session-cancelled', to: { personId }, when }))
  },
  'certifications.awarded': toOwner('certificate-awarded'),
  'certifications.revoked': toOwner('certificate-revoked'),
  'groups.invited': async (base, told) => {
    const it = await placementOf(base, told)
    if (it?.status !== 'INVITED') return []
    return [{ kind: 'group-invitation', to: it, when: answerableUntil(it) }]
  },
  'groups.invitation-withdrawn': toPlaced('group-invitation-withdrawn'),
  'groups.place-confirmed': toPlaced('place-confirmed'),
  'groups.place-ended': toPlaced('place-ended'),
  'groups.invitation-accepted': toBeginner('invitation-accepted'),
  'groups.invitation-declined': toBeginner('invitation-declined'),
}

/** Hears told events and writes to the people whom they concern; `site` is the origin for links. */
export function notificationsOf(base: Base, site: string): Subscriber {
  const noticesOf = async (told: Told & { at: Instant }) => (await tellers[told.name]?.(base, told)) ?? []
  const tell = tellPeople({ noticesOf, reachOf: reachOf(base), sent: sentStore(base), send: base.send, site })
  return {
    name: 'messages',
    on: told,
    hear: (event) => tell({ ...event, at: instant.parse(event.at) }),
  }
}

const told = Object.keys(tellers).filter((name): name is EventName => name in tellers)

/** Who works here is told of their work; volunteers have agreed to be written to, or have not. */
const ofWork: ReadonlySet<Kind> = new Set<Kind>([
  'role-invitation',
  'role-changed',
  'role-revoked',
  'organization-approved',
  'organization-refused',
  'invitation-accepted',
  'invitation-declined',
])

function reachOf(base: Base): ReachOf {
  const accounts = accountsStore(base)
  return async ({ kind, to }) => {
    if ('personId' in to && !ofWork.has(kind) && !(await wantsMessages(base, to.personId))) return undefined
    const account = await ('personId' in to ? accounts.find(to.personId) : accounts.findByAddress(to.address))
    const address = 'address' in to ? to.address : account?.addresses[0]
    return address === undefined ? undefined : { address, ...(account ? { language: account.language } : {}) }
  }
}

const consentFacts = z.object({ consents: z.array(z.object({ kind: z.string(), version: z.number() })) })

async function wantsMessages({ db }: Base, person: PersonId): Promise<boolean> {
  const item = await db.get(keys.volunteer(person))
  const { consents } = item && !isErased(item) ? consentFacts.parse(item.data) : { consents: [] }
  return consents.some(({ kind, version }) => kind === 'MESSAGES' && version === consentVersions.MESSAGES)
}
