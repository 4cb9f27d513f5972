import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Decision } from '../../../shared/volunteers.ts'
import { stepped, type Step, type Volunteer } from './volunteer.ts'

const meaning = {
  VERIFY: { step: 'verify', event: 'volunteers.verified' },
  RETURN: { step: 'return', event: 'volunteers.returned' },
  REFUSE: { step: 'refuse', event: 'volunteers.refused' },
} as const satisfies Record<Decision['decision'], { step: Step; event: EventName }>

/** The event that tells of a decision. */
export const eventOf = ({ decision }: Decision): EventName => meaning[decision].event

/** Whether a decision to verify says what became of the credential exactly where there is one. */
export const speaksOfCredential = ({ credential }: Volunteer, decision: Decision): boolean =>
  decision.decision !== 'VERIFY' || (decision.credential === undefined) === (credential === undefined)

/** The file after a reviewer's decision: identity seen and credential looked at, or a reason in words. */
export function decided(volunteer: Volunteer, decision: Decision, by: PersonId, now: Instant): Volunteer {
  const next = stepped(volunteer, meaning[decision.decision].step, now)
  if (decision.decision !== 'VERIFY') return { ...next, reason: decision.reason }
  const seen = { ...next, paperSeen: { by, at: now } }
  if (!next.credential || !decision.credential) return seen
  const { status, method } = decision.credential
  return { ...seen, credential: { ...next.credential, status, decided: { method, by, at: now } } }
}
