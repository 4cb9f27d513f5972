import type * as z from 'zod'
import { residentIdCheck } from '../../../shared/formats.ts'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import { helpField, weekSlot, type Background } from '../../../shared/vocabulary.ts'
import type { seed } from '../seed-schema.ts'
import type { Chance } from './chance.ts'
import { courses, trainedDaysAgo, type Course, type CourseRow } from './courses.ts'
import { credentialOf } from './credential.ts'
import { families, men, women } from './names.ts'
import { countyCodes, townshipCodes } from './regions.ts'
import { onDay } from './time.ts'

type PersonInput = z.input<typeof seed>['people']
export type Input = NonNullable<PersonInput>[number]

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

/** 300 volunteers. */
export function demoVolunteers(chance: Chance, now: Instant): DemoVolunteer[] {
  const all = courses.flatMap((one) => Array.from({ length: one.count }, () => one))
  return all.map((one, n) => volunteer(chance, now, n, one))
}

function volunteer(
  chance: Chance,
  now: Instant,
  n: number,
  { course, appliedDaysAgo }: CourseRow,
): DemoVolunteer {
  // Counties by turns, so that each has people of every kind.
  const county = countyCodes[n % countyCodes.length] ?? ''
  const background = backgrounds[Math.floor(n / countyCodes.length) % backgrounds.length] ?? 'OTHER'
  const isWoman = chance.percent(55)
  const mostGroups = 1 + chance.under(3)
  const key = `v${String(n + 1).padStart(3, '0')}`
  const appliedAt = addMinutes(onDay(now, -appliedDaysAgo, '10:00'), chance.under(400))
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
    case 'TRAINED':
      return { stage: 'VERIFIED', decidedAt }
    default:
      return {
        stage: 'APPOINTED',
        decidedAt,
        appointedAt: addMinutes(onDay(now, -trainedDaysAgo[course] + 5, '15:00'), 0),
      }
  }
}
