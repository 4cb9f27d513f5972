import type * as z from 'zod'
import { address, residentIdCheck } from '../../../shared/formats.ts'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import type { CredentialInput, credentialInput } from '../../../shared/volunteers.ts'
import { helpField, weekSlot, type Background } from '../../../shared/vocabulary.ts'
import type { seed } from '../seed-schema.ts'
import type { Chance } from './chance.ts'
import { families, men, women } from './names.ts'
import { countyCodes, townshipCodes } from './regions.ts'
import { onDay } from './time.ts'

type PersonInput = z.input<typeof seed>['people']
export type Input = NonNullable<PersonInput>[number]

/** How far a volunteer of the demo has come. Waves are the times at which they were trained, see training.ts. */
export type Course =
  | 'EXPIRED'
  | 'GRACE'
  | 'RENEWABLE'
  | 'VALID'
  | 'RECENT'
  | 'LEARNING'
  | 'APPLIED'
  | 'RETURNED'
  | 'REFUSED'

/** How many of each: 300 together. */
const counts: Readonly<Record<Course, number>> = {
  EXPIRED: 26,
  GRACE: 20,
  RENEWABLE: 24,
  VALID: 70,
  RECENT: 70,
  LEARNING: 45,
  APPLIED: 28,
  RETURNED: 10,
  REFUSED: 7,
}

/** Days before now at which each applied. */
const appliedDaysAgo: Readonly<Record<Course, number>> = {
  EXPIRED: 560,
  GRACE: 430,
  RENEWABLE: 350,
  VALID: 200,
  RECENT: 120,
  LEARNING: 60,
  APPLIED: 6,
  RETURNED: 12,
  REFUSED: 30,
}

const backgrounds = [
  'LAW',
  'PSYCHOLOGY',
  'EDUCATION',
  'SOCIAL_WORK',
  'OTHER',
  'LAW',
  'PSYCHOLOGY',
  'EDUCATION',
  'SOCIAL_WORK',
  'SOCIOLOGY',
] as const

/** A volunteer of the demo, with what the other parts choose by. */
export type DemoVolunteer = {
  readonly person: Input
  readonly key: string
  readonly course: Course
  readonly county: string
  readonly background: Background
  readonly isWoman: boolean
  readonly mostGroups: number
}

export function demoVolunteers(chance: Chance, now: Instant): DemoVolunteer[] {
  const courses = Object.entries(counts).flatMap(([course, count]) =>
    Array.from({ length: count }, () => course),
  )
  return courses.map((course, n) => volunteer(chance, now, n, isCourse(course) ? course : 'APPLIED'))
}

const isCourse = (text: string): text is Course => text in counts

function volunteer(chance: Chance, now: Instant, n: number, course: Course): DemoVolunteer {
  // Counties by turns, so that each has people of every kind.
  const county = countyCodes[n % countyCodes.length] ?? ''
  const background = backgrounds[Math.floor(n / countyCodes.length) % backgrounds.length] ?? 'OTHER'
  const isWoman = chance.percent(55)
  const mostGroups = 1 + chance.under(3)
  const key = `v${String(n + 1).padStart(3, '0')}`
  const appliedAt = addMinutes(onDay(now, -appliedDaysAgo[course], '10:00'), chance.under(400))
  const credential = credentialOf(background, n)
  const townships = townshipCodes(county)
  const application = {
    name: nameOf(n, isWoman),
    idNumber: idNumberOf(county, n, isWoman),
    background,
    county,
    township: townships[chance.under(townships.length)],
    helpFields: chance.some(helpField.options, 2 + chance.under(3)),
    availability: chance.some(weekSlot.options, 4 + chance.under(8)),
    dialects: chance.percent(70) ? (['MANDARIN', 'LOCAL'] as const) : (['MANDARIN'] as const),
    remote: chance.percent(25),
    mostGroups,
    ...(credential ? { credential } : {}),
  }
  const person = {
    key,
    address: `${key}@demo.example`,
    language: chance.percent(95) ? ('zh' as const) : ('en' as const),
    openedAt: addMinutes(appliedAt, -30),
    volunteer: { application, appliedAt, ...stateOf(course, appliedAt, now) },
  }
  return { person, key, course, county, background, isWoman, mostGroups }
}

/** Families and given names turn at different speeds: 300 people, no name twice. */
function nameOf(n: number, isWoman: boolean): string {
  const given = isWoman ? women : men
  return `${families[n % families.length] ?? '王'}${given[Math.floor(n / families.length + n) % given.length] ?? '安'}`
}

/** Synthetic: codes 9901xx belong to no place. */
function idNumberOf(county: string, n: number, isWoman: boolean): string {
  const year = 1958 + ((n * 7) % 44)
  const month = String(1 + (n % 12)).padStart(2, '0')
  const date = String(1 + ((n * 5) % 28)).padStart(2, '0')
  const order = String(((n * 2) % 998) + (isWoman ? 2 : 1)).padStart(3, '0')
  const first17 = `${county}${year}${month}${date}${order}`
  return first17 + residentIdCheck(first17)
}

const digits = (n: number, length: number): string =>
  String(20_100_000_000_000_000n + BigInt(n) * 7_919n)
    .padEnd(length, '0')
    .slice(0, length)

/** What a profession usually shows; every fourth psychologist has a training certificate instead of a licence. */
function credentialOf(background: Background, n: number): z.input<typeof credentialInput> | undefined {
  const kinds: Partial<Record<Background, readonly [CredentialInput['kind'], number]>> = {
    LAW: n % 2 === 0 ? ['LAWYER_LICENCE', 17] : ['LEGAL_QUALIFICATION', 14],
    PSYCHOLOGY: n % 4 === 0 ? ['PSYCHOLOGY_TRAINING', 12] : ['PSYCHOTHERAPIST', 15],
    EDUCATION: ['TEACHER', 17],
    SOCIAL_WORK: ['SOCIAL_WORKER', 16],
    SOCIOLOGY: ['DEGREE', 18],
  }
  const found = kinds[background]
  if (!found) return undefined
  const [kind, length] = found
  const number = kind === 'LEGAL_QUALIFICATION' ? `A${digits(n, length)}` : digits(n, length)
  return { kind, number, issuedOn: `20${String(8 + (n % 9)).padStart(2, '0')}-06-15` }
}

function stateOf(course: Course, appliedAt: Instant, now: Instant): Partial<NonNullable<Input['volunteer']>> {
  const decidedAt = addMinutes(appliedAt, 2 * 1440)
  switch (course) {
    case 'APPLIED':
      return { stage: 'APPLIED' }
    case 'RETURNED':
      return { standing: 'RETURNED', decidedAt, reason: '资质材料不清晰，请重新填写证书编号。' }
    case 'REFUSED':
      return { standing: 'REFUSED', decidedAt, reason: '与现有账户重复。' }
    case 'LEARNING':
      return { stage: 'VERIFIED', decidedAt }
    default:
      return {
        stage: 'APPOINTED',
        decidedAt,
        appointedAt: addMinutes(onDay(now, -trainedDaysAgo[course] + 5, '15:00'), 0),
      }
  }
}

/** Days before now of the last session of each wave; certificates of the first two last a year. */
export const trainedDaysAgo: Readonly<
  Record<'EXPIRED' | 'GRACE' | 'RENEWABLE' | 'VALID' | 'RECENT', number>
> = {
  EXPIRED: 480,
  GRACE: 378,
  RENEWABLE: 315,
  VALID: 150,
  RECENT: 75,
}

/** Officials and staff: one administrator, two reviewers, an auditor, a coordinator for each county. */
export function demoOfficials(): Input[] {
  const one = (key: string, ...roles: NonNullable<Input['roles']>): Input => ({
    key,
    address: address.parse(`${key}@demo.example`),
    roles,
  })
  return [
    one('administrator', { role: 'ADMINISTRATOR', region: '9901' }),
    one('reviewer', { role: 'REVIEWER', region: '9901' }),
    one('reviewer2', { role: 'REVIEWER', region: '9901' }),
    one('auditor', { role: 'AUDITOR', region: '9901' }),
    ...countyCodes.map((county, n) => one(`coordinator${n + 1}`, { role: 'COORDINATOR', region: county })),
  ]
}
