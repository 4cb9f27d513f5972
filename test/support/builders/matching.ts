import type { Known } from '../../../functions/contexts/matching/candidates.ts'
import type { Case, Volunteer } from '../../../functions/contexts/matching/ports.ts'
import { addDays, day } from '../../../shared/dates.ts'
import { groupId, personId, regionCode } from '../../../shared/ids.ts'

export const today = day.parse('2026-11-24')

/** A volunteer as matching knows them: a social worker with a verified licence, living where the group is led. */
export const someone = (facts: Partial<Volunteer> & { serial?: number } = {}): Volunteer => {
  const { serial = 1, ...given } = facts
  return {
    personId: personId.parse(`per_${String(serial).padStart(20, '0')}`),
    name: '林晓岚',
    region: regionCode.parse('990101'),
    township: regionCode.parse('990101001'),
    background: 'SOCIAL_WORK',
    sex: 'FEMALE',
    stage: 'APPOINTED',
    standing: 'ACTIVE',
    helpFields: ['SOCIAL_ADAPTATION', 'EMPLOYMENT'],
    availability: ['SAT_AM', 'WED_EVE'],
    dialects: ['MANDARIN', 'LOCAL'],
    remote: false,
    mostGroups: 2,
    consentsCurrent: true,
    credential: { kind: 'SOCIAL_WORKER', status: 'VERIFIED' },
    ...given,
  }
}

const longValid = addDays(today, 700)

/** The same with what other contexts say: all certificates, no group yet, no way to go. */
export const known = (facts: Partial<Known> & { volunteer?: Volunteer } = {}): Known => ({
  volunteer: someone(),
  standing: {
    met: [
      { subject: 'POLICY', validUntil: longValid },
      { subject: 'SKILLS', validUntil: longValid },
      { subject: 'STANDARDS', validUntil: longValid },
    ],
    missing: [],
    expiring: [],
  },
  load: 0,
  metres: 0,
  ...facts,
})

export const aCase = (facts: Partial<Case> = {}): Case => ({
  id: groupId.parse('grp_00000000000group1'),
  region: regionCode.parse('990101001'),
  county: regionCode.parse('990101'),
  township: regionCode.parse('990101001'),
  helpFields: ['SOCIAL_ADAPTATION', 'EMPLOYMENT'],
  availability: ['SAT_AM', 'WED_EVE'],
  priority: 'ORDINARY',
  seats: [{ role: 'JUSTICE_OFFICER' }, { role: 'VOLUNTEER', background: 'SOCIAL_WORK' }],
  ...facts,
})
