import { describe, expect, it } from 'vitest'
import { decision } from '../../shared/volunteers.ts'
import { employersOf } from '../../site/src/client/workplace.ts'
import { workingDaysSince } from '../../site/src/client/working-days.ts'
import { shapeOf as sessionShape } from '../../site/src/islands/organization/session-form.ts'
import { shapeOf as decisionShape } from '../../site/src/islands/reviewer/decision-form.ts'
import { organizationId } from '../../shared/ids.ts'

const first = organizationId.parse('org_00000000000000first')
const second = organizationId.parse('org_0000000000000second')

describe('for whom one works', () => {
  it('names each organization once, and a manager who also trains manages', () => {
    const grants = [
      { role: 'TRAINER', organizationId: first, organizationName: '甲' },
      { role: 'ORG_MANAGER', organizationId: first, organizationName: '甲' },
      { role: 'TRAINER', organizationId: second },
      { role: 'VOLUNTEER' },
    ] as const
    expect(employersOf([...grants])).toEqual([
      { id: first, name: '甲', manages: true },
      { id: second, name: second, manages: false },
    ])
  })
})

describe('working days', () => {
  it.each([
    ['2026-11-25T01:00:00Z', '2026-11-25T09:00:00Z', 0],
    ['2026-11-25T01:00:00Z', '2026-11-26T00:00:00Z', 1],
    // Friday evening to Monday morning; 16:30 in UTC is the next day in Beijing.
    ['2026-11-27T10:00:00Z', '2026-11-30T01:00:00Z', 1],
    ['2026-11-26T16:30:00Z', '2026-11-27T10:00:00Z', 0],
    ['2026-11-19T01:00:00Z', '2026-11-25T01:00:00Z', 4],
  ])('from %s to %s: %i', (since, now, days) => {
    expect(workingDaysSince(since, now)).toBe(days)
  })
})

describe('what forms send', () => {
  it('takes days and times of a session as Beijing’s', () => {
    const values = {
      programme: 'prg_0000000000000000',
      startDay: '2026-12-05',
      startTime: '09:00',
      endDay: '2026-12-05',
      endTime: '12:00',
      closeDay: '2026-12-04',
      closeTime: '',
      place: '三楼',
      county: '990101',
      trainer: '周老师',
      capacity: '３０',
    }
    expect(sessionShape(values).session).toMatchObject({
      startsAt: '2026-12-05T01:00:00.000Z',
      endsAt: '2026-12-05T04:00:00.000Z',
      closesAt: '',
      capacity: 30,
    })
  })

  const seen = {
    decision: ['VERIFY'],
    paperSeen: ['yes'],
    status: ['VERIFIED'],
    method: ['ORIGINAL'],
    reason: '',
  }
  const credential = { kind: 'TEACHER', number: '1', issuedOn: '2015-06-01', status: 'PENDING' } as never
  it('speaks of a certificate exactly where there is one', () => {
    expect(decision.parse(decisionShape(seen, { version: 3, credential }))).toEqual({
      decision: 'VERIFY',
      version: 3,
      paperSeen: true,
      credential: { status: 'VERIFIED', method: 'ORIGINAL' },
    })
    expect(decisionShape(seen, { version: 3, credential: undefined })).not.toHaveProperty('credential')
  })

  it('verifies nobody whose paper was not seen, and returns nobody without a reason', () => {
    const unseen = decisionShape({ ...seen, paperSeen: [] }, { version: 3, credential })
    expect(decision.safeParse(unseen).success).toBe(false)
    const silent = decisionShape({ ...seen, decision: ['RETURN'], reason: '  ' }, { version: 3, credential })
    expect(decision.safeParse(silent).success).toBe(false)
  })
})
