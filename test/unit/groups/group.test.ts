import { describe, expect, it } from 'vitest'
import { caseCode } from '../../../functions/contexts/groups/case-code.ts'
import { invitationOf, isShown } from '../../../functions/contexts/groups/card.ts'
import {
  isFilled,
  openSeats,
  withHelper,
  withoutHelper,
  withWoman,
} from '../../../functions/contexts/groups/group.ts'
import {
  answerableUntil,
  answered,
  barOf,
  confirmed,
  ended,
  hasLapsed,
  isPending,
  type Placement,
  withdrawn,
} from '../../../functions/contexts/groups/placement.ts'
import { addMinutes, day, instant } from '../../../shared/dates.ts'
import { groupInput } from '../../../shared/groups.ts'
import { personId, placementId } from '../../../shared/ids.ts'
import { aGroup, aGroupInput, aPlacement, manyToOne } from '../../support/builders/groups.ts'

const now = instant.parse('2026-11-24T04:00:00.000Z')
const bo = personId.parse('per_00000000000000bo')
const cy = personId.parse('per_00000000000000cy')
const place = (n: number) => placementId.parse(`plc_000000000000000${n}`)
const helper = (seat: number, personIdOf = bo, n = 1) => ({
  seat,
  personId: personIdOf,
  placementId: place(n),
  since: now,
})

it('a case code names prefecture, county and year, and four random digits', () => {
  expect(caseCode('AL', '990103', day.parse('2026-11-24'), '041377')).toBe('AL-0103-2026-0413')
  expect(caseCode(undefined, '990103', day.parse('2026-11-24'), '0413')).toBe('BJ-0103-2026-0413')
})

describe('a woman’s group', () => {
  const seats = manyToOne().seats
  it('gets a seat for a woman where none is marked, on a volunteer’s seat', () => {
    expect(withWoman({ sex: 'FEMALE', seats }).map((one) => one.womanOnly ?? false)).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
  it('keeps the coordinator’s mark: a woman among the officials is one too', () => {
    const marked = seats.map((seat, at) => (at === 0 ? { ...seat, womanOnly: true } : seat))
    expect(withWoman({ sex: 'FEMALE', seats: marked })).toEqual(marked)
  })
  it('is not asked of a man’s', () => {
    expect(withWoman({ sex: 'MALE', seats })).toEqual(seats)
  })
})

describe('seats', () => {
  it('of officials are filled by the office, of volunteers by their places', () => {
    const group = aGroup.matching(manyToOne())
    expect(openSeats(group)).toEqual([1, 2, 3])
    expect([0, 1, 9].map((seat) => isFilled(group, seat))).toEqual([true, false, true])
    expect(openSeats(withHelper(group, helper(2)))).toEqual([1, 3])
  })

  it('make the group active when the last is filled, and matching again when one is free', () => {
    const group = aGroup.matching(manyToOne())
    const two = withHelper(withHelper(group, helper(1, bo, 1)), helper(2, cy, 2))
    expect(two.status).toBe('MATCHING')
    const three = withHelper(two, helper(3, personId.parse('per_00000000000000di'), 3))
    expect(three.status).toBe('ACTIVE')
    expect(withoutHelper(three, place(2))).toMatchObject({ status: 'MATCHING' })
    expect(() => withHelper(three, helper(1, cy, 4))).toThrow('seat-taken')
    expect(() => withHelper(aGroup.closed(), helper(2))).toThrow('group-closed')
  })
})

describe('a placement', () => {
  const states: Record<string, Placement> = {
    INVITED: aPlacement.invited({ personId: bo, now }),
    ACCEPTED: aPlacement.accepted({ personId: bo, now }),
    DECLINED: aPlacement.declined({ personId: bo, now }),
    CONFIRMED: aPlacement.confirmed({ personId: bo, now }),
    WITHDRAWN: withdrawn(aPlacement.invited({ personId: bo, now }), now),
    ENDED: ended(aPlacement.confirmed({ personId: bo, now }), '工作调动。', now),
  }
  const steps = {
    accept: (it: Placement) => answered(it, { accept: true }, now),
    decline: (it: Placement) => answered(it, { accept: false, reason: 'OTHER' }, now),
    withdraw: (it: Placement) => withdrawn(it, now),
    confirm: (it: Placement) => confirmed(it, now),
    end: (it: Placement) => ended(it, '无', now),
  }
  const allowed: Record<string, string[]> = {
    INVITED: ['accept', 'decline', 'withdraw'],
    ACCEPTED: ['decline', 'withdraw', 'confirm'],
    CONFIRMED: ['end'],
  }

  it.each(Object.entries(states))('%s: takes the steps of its state and no other', (state, it_) => {
    const taken = Object.entries(steps).filter(([, step]) => {
      try {
        step(it_)
        return true
      } catch {
        return false
      }
    })
    expect(taken.map(([name]) => name)).toEqual(allowed[state] ?? [])
  })

  it('lapses seven days after the invitation, to the millisecond', () => {
    const invited = states['INVITED'] ?? aPlacement.invited({ personId: bo })
    const until = answerableUntil(invited)
    expect(until).toBe('2026-12-01T04:00:00.000Z')
    const before = instant.parse('2026-12-01T03:59:59.999Z')
    expect([hasLapsed(invited, before), hasLapsed(invited, until)]).toEqual([false, true])
    expect(() => answered(invited, { accept: true }, until)).toThrow('invitation-ended')
    expect(isPending(aPlacement.accepted({ personId: bo, now }), addMinutes(until, 99_999))).toBe(true)
  })

  it('bars another invitation while it lives, and for good when it was declined', () => {
    const bars = Object.entries(states).map(([state, it_]) => [state, barOf([it_], bo, now)])
    expect(Object.fromEntries(bars)).toEqual({
      INVITED: 'already-in-group',
      ACCEPTED: 'already-in-group',
      CONFIRMED: 'already-in-group',
      DECLINED: 'declined-before',
      WITHDRAWN: undefined,
      ENDED: undefined,
    })
    expect(barOf([aPlacement.declined({ personId: bo }, 'CONFLICT')], bo, now)).toBe('declined-before')
    expect(barOf([aPlacement.confirmed({ personId: cy })], bo, now)).toBeUndefined()
    expect(
      barOf(
        [aPlacement.invited({ personId: bo, now })],
        bo,
        answerableUntil(aPlacement.invited({ personId: bo, now })),
      ),
    ).toBeUndefined()
  })
})

describe('the card of an invitation', () => {
  const group = aGroup.matching()
  it('holds neither code nor township before the confirmation, and the code after', () => {
    for (const it_ of [
      aPlacement.invited({ group, personId: bo }),
      aPlacement.accepted({ group, personId: bo }),
    ]) {
      const text = JSON.stringify(invitationOf(group, it_))
      expect(text).not.toContain(group.code)
      expect(text).not.toContain(group.township)
      expect(text).not.toContain(group.id)
    }
    expect(invitationOf(group, aPlacement.confirmed({ group, personId: bo })).group).toEqual({
      id: group.id,
      code: group.code,
    })
  })
  it('is put away when the seat is filled or the group closed', () => {
    const invited = aPlacement.invited({ group, personId: bo, now })
    expect(isShown(group, invited, now)).toBe(true)
    expect(isShown(withHelper(group, helper(2, cy, 2)), invited, now)).toBe(false)
    expect(isShown(aGroup.closed(), invited, now)).toBe(false)
  })
})

describe('what a coordinator sends', () => {
  const fails = (facts: object) => !groupInput.safeParse({ ...aGroupInput(), ...facts }).success
  it('has one volunteer’s seat one-to-one, two to five many-to-one, each with a profession', () => {
    const seat = { role: 'VOLUNTEER', background: 'LAW' }
    const many = (count: number) => ({
      pairing: 'MANY_TO_ONE',
      seats: Array.from({ length: count }, () => seat),
    })
    expect([1, 2, 5, 6].map((count) => fails(many(count)))).toEqual([true, false, false, true])
    expect(fails({ seats: [seat, seat] })).toBe(true)
    expect(fails({ seats: [{ role: 'VOLUNTEER' }] })).toBe(true)
    expect(fails({ seats: [seat, { role: 'EMPLOYER', background: 'LAW' }] })).toBe(true)
    expect(fails({ township: '990102001' })).toBe(true)
  })
})
