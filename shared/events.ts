/**
 * Every event that a change leaves in its aggregate's chain. `told`: it also goes to the outbox, because
 * somebody acts on it (see functions/jobs/on-events.ts).
 */
export const events = {
  'identity.account-opened': { told: false },
  'identity.account-changed': { told: false },
  'identity.invitation-sent': { told: true },
  'identity.invitation-accepted': { told: false },
  'identity.invitation-declined': { told: false },
  'identity.role-granted': { told: false },
  'volunteers.applied': { told: true },
  'volunteers.changed': { told: false },
  'volunteers.returned': { told: true },
  'volunteers.refused': { told: true },
  'volunteers.verified': { told: true },
  'volunteers.appointed': { told: true },
  'organizations.registered': { told: true },
  'organizations.approved': { told: true },
  'organizations.refused': { told: true },
  'training.programme-created': { told: false },
  'training.programme-changed': { told: false },
  'training.session-scheduled': { told: false },
  'training.session-changed': { told: false },
  'training.session-cancelled': { told: true },
  'training.enrolled': { told: true },
  'training.withdrawn': { told: true },
  'training.attendance-recorded': { told: false },
  'training.result-recorded': { told: false },
  'certifications.awarded': { told: true },
  'certifications.revoked': { told: true },
  'certifications.requirements-set': { told: false },
  'groups.opened': { told: false },
  'groups.changed': { told: false },
  'groups.closed': { told: true },
  'groups.invited': { told: true },
  'groups.invitation-withdrawn': { told: true },
  'groups.invitation-accepted': { told: true },
  'groups.invitation-declined': { told: true },
  'groups.place-confirmed': { told: true },
  'groups.place-ended': { told: true },
} as const satisfies Record<string, { told: boolean }>

export type EventName = keyof typeof events
