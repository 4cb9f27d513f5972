import { describe, expect, it } from 'vitest'
import {
  cancelledSession,
  changedSession,
  phaseOf,
  placesLeft,
  scheduledSession,
} from '../../../functions/contexts/training/session.ts'
import { changedProgramme } from '../../../functions/contexts/training/programme.ts'
import { addMinutes } from '../../../shared/dates.ts'
import { countyCode } from '../../../shared/ids.ts'
import { sessionInput } from '../../../shared/training.ts'
import {
  aProgramme,
  aProgrammeInput,
  aSession,
  aSessionInput,
  nextWeek,
} from '../../support/builders/training.ts'

const open = aSession.open()
const { closesAt, startsAt, endsAt } = open
const free = { taken: 1, capacity: 2 }

describe('phase', () => {
  it.each([
    ['OPEN', addMinutes(closesAt, -1), free],
    ['FULL', addMinutes(closesAt, -1), { taken: 2, capacity: 2 }],
    ['CLOSED', closesAt, free],
    ['CLOSED', addMinutes(startsAt, -1), { taken: 2, capacity: 2 }],
    ['ONGOING', startsAt, free],
    ['ONGOING', addMinutes(endsAt, -1), free],
    ['ENDED', endsAt, free],
  ])('is %s at %s with %o', (phase, at, seats) => {
    expect(phaseOf(open, seats, at)).toBe(phase)
  })

  it('is CANCELLED whatever the clock says', () => {
    expect(phaseOf(aSession.cancelled(), free, endsAt)).toBe('CANCELLED')
  })
})

describe('scheduling', () => {
  it('keeps what the programme announced, whatever becomes of the programme', () => {
    const programme = aProgramme({ subject: 'SKILLS', validMonths: 12 })
    const session = scheduledSession(open.id, programme, aSessionInput())
    const later = changedProgramme(programme, 1, aProgrammeInput({ subject: 'POLICY', validMonths: 60 }))
    expect(later).toMatchObject({ subject: 'POLICY', validMonths: 60, id: programme.id })
    expect(session).toMatchObject({
      subject: 'SKILLS',
      validMonths: 12,
      version: 0,
      status: 'OPEN',
      region: '990101',
    })
  })

  it.each([
    ['ends before it starts', { endsAt: addMinutes(nextWeek, -1) }],
    ['ends when it starts', { endsAt: nextWeek }],
    ['closes after the start', { closesAt: addMinutes(nextWeek, 1) }],
  ])('refuses times out of order: %s', (_, times) => {
    expect(sessionInput.safeParse({ ...aSessionInput(), ...times }).error?.issues[0]?.message).toBe(
      'times-in-order',
    )
  })
})

describe('changing and cancelling', () => {
  const moved = aSessionInput({ county: countyCode.parse('990102'), capacity: 5 })

  it('moves to another county, for rules too', () => {
    expect(changedSession(open, 1, moved, closesAt)).toEqual({ ...open, ...moved, region: '990102' })
  })

  it('is refused when somebody was quicker, once it has begun, and after the end of it', () => {
    expect(() => changedSession(open, 2, moved, closesAt)).toThrow('changed-meanwhile')
    expect(() => changedSession(open, 1, moved, startsAt)).toThrow('wrong-stage')
    expect(() => cancelledSession(open, 1, '无', startsAt)).toThrow('wrong-stage')
    expect(() => cancelledSession(aSession.cancelled(), 1, '无', closesAt)).toThrow('session-closed')
    expect(() => changedSession(aSession.cancelled(), 1, moved, closesAt)).toThrow('session-closed')
  })

  it('leaves no place below nought', () => {
    expect([placesLeft(free), placesLeft({ taken: 3, capacity: 2 })]).toEqual([1, 0])
  })
})
