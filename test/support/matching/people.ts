import fc from 'fast-check'
import type { Asked, Known } from '../../../functions/contexts/matching/candidates.ts'
import type { Bar } from '../../../functions/contexts/matching/ports.ts'
import { addDays } from '../../../shared/dates.ts'
import { type PersonId, regionCode } from '../../../shared/ids.ts'
import {
  background,
  credentialKind,
  credentialStatus,
  dialect,
  helpField,
  subject,
  weekSlot,
} from '../../../shared/vocabulary.ts'
import { aCase, known, someone, today } from '../builders/matching.ts'

/** Nine times in ten the first. */
const mostly = <const T>(first: T, other: T) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constant(other) })

/** Two professions, so that pairs that may be are common. */
const someBackground = mostly(background.enum.SOCIAL_WORK, background.enum.LAW)
const someFields = fc.uniqueArray(fc.constantFrom(...helpField.options), { minLength: 1, maxLength: 6 })
const someSlots = fc.uniqueArray(fc.constantFrom(...weekSlot.options), { maxLength: 6 })
const somewhere = mostly('990101', '990102').map((code) => regionCode.parse(code))
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined })

const someVolunteer = fc.record({
  region: somewhere,
  background: someBackground,
  sex: fc.constantFrom('FEMALE', 'MALE' as const),
  stage: mostly('APPOINTED', 'VERIFIED'),
  standing: mostly('ACTIVE', 'PAUSED'),
  helpFields: someFields,
  availability: someSlots,
  dialects: fc.uniqueArray(fc.constantFrom(...dialect.options), { maxLength: 3 }),
  remote: fc.boolean(),
  mostGroups: fc.integer({ min: 1, max: 3 }),
  consentsCurrent: mostly(true, false),
  credential: maybe(
    fc.record({
      kind: fc.constantFrom(...credentialKind.options),
      status: fc.constantFrom(...credentialStatus.options),
    }),
  ),
})

/** A person of any kind; most are near to eligible. */
export const anyPerson = (serial: number): fc.Arbitrary<Known> =>
  fc
    .record({
      volunteer: someVolunteer,
      load: mostly(0, 1),
      metres: maybe(fc.integer({ min: 0, max: 60_000 })),
      lasts: mostly(700, 20),
      lacks: mostly(false, true),
    })
    .map(({ volunteer, load, metres, lasts, lacks }) => {
      const met = subject.options
        .slice(lacks ? 1 : 0)
        .map((one) => ({ subject: one, validUntil: addDays(today, lasts) }))
      const missing = lacks ? [{ subject: subject.options[0] ?? 'POLICY' } as const] : []
      return known({
        volunteer: someone({ serial, ...volunteer }),
        load,
        metres,
        standing: { met, missing, expiring: [] },
      })
    })

const someSeat = fc.record({
  role: fc.constant('VOLUNTEER' as const),
  background: someBackground,
  womanOnly: mostly(false, true),
})

/** A group with one to five open seats, and up to eight people; some have a bar. */
export const anyMatching: fc.Arbitrary<{ asked: Asked; people: Known[] }> = fc
  .record({
    helpFields: someFields,
    availability: someSlots,
    priority: fc.constantFrom('PRIORITY', 'ORDINARY' as const),
    seats: fc.array(someSeat, { minLength: 1, maxLength: 5 }),
    people: fc
      .integer({ min: 0, max: 8 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyPerson(at)))),
    barred: fc.constantFrom<Bar | undefined>(undefined, 'declined-before'),
  })
  .map(({ people, barred, seats, ...facts }) => {
    const bars = new Map<PersonId, Bar>()
    const [first] = people
    if (first && barred) bars.set(first.volunteer.personId, barred)
    const group = aCase({ ...facts, seats: [{ role: 'JUSTICE_OFFICER' }, ...seats] })
    return { asked: { group, open: seats.map((_, at) => at + 1), bars, on: today }, people }
  })
