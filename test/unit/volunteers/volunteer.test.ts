import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decided, speaksOfCredential } from '../../../functions/contexts/volunteers/decision.ts'
import {
  can,
  consentsCurrent,
  isAdult,
  resubmitted,
  type Step,
  stepped,
  steps,
} from '../../../functions/contexts/volunteers/volunteer.ts'
import { day, instant } from '../../../shared/dates.ts'
import { personId } from '../../../shared/ids.ts'
import { standing, volunteerStage } from '../../../shared/vocabulary.ts'
import { credentialHints, neededConsents } from '../../../shared/volunteers.ts'
import { aVolunteer, anApplication, anIdNumber } from '../../support/builders/volunteers.ts'

const noon = instant.parse('2026-11-24T04:00:00.000Z')
const rev = personId.parse('per_0000000000000rev')
const everyStep: Step[] = ['resubmit', 'return', 'refuse', 'verify', 'appoint']
const refusalOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

describe('states', () => {
  it('the table is all there is: each step from each state either moves or is a wrong-stage', () => {
    for (const stage of volunteerStage.options)
      for (const held of standing.options)
        for (const step of everyStep) {
          const volunteer = { ...aVolunteer.applied(), stage, standing: held }
          const { from, to } = steps[step]
          const fits = from.stage === stage && from.standing === held
          expect(can(volunteer, step)).toBe(fits)
          if (fits) expect(stepped(volunteer, step, noon)).toMatchObject({ ...to, stageSince: noon })
          else expect(refusalOf(() => stepped(volunteer, step, noon))).toMatchObject({ code: 'wrong-stage' })
        }
  })

  it('appointed is reached only through verified, and refused is left by no step', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyStep), { maxLength: 12 }), (tried) => {
        let one = aVolunteer.applied()
        let wasVerified = false
        let wasRefused = false
        for (const step of tried) {
          if (!can(one, step)) continue
          expect(wasRefused).toBe(false)
          one = stepped(one, step, noon)
          wasVerified ||= one.stage === 'VERIFIED'
          wasRefused ||= one.standing === 'REFUSED'
          if (one.stage === 'APPOINTED') expect(wasVerified).toBe(true)
        }
      }),
    )
  })

  it('a reason lives as long as the state that it explains', () => {
    const back = aVolunteer.returned()
    expect(back.reason).toBeDefined()
    expect(resubmitted(back, anApplication(), noon).reason).toBeUndefined()
  })
})

describe('an application', () => {
  it('is for those who are 18 on the Beijing day', () => {
    const id = anIdNumber(1, { bornOn: '2008-11-25' })
    expect(isAdult(id, instant.parse('2026-11-24T15:59:59.999Z'))).toBe(false)
    expect(isAdult(id, instant.parse('2026-11-24T16:00:00.000Z'))).toBe(true)
  })

  it('keeps each consent once, with the instant at which it was first given', () => {
    const twice = anApplication()
    const before = aVolunteer.returned({
      consents: [...twice.consents, ...twice.consents, { kind: 'MESSAGES', version: 99 }],
    })
    expect(before.consents.map(({ kind }) => kind)).toEqual([...neededConsents])
    const again = resubmitted(
      before,
      anApplication({ consents: [...twice.consents, { kind: 'MESSAGES', version: 1 }] }),
      noon,
    )
    expect(again.consents.filter((one) => one.at === noon).map(({ kind }) => kind)).toEqual(['MESSAGES'])
  })

  it('has consents in force only with each needed one in its version', () => {
    const { consents } = aVolunteer.applied()
    expect(consentsCurrent({ ...aVolunteer.applied(), consents })).toBe(true)
    for (const kind of neededConsents) {
      expect(
        consentsCurrent({ ...aVolunteer.applied(), consents: consents.filter((one) => one.kind !== kind) }),
      ).toBe(false)
      const old = consents.map((one) => (one.kind === kind ? { ...one, version: 0 } : one))
      expect(consentsCurrent({ ...aVolunteer.applied(), consents: old })).toBe(false)
    }
  })

  it('never carries the check code of its credential', () => {
    const credential = {
      kind: 'DEGREE',
      number: '100000012019000001',
      issuedOn: day.parse('2019-07-01'),
      checkCode: 'ABCD1234EFGH',
    } as const
    expect(JSON.stringify(aVolunteer.applied({ credential }))).not.toContain('ABCD1234EFGH')
  })

  it('sent again is looked at anew, and keeps when it began', () => {
    const back = aVolunteer.returned()
    const again = resubmitted(back, anApplication({ name: '林晓兰' }), noon)
    expect(again).toMatchObject({
      name: '林晓兰',
      credential: { status: 'PENDING' },
      appliedAt: back.appliedAt,
      stageSince: noon,
      standing: 'ACTIVE',
    })
  })
})

describe('a decision', () => {
  const verify = { decision: 'VERIFY', version: 1, paperSeen: true } as const
  const looked = { status: 'REJECTED', method: 'ORIGINAL' } as const

  it('records the paper and the credential with method, reviewer and instant', () => {
    const next = decided(aVolunteer.applied(), { ...verify, credential: looked }, rev, noon)
    const seen = { by: rev, at: noon }
    expect(next).toMatchObject({
      stage: 'VERIFIED',
      paperSeen: seen,
      credential: { status: 'REJECTED', decided: { ...seen, method: 'ORIGINAL' } },
    })
  })

  it('leaves the credential as it was when the case is returned or refused', () => {
    expect([aVolunteer.returned(), aVolunteer.refused()].map((one) => one.credential?.status)).toEqual([
      'PENDING',
      'PENDING',
    ])
  })

  it('speaks of a credential exactly where there is one', () => {
    const without = aVolunteer.applied({ credential: undefined })
    expect(speaksOfCredential(without, verify)).toBe(true)
    expect(speaksOfCredential(without, { ...verify, credential: looked })).toBe(false)
    expect(speaksOfCredential(aVolunteer.applied(), verify)).toBe(false)
    expect(
      speaksOfCredential(aVolunteer.applied(), { decision: 'RETURN', version: 1, reason: '请核对。' }),
    ).toBe(true)
  })
})

describe('credentialHints', () => {
  const on = day.parse('2026-11-24')
  const issuedOn = day.parse('2019-11-20')
  it.each([
    ['LAWYER_LICENCE', '11101201910123456', 'LAW', []],
    ['LAWYER_LICENCE', '1110 1201 9101 23456', 'LAW', []],
    ['LAWYER_LICENCE', '11101', 'LAW', ['NUMBER_UNUSUAL']],
    ['LEGAL_QUALIFICATION', 'A20191101010001', 'LAW', []],
    ['LEGAL_QUALIFICATION', 'D20191101010001', 'LAW', ['NUMBER_UNUSUAL']],
    ['TEACHER', '20191100123456789', 'PSYCHOLOGY', ['OTHER_BACKGROUND']],
    ['PSYCHOLOGICAL_COUNSELLOR', '1901000000123456', 'PSYCHOLOGY', ['ISSUED_LATE']],
    ['DEGREE', '100000012019000001', 'SOCIOLOGY', []],
    ['IN_SERVICE_PROOF', '字第 3 号', 'OTHER', []],
  ] as const)('%s %s of %s', (kind, number, background, hints) => {
    expect(credentialHints({ kind, number, issuedOn }, background, on)).toEqual(hints)
  })

  it('notices a validity that has ended and an issue to come; the last day is still valid', () => {
    const teacher = { kind: 'TEACHER', number: '20191100123456789', issuedOn } as const
    expect(credentialHints({ ...teacher, validUntil: on }, 'EDUCATION', on)).toEqual([])
    expect(credentialHints({ ...teacher, validUntil: day.parse('2026-11-23') }, 'EDUCATION', on)).toEqual([
      'LAPSED',
    ])
    expect(credentialHints({ ...teacher, issuedOn: day.parse('2026-11-25') }, 'EDUCATION', on)).toEqual([
      'ISSUED_IN_FUTURE',
    ])
  })
})
