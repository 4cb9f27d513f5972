import type * as z from 'zod'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import type { seed } from '../seed-schema.ts'
import type { Chance } from './chance.ts'
import { approved } from './organizations.ts'
import { trainedDaysAgo, type Course } from './courses.ts'
import type { DemoVolunteer } from './people.ts'
import { countyCodes, nameOfCounty } from './regions.ts'
import { onDay } from './time.ts'

type Session = NonNullable<z.input<typeof seed>['sessions']>[number]
type Enrolment = NonNullable<Session['enrolments']>[number]

const subjects = ['POLICY', 'SKILLS', 'STANDARDS'] as const

type Plan = {
  readonly programme: string
  readonly days: number
  readonly county: number
  readonly capacity: number
}

function session(
  now: Instant,
  { programme, days, county, capacity }: Plan,
  more: Partial<Session> = {},
): Session {
  const startsAt = onDay(now, days, county % 2 === 0 ? '09:00' : '14:00')
  const code = countyCodes[county % countyCodes.length] ?? ''
  return {
    key: `s-${programme}-${days}-${county}`,
    programme,
    session: {
      startsAt,
      endsAt: addMinutes(startsAt, 180),
      closesAt: addMinutes(startsAt, -24 * 60),
      place: `${nameOfCounty(code)[0]}公共法律服务中心 ${2 + (county % 3)} 楼会议室`,
      county: code,
      trainer: `${'何林高郭马罗'[county % 6] ?? '何'}老师`,
      capacity,
    },
    ...more,
  }
}

const passed = ({ key }: DemoVolunteer): Enrolment => ({
  person: key,
  attendance: 'PRESENT',
  result: 'PASSED',
  certificate: {},
})

type Wave = keyof typeof trainedDaysAgo

/** One session in each subject, in each of so many halls, for those who were trained then. */
function wave(now: Instant, course: Wave, members: readonly DemoVolunteer[], halls: number): Session[] {
  const months = course === 'VALID' || course === 'RECENT' ? 24 : 12
  return Array.from({ length: halls }, (_, hall) => hall).flatMap((hall) => {
    const enrolments = members.filter((_, at) => at % halls === hall).map(passed)
    return subjects.map((subject, n) => {
      const programme = `o${hall + 1}-${subject}-${months}`
      const plan = { programme, days: -trainedDaysAgo[course] - 2 + n, county: hall, capacity: 40 }
      return session(now, plan, { enrolments })
    })
  })
}

/** 40 sessions: those that brought the certificates, three that still owe some, and the coming weeks. */
export function demoSessions(chance: Chance, now: Instant, volunteers: readonly DemoVolunteer[]): Session[] {
  const of = (course: Course) => volunteers.filter((one) => one.course === course)
  const trained = (course: Wave, halls: number, more: readonly DemoVolunteer[] = []) =>
    wave(now, course, [...of(course), ...more], halls)
  const learning = of('LEARNING')
  return [
    ...trained('EXPIRED', 1),
    ...trained('GRACE', 1),
    ...trained('RENEWABLE', 1),
    ...trained('VALID', 2),
    ...trained('RECENT', 2, of('TRAINED')),
    ...unfinished(now, learning),
    ...coming(chance, now, learning),
  ]
}

/** Some failed or stayed away; some wait for certificates, some for everything. */
function unfinished(now: Instant, learning: readonly DemoVolunteer[]): Session[] {
  const mixed: Enrolment[] = [
    ...learning
      .slice(0, 4)
      .map(({ key }): Enrolment => ({ person: key, attendance: 'PRESENT', result: 'FAILED' })),
    ...learning.slice(4, 7).map(({ key }): Enrolment => ({ person: key, attendance: 'ABSENT' })),
    ...learning.slice(7, 16).map(passed),
  ]
  const uncertified = learning
    .slice(10, 20)
    .map(({ key }): Enrolment => ({ person: key, attendance: 'PRESENT', result: 'PASSED' }))
  const unrecorded = learning.slice(20, 34).map(({ key }) => ({ person: key }))
  const plan = (programme: string, days: number, county: number) => ({
    programme,
    days,
    county,
    capacity: 30,
  })
  return [
    session(now, plan('o1-POLICY-24', -40, 2), { enrolments: mixed }),
    session(now, plan('o2-SKILLS-24', -9, 1), { enrolments: uncertified }),
    session(now, plan('o1-STANDARDS-24', -3, 0), { enrolments: unrecorded }),
  ]
}

function coming(chance: Chance, now: Instant, learning: readonly DemoVolunteer[]): Session[] {
  const plans: Plan[] = Array.from({ length: 16 }, (_, n) => {
    const teacher = n % approved
    const subject = teacher < 3 ? (subjects[n % 3] ?? 'POLICY') : (subjects[teacher % 3] ?? 'POLICY')
    return {
      programme: `o${teacher + 1}-${subject}-24`,
      days: 2 + n * 3 + chance.under(2),
      county: n,
      capacity: n === 1 ? 8 : 20 + chance.under(3) * 10,
    }
  })
  return plans.map((plan, n) => {
    const count = n === 1 ? 8 : 3 + chance.under(6)
    const enrolments = chance.some(learning.slice(20), count).map(({ key }) => ({ person: key }))
    return session(now, plan, {
      enrolments,
      ...(n === 5 ? { cancelled: { reason: '场地检修，改期举行。' } } : {}),
    })
  })
}
