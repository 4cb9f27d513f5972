import type * as z from 'zod'
import { addMinutes, type Instant } from '../../../shared/dates.ts'
import { ageBand, weekSlot, type Background, type HelpField } from '../../../shared/vocabulary.ts'
import type { seed } from '../seed-schema.ts'
import type { Chance } from './chance.ts'
import type { Course } from './courses.ts'
import type { DemoVolunteer } from './people.ts'
import { countyCodes, townshipCodes } from './regions.ts'
import { onDay } from './time.ts'

type Group = NonNullable<z.input<typeof seed>['groups']>[number]
type Placement = NonNullable<Group['placements']>[number]

/** What the 80 groups are like: how long open, and how each volunteer's seat stands. */
const kinds: readonly {
  count: number
  days: number
  seat: Placement['status'] | 'OPEN'
  closed?: number
  half?: true
}[] = [
  { count: 22, days: -10, seat: 'OPEN' },
  { count: 10, days: -12, seat: 'INVITED' },
  { count: 7, days: -14, seat: 'ACCEPTED' },
  { count: 5, days: -20, seat: 'DECLINED' },
  { count: 3, days: -22, seat: 'WITHDRAWN' },
  { count: 8, days: -30, seat: 'CONFIRMED', half: true },
  { count: 14, days: -45, seat: 'CONFIRMED' },
  { count: 3, days: -50, seat: 'ENDED' },
  { count: 8, days: -60, seat: 'CONFIRMED', closed: -15 },
]

/** Fields of help with the professions that suit them (2-domain §2). */
const needs: readonly { fields: readonly HelpField[]; backgrounds: readonly Background[] }[] = [
  { fields: ['EMPLOYMENT', 'SOCIAL_ADAPTATION'], backgrounds: ['EDUCATION', 'SOCIAL_WORK'] },
  { fields: ['MENTAL_HEALTH', 'SOCIAL_ADAPTATION'], backgrounds: ['PSYCHOLOGY', 'SOCIAL_WORK'] },
  { fields: ['HARDSHIP_RELIEF', 'EMPLOYMENT'], backgrounds: ['LAW', 'SOCIAL_WORK'] },
  { fields: ['MORAL_EDUCATION', 'PREPARATION'], backgrounds: ['EDUCATION', 'LAW'] },
  {
    fields: ['PREPARATION', 'SOCIAL_ADAPTATION', 'HARDSHIP_RELIEF'],
    backgrounds: ['SOCIAL_WORK', 'LAW', 'PSYCHOLOGY'],
  },
  { fields: ['SOCIAL_ADAPTATION'], backgrounds: ['OTHER'] },
]

const notices = [
  '首次走访请与司法所工作人员同行；不单独入户，不留个人住址。',
  '情绪可能有波动，谈话时间不宜过长；如遇紧急情况请先离开并联系协调员。',
  '家庭关系较紧张，走访前请先与协调员确认时间；不介入经济往来。',
] as const

const placeable: readonly Course[] = ['RENEWABLE', 'VALID', 'RECENT']

/** Chooses helpers by the product's own hard rules: the loader would be refused otherwise. */
function openPool(volunteers: readonly DemoVolunteer[]) {
  const held = new Map<string, number>()
  const pool = volunteers.filter((one) => placeable.includes(one.course))
  return (
    county: string,
    background: Background,
    womanOnly: boolean,
    others: readonly string[],
    stays: boolean,
  ) => {
    const found = pool.find(
      (one) =>
        one.county === county &&
        one.background === background &&
        (!womanOnly || one.isWoman) &&
        !others.includes(one.key) &&
        (held.get(one.key) ?? 0) < Math.min(one.mostGroups, 2),
    )
    if (found && stays) held.set(found.key, (held.get(found.key) ?? 0) + 1)
    return found?.key
  }
}

export function demoGroups(chance: Chance, now: Instant, volunteers: readonly DemoVolunteer[]): Group[] {
  const helper = openPool(volunteers)
  let n = 0
  return kinds.flatMap((kind) =>
    Array.from({ length: kind.count }, () => {
      const it = shell(chance, now, n++, kind.days)
      const placements: Placement[] = []
      const seats = it.group.seats
        .map((seat, at) => ({ ...seat, at }))
        .filter((seat) => seat.role === 'VOLUNTEER')
      for (const { at, background, womanOnly } of kind.half ? seats.slice(0, 1) : seats) {
        if (kind.seat === 'OPEN' || background === undefined) continue
        const stays =
          kind.closed === undefined &&
          kind.seat !== 'DECLINED' &&
          kind.seat !== 'WITHDRAWN' &&
          kind.seat !== 'ENDED'
        const person = helper(
          it.group.county,
          background,
          womanOnly ?? false,
          placements.map((one) => one.person),
          stays,
        )
        if (person === undefined) continue
        const invitedAt = kind.seat === 'INVITED' ? onDay(now, -2, '11:00') : addMinutes(it.openedAt, 1440)
        placements.push({ person, seat: at, status: kind.seat, invitedAt })
      }
      return {
        ...it,
        placements,
        ...(kind.closed === undefined ? {} : { closedAt: onDay(now, kind.closed, '16:00') }),
      }
    }),
  )
}

function shell(chance: Chance, now: Instant, n: number, days: number) {
  const county = countyCodes[n % countyCodes.length] ?? ''
  const need = needs[Math.floor(n / 3) % needs.length] ?? {
    fields: ['SOCIAL_ADAPTATION'],
    backgrounds: ['SOCIAL_WORK'],
  }
  const isWoman = chance.percent(25)
  const townships = townshipCodes(county)
  const seats = need.backgrounds.map((background, at) => ({
    role: 'VOLUNTEER' as const,
    background,
    ...(isWoman && at === 0 ? { womanOnly: true } : {}),
  }))
  return {
    key: `g${n + 1}`,
    openedAt: addMinutes(onDay(now, days - (n % 7), '10:00'), chance.under(300)),
    group: {
      county,
      township: townships[chance.under(townships.length)],
      helpFields: [...need.fields],
      sex: isWoman ? ('FEMALE' as const) : ('MALE' as const),
      ageBand: ageBand.options[1 + chance.under(4)] ?? '30_39',
      priority: chance.percent(30) ? ('PRIORITY' as const) : ('ORDINARY' as const),
      pairing: seats.length === 1 ? ('ONE_TO_ONE' as const) : ('MANY_TO_ONE' as const),
      availability: chance.some(weekSlot.options, 5 + chance.under(5)),
      seats: [
        { role: 'JUSTICE_OFFICER' as const },
        ...seats,
        ...(n % 3 === 0 ? [{ role: 'COMMITTEE_MEMBER' as const }] : []),
      ],
      riskNotice: chance.pick(notices),
      note: n % 4 === 0 ? '希望学习一门手艺，愿意参加技能培训。' : undefined,
    },
  }
}
