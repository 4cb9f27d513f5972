import { addMinutes, type Instant } from '../../../shared/dates.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import { resetHours } from '../../../shared/resets.ts'
import { Failure } from '../../kernel/failure.ts'

/** The help that somebody asks for who has lost every second factor; of a person there is one at a time. */
export type FactorReset = {
  readonly personId: PersonId
  readonly version: number
  readonly status: 'ASKED' | 'STARTED' | 'DONE' | 'REFUSED' | 'STOPPED'
  /** Where the person’s role lies; of several the widest. */
  readonly region: RegionCode
  readonly askedAt: Instant
  readonly expiresAt: Instant
  readonly startedBy?: PersonId
  readonly startedAt?: Instant
  readonly reason?: string
}

const inHours = (now: Instant, hours: number): Instant => addMinutes(now, hours * 60)

type OpenReset = FactorReset & { readonly status: 'ASKED' | 'STARTED' }

export const isOpenReset = (reset: FactorReset, now: Instant): reset is OpenReset =>
  (reset.status === 'ASKED' || reset.status === 'STARTED') && now < reset.expiresAt

/** A new request; one that is open already stays as it is, so that its end is not put off by asking again. */
export function askedReset(
  before: FactorReset | undefined,
  personId: PersonId,
  region: RegionCode,
  now: Instant,
): FactorReset {
  if (before && isOpenReset(before, now)) throw new Failure('reset-asked')
  return {
    personId,
    version: before?.version ?? 0,
    status: 'ASKED',
    region,
    askedAt: now,
    expiresAt: inHours(now, resetHours),
  }
}

/** The first administrator says how they made sure of the person; never the person themself. */
export function startedReset(reset: FactorReset, by: PersonId, reason: string, now: Instant): FactorReset {
  if (!isOpenReset(reset, now) || reset.status !== 'ASKED') throw new Failure('wrong-stage')
  if (by === reset.personId) throw new Failure('second-person-needed')
  return {
    ...reset,
    status: 'STARTED',
    startedBy: by,
    startedAt: now,
    reason,
    expiresAt: inHours(now, resetHours),
  }
}

/** Another administrator than the first one agrees; never the person themself. */
export function confirmedReset(reset: FactorReset, by: PersonId, now: Instant): FactorReset {
  if (!isOpenReset(reset, now) || reset.status !== 'STARTED') throw new Failure('wrong-stage')
  if (by === reset.personId || by === reset.startedBy) throw new Failure('second-person-needed')
  return { ...reset, status: 'DONE' }
}

export function endedReset(reset: FactorReset, status: 'REFUSED' | 'STOPPED', now: Instant): FactorReset {
  if (!isOpenReset(reset, now)) throw new Failure('wrong-stage')
  return { ...reset, status }
}

/** Of the regions of somebody’s roles the widest: its administrators stand above all of them, or beside. */
export const widestOf = (regions: readonly RegionCode[]): RegionCode | undefined =>
  regions.toSorted((a, b) => a.length - b.length || a.localeCompare(b))[0]
