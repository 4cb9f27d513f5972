import { addMinutes, type Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import { maskNumber } from '../../../shared/formats.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { retention } from '../../../shared/privacy.ts'
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

/** The file once the number of its credential is no longer needed: of it only the end stays. */
export function withoutNumber({ numberUntil: _past, ...volunteer }: Volunteer): Volunteer {
  const { credential } = volunteer
  return credential
    ? { ...volunteer, credential: { ...credential, number: maskNumber(credential.number) } }
    : volunteer
}

/** The file after a reviewer's decision: identity seen and credential looked at, or a reason in words. */
export function decided(volunteer: Volunteer, decision: Decision, by: PersonId, now: Instant): Volunteer {
  const next = stepped(volunteer, meaning[decision.decision].step, now)
  if (decision.decision === 'RETURN') return { ...next, reason: decision.reason }
  const numberUntil = next.credential && addMinutes(now, retention.numberDays * 1440)
  if (decision.decision === 'REFUSE') return { ...next, reason: decision.reason, numberUntil }
  const seen = { ...next, paperSeen: { by, at: now } }
  if (!next.credential || !decision.credential) return seen
  const { status, method } = decision.credential
  return {
    ...seen,
    numberUntil,
    credential: { ...next.credential, status, decided: { method, by, at: now } },
  }
}
