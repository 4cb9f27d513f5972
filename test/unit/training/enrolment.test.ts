import { describe, expect, it } from 'vitest'
import {
  assessed,
  attended,
  enrolled,
  hasPassed,
  isRecorded,
  mayLearn,
  withdrawn,
} from '../../../functions/contexts/training/enrolment.ts'
import { addMinutes } from '../../../shared/dates.ts'
import { personId } from '../../../shared/ids.ts'
import { attendance, standing, volunteerStage } from '../../../shared/vocabulary.ts'
import { anEnrolment } from '../../support/builders/enrolments.ts'
import { aSession } from '../../support/builders/training.ts'

const session = aSession.open()
const { closesAt, startsAt, endsAt } = session
const learner = { stage: 'VERIFIED', standing: 'ACTIVE' } as const
const ann = personId.parse('per_0000000000000ann')
const trainer = personId.parse('per_00000000000trainer')
const asked = { session, seats: { taken: 0, capacity: 1 }, before: undefined, personId: ann, learner }
const early = addMinutes(closesAt, -1)

describe('who may learn', () => {
  it('is every stage from VERIFIED on, in good standing alone', () => {
    const may = volunteerStage.options.flatMap((stage) =>
      standing.options.filter((one) => mayLearn({ stage, standing: one })).map((one) => `${stage} ${one}`),
    )
    expect(may).toEqual(['VERIFIED ACTIVE', 'INTERVIEWED ACTIVE', 'TRAINED ACTIVE', 'APPOINTED ACTIVE'])
    expect(mayLearn(undefined)).toBe(false)
  })
})

describe('enrolling', () => {
  it('makes an enrolment', () => {
    const { id: sessionId, organizationId } = session
    expect(enrolled(asked, early)).toEqual({
      sessionId,
      personId: ann,
      version: 0,
      organizationId,
      startsAt,
      status: 'ENROLLED',
      enrolledAt: early,
    })
  })

  it('goes on from one that was withdrawn', () => {
    const before = anEnrolment.withdrawn({ personId: ann })
    expect(enrolled({ ...asked, before }, early)).toMatchObject({
      version: 2,
      status: 'ENROLLED',
      enrolledAt: early,
    })
  })

  it.each([
    ['already-enrolled', { before: anEnrolment.enrolled() }, early],
    ['session-closed', {}, closesAt],
    ['session-closed', { session: aSession.cancelled() }, early],
    ['wrong-stage', { learner: { stage: 'APPLIED', standing: 'ACTIVE' } }, early],
    ['wrong-stage', { learner: undefined }, early],
    ['session-full', { seats: { taken: 1, capacity: 1 } }, early],
  ] as const)('is refused with %s', (code, facts, at) => {
    expect(() => enrolled({ ...asked, ...facts }, at)).toThrow(code)
  })
})

describe('withdrawing', () => {
  const own = anEnrolment.enrolled()

  it('is possible until the start, after the deadline too', () => {
    expect(withdrawn(own, session, addMinutes(startsAt, -1)).status).toBe('WITHDRAWN')
    expect(() => withdrawn(own, session, startsAt)).toThrow('wrong-stage')
    expect(() => withdrawn(anEnrolment.withdrawn(), session, early)).toThrow('wrong-stage')
    expect(() => withdrawn(own, aSession.cancelled(), early)).toThrow('session-closed')
  })
})

describe('recording', () => {
  const on = { by: trainer, version: 1, at: startsAt }

  it('takes attendance from the first minute on', () => {
    expect(attended(anEnrolment.enrolled(), session, 'LATE', on).attendance).toBe('LATE')
    const before = { ...on, at: addMinutes(startsAt, -1) }
    expect(() => attended(anEnrolment.enrolled(), session, 'PRESENT', before)).toThrow('session-not-started')
  })

  it('assesses who was there, and nobody else', () => {
    const may = attendance.options.filter((one) => {
      const { version, ...rest } = anEnrolment.attended({}, one)
      try {
        return assessed({ ...rest, version }, session, 'PASSED', { ...on, version }).result === 'PASSED'
      } catch {
        return false
      }
    })
    expect(may).toEqual(['PRESENT', 'LATE', 'LEFT_EARLY'])
    expect(() => assessed(anEnrolment.enrolled(), session, 'PASSED', on)).toThrow('wrong-stage')
  })

  it('takes the result back with the attendance', () => {
    const passed = anEnrolment.assessed()
    const mended = attended(passed, session, 'ABSENT', { ...on, version: 3, at: endsAt })
    expect([hasPassed(passed), hasPassed(mended), mended.result]).toEqual([true, false, undefined])
    expect(hasPassed(anEnrolment.assessed({}, 'FAILED'))).toBe(false)
    expect(attended(passed, session, 'LATE', { ...on, version: 3 }).result).toBe('PASSED')
  })

  it('is refused to oneself, over another version, for who withdrew and for a cancelled session', () => {
    const own = anEnrolment.enrolled()
    expect(() => attended(own, session, 'PRESENT', { ...on, by: own.personId })).toThrow('not-permitted')
    expect(() => assessed(anEnrolment.attended(), session, 'PASSED', { ...on, by: own.personId })).toThrow(
      'not-permitted',
    )
    expect(() => attended(own, session, 'PRESENT', { ...on, version: 2 })).toThrow('changed-meanwhile')
    expect(() => attended(anEnrolment.withdrawn(), session, 'PRESENT', { ...on, version: 2 })).toThrow(
      'wrong-stage',
    )
    expect(() => attended(own, aSession.cancelled(), 'PRESENT', on)).toThrow('session-closed')
  })

  it('is done for the absent, and for those who were there and assessed', () => {
    expect(isRecorded(anEnrolment.enrolled())).toBe(false)
    expect(isRecorded(anEnrolment.attended({}, 'PRESENT'))).toBe(false)
    expect(isRecorded(anEnrolment.attended({}, 'EXCUSED'))).toBe(true)
    expect(isRecorded(anEnrolment.assessed({}, 'FAILED'))).toBe(true)
  })
})
