import { describe, expect, it } from 'vitest'
import { demoPeople, demoSeed } from '../../../functions/local/demo/seed.ts'
import { instant } from '../../../shared/dates.ts'
import { noon } from '../../support/app.ts'

const seed = demoSeed(noon)
const count = <T>(list: readonly T[], of: (one: T) => string) =>
  list.reduce<Record<string, number>>(
    (found, one) => ({ ...found, [of(one)]: (found[of(one)] ?? 0) + 1 }),
    {},
  )

describe('the demo data', () => {
  it('is one prefecture with all that the design asks for', () => {
    const sizes = count(seed.regions, (one) => String(one.code.length))
    expect(sizes).toEqual({ 4: 1, 6: 8, 9: 40 })
    expect(seed.regions.every((one) => one.centre !== undefined && one.zh !== '' && one.en !== '')).toBe(true)
    const volunteers = seed.people.filter((one) => one.volunteer)
    expect([seed.organizations.length, volunteers.length, seed.sessions.length, seed.groups.length]).toEqual([
      12, 300, 40, 80,
    ])
  })

  it('has people of every profession, stage and standing, in every county', () => {
    const files = seed.people.flatMap(({ volunteer }) => volunteer ?? [])
    expect(Object.keys(count(files, (one) => one.application.background))).toHaveLength(6)
    expect(Object.keys(count(files, (one) => one.application.county))).toHaveLength(8)
    expect(Object.keys(count(files, (one) => one.stage)).toSorted()).toEqual([
      'APPLIED',
      'APPOINTED',
      'VERIFIED',
    ])
    expect(Object.keys(count(files, (one) => one.standing)).toSorted()).toEqual([
      'ACTIVE',
      'REFUSED',
      'RETURNED',
    ])
  })

  it('has invented people only: no document twice, all of a region that does not exist', () => {
    const numbers = seed.people.flatMap(({ volunteer }) =>
      volunteer ? [volunteer.application.idNumber] : [],
    )
    expect(new Set(numbers).size).toBe(300)
    expect(numbers.every((one) => one.startsWith('9901'))).toBe(true)
    expect(new Set(seed.people.map((one) => one.address)).size).toBe(seed.people.length)
    expect(seed.people.every((one) => one.address.endsWith('@demo.example'))).toBe(true)
  })

  it('has invitations in every state, and sessions before and after today', () => {
    const statuses = count(
      seed.groups.flatMap((one) => one.placements),
      (one) => one.status,
    )
    expect(Object.keys(statuses).toSorted()).toEqual([
      'ACCEPTED',
      'CONFIRMED',
      'DECLINED',
      'ENDED',
      'INVITED',
      'WITHDRAWN',
    ])
    const past = seed.sessions.filter((one) => one.session.startsAt < noon).length
    expect([past, 40 - past]).toEqual([24, 16])
    expect(seed.groups.filter((one) => one.closedAt !== undefined)).toHaveLength(8)
  })

  it('is the same for the same instant, and moves with it', () => {
    expect(demoSeed(noon)).toEqual(seed)
    const later = demoSeed(instant.parse('2027-11-24T04:00:00.000Z'))
    expect(later.sessions[0]?.session.startsAt.slice(0, 4)).not.toBe(
      seed.sessions[0]?.session.startsAt.slice(0, 4),
    )
    expect(later.people.map((one) => one.volunteer?.application.name)).toEqual(
      seed.people.map((one) => one.volunteer?.application.name),
    )
  })

  it('shows one person for each role that can be held', () => {
    const shown = demoPeople(seed)
    expect(shown.every((one) => seed.people.some((person) => person.address === one.address))).toBe(true)
    expect(new Set(shown.map((one) => one.role)).size).toBe(7)
  })
})
