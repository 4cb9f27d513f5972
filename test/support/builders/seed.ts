import { seed, type Seed } from '../../../functions/local/seed-schema.ts'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import { subject } from '../../../shared/vocabulary.ts'
import { noon } from '../app.ts'
import { aGroupInput } from './groups.ts'
import { aRegistration } from './organizations.ts'
import { regions } from './regions.ts'
import { aProgrammeInput, aSessionInput } from './training.ts'
import { anApplication } from './volunteers.ts'

const aDay = 1440
const daysFrom = (days: number): Instant => addMinutes(noon, days * aDay)

const person = (key: string, more: object = {}) => ({ key, address: `${key}@example.cn`, ...more })

/** Their names; the other parts of an application do not matter here. */
const names = { lin: '林晓岚', wu: '吴清', he: '何安', xu: '徐宁' } as const

const volunteer = (serial: number, key: keyof typeof names, more: object = {}) => {
  const { consents: _given, ...application } = anApplication({ serial, name: names[key] })
  return person(key, {
    volunteer: { application, appliedAt: daysFrom(-90), decidedAt: daysFrom(-88), ...more },
  })
}

const session = (key: string, programme: string, days: number, more: object) => ({
  key,
  programme,
  session: aSessionInput({ startsAt: daysFrom(days) }),
  ...more,
})

const placement = (status: string) => [{ person: 'lin', seat: 2, status, invitedAt: daysFrom(-4) }]

/**
 * One county with one of everything: lin is appointed and holds a place, wu is in training and reads English, he was
 * returned, xu refused; a session is cancelled; one group for each way that an invitation can go.
 */
export const aSeedInput = () => ({
  regions,
  organizations: [{ key: 'tongxin', registeredBy: 'org', registration: aRegistration() }],
  people: [
    person('adm', { roles: [{ role: 'ADMINISTRATOR', region: '9901' }] }),
    person('rev', { roles: [{ role: 'REVIEWER', region: '990101' }] }),
    person('coo', { roles: [{ role: 'COORDINATOR', region: '990101' }] }),
    person('org'),
    volunteer(1, 'lin', { stage: 'APPOINTED', appointedAt: daysFrom(-20) }),
    { ...volunteer(2, 'wu', { stage: 'VERIFIED' }), language: 'en' },
    volunteer(3, 'he', { standing: 'RETURNED', reason: '编号看不清。' }),
    volunteer(4, 'xu', { standing: 'REFUSED', reason: '重复。' }),
  ],
  programmes: subject.options.map((one) => ({
    key: one,
    organization: 'tongxin',
    programme: aProgrammeInput({ subject: one }),
  })),
  sessions: [
    ...subject.options.map((one, n) =>
      session(`past-${one}`, one, n - 40, {
        enrolments: [{ person: 'lin', attendance: 'PRESENT', result: 'PASSED', certificate: {} }],
      }),
    ),
    session('coming', 'SKILLS', 7, {
      enrolments: [{ person: 'wu', enrolledAt: daysFrom(-3), withdrawnAt: daysFrom(-2) }],
    }),
    session('cancelled', 'POLICY', 9, {
      enrolments: [{ person: 'wu' }],
      cancelled: { reason: '场地停电。' },
    }),
  ],
  groups: ['ENDED', 'CONFIRMED', 'INVITED', 'DECLINED', 'WITHDRAWN'].map((status) => ({
    key: `g-${status}`,
    openedAt: daysFrom(-6),
    group: aGroupInput(),
    placements: placement(status),
  })),
})

/** The same, checked: what `--seed FILE` would load. */
export const aSeed = (): Seed => seed.parse(aSeedInput())
