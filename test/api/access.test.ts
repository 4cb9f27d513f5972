import { beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../../functions/api/app.ts'
import { type Grant, permissions, role, type Role } from '../../shared/access.ts'
import type { Contract } from '../../shared/contract.ts'
import { organizationId, regionCode } from '../../shared/ids.ts'
import { aTestApp, type Answer, type Person, type TestApp } from '../support/app.ts'
import { aGroupInput } from '../support/builders/groups.ts'
import { aProgrammeInput, aSessionInput } from '../support/builders/training.ts'

/** A well-formed id of nothing for each parameter, and a malformed one. */
const params: Record<string, { missing: string; malformed: string }> = {
  invitationId: { missing: 'inv_0000000000missing', malformed: 'inv_0' },
  organizationId: { missing: 'org_0000000000missing', malformed: 'ORG_0000000000missing' },
  personId: { missing: 'per_0000000000missing', malformed: 'per_0000000000missing!' },
  programmeId: { missing: 'prg_0000000000missing', malformed: 'prg' },
  sessionId: { missing: 'ses_0000000000missing', malformed: 'ses_' },
  groupId: { missing: 'grp_0000000000missing', malformed: '1' },
  placementId: { missing: 'plc_0000000000missing', malformed: 'plc_0000000000missing0000000000000' },
  certificateId: { missing: 'crt_0000000000missing', malformed: 'null' },
  correctionId: { missing: 'cor_0000000000missing', malformed: 'cor' },
  signedInId: { missing: 'sgn_0000000000missing', malformed: 'sgn_' },
  factorId: { missing: 'fct_0000000000missing', malformed: 'fct' },
  aggregate: { missing: 'ses_0000000000missing', malformed: 'abc_0000000000missing' },
  region: { missing: '8801', malformed: '88x1' },
  number: { missing: 'TX20260000000000000000', malformed: 'TX2026' },
}

const version = 1
/** A sound body for each operation that has parameters and a body, so that only the id is wrong. */
const bodies: Record<string, object> = {
  answerInvitationToRole: { accept: true },
  suspendAccount: { reason: 'OTHER' },
  decideOrganization: { decision: 'APPROVE', version },
  decideVolunteer: { decision: 'RETURN', version, reason: '请核对。' },
  appointVolunteer: { version },
  createProgramme: aProgrammeInput(),
  changeProgramme: { version, programme: aProgrammeInput() },
  scheduleSession: aSessionInput(),
  changeSession: { version, session: aSessionInput() },
  cancelSession: { version, reason: '场地不可用。' },
  recordAttendance: { version, attendance: 'PRESENT' },
  recordResult: { version, result: 'PASSED' },
  revokeCertificate: { version, reason: '登记有误。' },
  setRequirements: { version, subjects: ['POLICY'] },
  changeGroup: { version, ...aGroupInput() },
  closeGroup: { version },
  inviteVolunteer: { personId: 'per_0000000000missing', seat: 2 },
  withdrawInvitation: { version },
  confirmPlacement: { version },
  endPlacement: { version, reason: '工作调动。' },
  answerInvitation: { accept: false, version, reason: 'NO_TIME' },
  startReset: { version, reason: '已当面核对。' },
  confirmReset: { version },
  refuseReset: { version },
  changeOfficial: { role: 'REVIEWER', region: '9901', until: '2027-01-01' },
  revokeOfficial: { role: 'REVIEWER', region: '9901', reason: '调离岗位。' },
  changeStaff: { role: 'TRAINER', until: '2027-01-01' },
  revokeStaff: { role: 'TRAINER', reason: '合同到期。' },
  answerCorrection: { version, done: true, answer: '已更正。' },
}

/** Public by nature, and why a region or code of nothing is no 404 there. */
const answersAll: Record<string, string> = {
  getRequirements: 'every region has requirements, if only the usual ones',
}

const guarded = contracts.filter((one) => one.allows !== 'public')
const withParams = contracts.filter((one) => one.params !== undefined && !(one.id in answersAll))

const rolesOf = ({ allows }: Contract): readonly string[] =>
  allows === 'public' ? [] : allows.flatMap((permission) => [...permissions[permission].roles])

const fill = ({ path }: Contract, kind: 'missing' | 'malformed'): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]?.[kind] ?? `no-${name}`))

const region = regionCode.parse('9901')
const grantOf = (one: Role): Grant[] => {
  if (one === 'VOLUNTEER') return [{ role: one }]
  if (one === 'ORG_MANAGER' || one === 'TRAINER' || one === 'EVALUATOR')
    return [{ role: one, organizationId: organizationId.parse('org_00000000000tongx') }]
  return [{ role: one, region }]
}

let app: TestApp
const people = new Map<string, Person>()
const person = (name: string): Person => people.get(name) ?? expect.unreachable(`nobody is ${name}`)

beforeAll(async () => {
  app = await aTestApp()
  for (const one of role.options)
    people.set(one, await app.aPerson(`${one.toLowerCase()}@example.cn`, ...grantOf(one)))
  people.set('PERSON', await app.signIn('person@example.cn'))
})

const ask = (
  by: Person | undefined,
  it: Contract,
  kind: 'missing' | 'malformed' = 'missing',
  body: object = {},
) => (by?.call ?? app.call)(it.method, fill(it, kind), it.body ? body : undefined)

const seen = (answer: Answer) =>
  JSON.stringify([answer.status, answer.body, answer.headers.get('content-type')])

describe('every operation', () => {
  it('has a rule, and at most twelve are public', () => {
    for (const { id, allows } of contracts) {
      if (allows === 'public') continue
      expect(allows.length, id).toBeGreaterThan(0)
      for (const permission of allows) expect(permissions, id).toHaveProperty([permission])
    }
    expect(contracts.length - guarded.length).toBeLessThanOrEqual(12)
  })

  it('has an id and a path of its own', () => {
    expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length)
    expect(new Set(contracts.map(({ method, path }) => `${method} ${path}`)).size).toBe(contracts.length)
  })

  it('leaves no permission without a door, but for those that only tell a 403 from a 404', () => {
    const used = guarded.flatMap(({ allows }): readonly string[] => (allows === 'public' ? [] : allows))
    expect(Object.keys(permissions).filter((one) => !used.includes(one))).toEqual(['training.see'])
  })
})

describe('401', () => {
  it.each(guarded)('$method $path: nobody is let in without a session', async (contract) => {
    for (const kind of ['missing', 'malformed'] as const)
      expect(await ask(undefined, contract, kind)).toMatchObject({
        status: 401,
        body: { code: 'sign-in-needed' },
      })
  })

  it('lets a public one be asked (the control)', async () => {
    for (const contract of contracts.filter((one) => one.allows === 'public'))
      expect((await ask(undefined, contract)).body.code, contract.id).not.toBe('sign-in-needed')
  })
})

describe('403', () => {
  const narrow = guarded.filter((one) => !rolesOf(one).includes('PERSON'))

  it.each(narrow)('$method $path: every role that its rule does not name', async (contract) => {
    for (const name of ['PERSON', ...role.options].filter((one) => !rolesOf(contract).includes(one)))
      for (const kind of ['missing', 'malformed'] as const)
        expect(await ask(person(name), contract, kind), name).toMatchObject({
          status: 403,
          body: { code: 'not-permitted' },
        })
  })

  it.each(narrow)('$method $path: passes the roles that it names (the control)', async (contract) => {
    for (const name of rolesOf(contract))
      expect([401, 403]).not.toContain((await ask(person(name), contract)).status)
  })
})

describe('404', () => {
  it.each(withParams)('$method $path: malformed and missing are the same bytes', async (contract) => {
    const by = contract.allows === 'public' ? undefined : person(rolesOf(contract)[0] ?? '')
    if (contract.body) expect(bodies, 'a sound body').toHaveProperty(contract.id)
    const body = bodies[contract.id] ?? {}
    const nowhere = await app.call('get', '/api/nowhere')
    expect(nowhere.status).toBe(404)
    expect(seen(await ask(by, contract, 'missing', body))).toBe(seen(nowhere))
    expect(seen(await ask(by, contract, 'malformed', body))).toBe(seen(nowhere))
  })
})
