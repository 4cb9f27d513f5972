import { describe, expect, it } from 'vitest'
import {
  couldEver,
  grantsFor,
  may,
  permissions,
  role,
  type Actor,
  type Grant,
  type Permission,
  type Role,
  type Subject,
} from '../../../shared/access.ts'
import { organizationId, personId, regionCode } from '../../../shared/ids.ts'

const ann = personId.parse('per_00000000000000ann')
const bo = personId.parse('per_000000000000000bo')
const own = organizationId.parse('org_00000000000000own')
const other = organizationId.parse('org_000000000000other')
const county = regionCode.parse('990101')
const elsewhere = regionCode.parse('9902')

const names = Object.keys(permissions).filter((one): one is Permission => one in permissions)
const rule = (name: Permission): { roles: readonly (Role | 'PERSON')[]; relation: string } =>
  permissions[name]
const grantOf = (one: Role, organization = own, region = county): Grant => ({
  role: one,
  organizationId: organization,
  region,
})
const actor = (...grants: Grant[]): Actor => ({ personId: ann, grants })

/** Everything about which ann stands as each relation asks; and everything about which she does not. */
const near: Subject = {
  personId: ann,
  organizationId: own,
  region: regionCode.parse('990101001'),
  memberIds: [bo, ann],
}
const far: Subject = { personId: bo, organizationId: other, region: elsewhere, memberIds: [bo] }

const holders = (name: Permission) => rule(name).roles
const holder = (name: Permission): Actor =>
  actor(...holders(name).flatMap((one): Grant[] => (one === 'PERSON' ? [] : [grantOf(one)])))

/** The policy, said a second time: whoever changes it says so here too. */
const policy: Record<Permission, readonly [string, ...(Role | 'PERSON')[]]> = {
  'identity.see-self': ['self', 'PERSON'],
  'identity.change-self': ['self', 'PERSON'],
  'identity.answer-invitation': ['self', 'PERSON'],
  'identity.invite-staff': ['organization', 'ORG_MANAGER'],
  'identity.see-staff': ['organization', 'ORG_MANAGER'],
  'identity.change-staff': ['organization', 'ORG_MANAGER'],
  'identity.invite-official': ['region', 'ADMINISTRATOR'],
  'identity.see-officials': ['region', 'ADMINISTRATOR'],
  'identity.change-official': ['region', 'ADMINISTRATOR'],
  'identity.suspend': ['region', 'ADMINISTRATOR'],
  'identity.reset-factors': ['region', 'ADMINISTRATOR'],
  'volunteers.apply': ['self', 'PERSON'],
  'volunteers.see-self': ['self', 'PERSON'],
  'volunteers.change-self': ['self', 'VOLUNTEER'],
  'volunteers.see-region': ['region', 'REVIEWER', 'ADMINISTRATOR'],
  'volunteers.verify': ['region', 'REVIEWER'],
  'volunteers.appoint': ['region', 'ADMINISTRATOR'],
  'organizations.register': ['self', 'PERSON'],
  'organizations.see-own': ['organization', 'ORG_MANAGER', 'TRAINER'],
  'organizations.see-region': ['region', 'ADMINISTRATOR'],
  'organizations.approve': ['region', 'ADMINISTRATOR'],
  'training.see': ['any', 'PERSON'],
  'training.plan': ['organization', 'ORG_MANAGER', 'TRAINER'],
  'training.enrol-self': ['self', 'VOLUNTEER'],
  'training.see-roster': ['organization', 'ORG_MANAGER', 'TRAINER'],
  'training.record': ['organization', 'ORG_MANAGER', 'TRAINER'],
  'certifications.see-self': ['self', 'PERSON'],
  'certifications.see-region': ['region', 'REVIEWER', 'ADMINISTRATOR'],
  'certifications.award': ['organization', 'ORG_MANAGER'],
  'certifications.revoke': ['organization', 'ORG_MANAGER'],
  'certifications.set-requirements': ['region', 'ADMINISTRATOR'],
  'groups.see': ['region', 'COORDINATOR'],
  'groups.see-as-member': ['member', 'VOLUNTEER'],
  'groups.lead': ['region', 'COORDINATOR'],
  'volunteers.correct': ['region', 'REVIEWER'],
  'training.correct': ['organization', 'ORG_MANAGER'],
  'groups.place': ['region', 'COORDINATOR'],
  'groups.answer-invitation': ['self', 'VOLUNTEER'],
  'matching.suggest': ['region', 'COORDINATOR'],
  'audit.read': ['region', 'AUDITOR'],
}

it('the table of permissions is this policy', () => {
  expect(Object.fromEntries(names.map((name) => [name, [rule(name).relation, ...rule(name).roles]]))).toEqual(
    policy,
  )
})

describe.each(names)('%s', (name) => {
  it('is had by those who hold it, here', () => {
    for (const one of holders(name)) {
      const who = one === 'PERSON' ? actor() : actor(grantOf(one))
      expect(may(who, name, near), one).toBe(true)
      expect(couldEver(who, name), one).toBe(true)
    }
  })

  it('is not had by any other role', () => {
    if (holders(name).includes('PERSON')) return
    for (const one of role.options.filter((each) => !holders(name).includes(each))) {
      expect(may(actor(grantOf(one)), name, near), one).toBe(false)
      expect(couldEver(actor(grantOf(one)), name), one).toBe(false)
    }
    expect(may(actor(), name, near)).toBe(false)
  })

  it('is not had elsewhere, nor over a thing that says nothing of itself', () => {
    const anywhere = rule(name).relation === 'any'
    expect(may(holder(name), name, far)).toBe(anywhere)
    expect(may(holder(name), name, {})).toBe(anywhere)
  })

  it('speaks both languages', () => {
    expect(permissions[name].zh).toMatch(/\p{Script=Han}/u)
    expect(permissions[name].en).toMatch(/^[a-z][\x20-\x7e’]+$/)
  })
})

describe('scope', () => {
  it('of a prefecture holds its counties, never the other way round, and never by a look-alike', () => {
    const adm = actor({ role: 'ADMINISTRATOR', region: regionCode.parse('9901') })
    const inside = (code: string) => may(adm, 'volunteers.appoint', { region: regionCode.parse(code) })
    expect(['9901', '990101', '990108', '990101001'].map(inside)).toEqual([true, true, true, true])
    expect(['99', '9902', '990201', '199901'].map(inside)).toEqual([false, false, false, false])
  })

  it('is each grant’s own: a role here and another there do not add up', () => {
    const both = actor({ role: 'ADMINISTRATOR', region: county }, { role: 'REVIEWER', region: elsewhere })
    expect(may(both, 'volunteers.verify', { region: county })).toBe(false)
    expect(may(both, 'volunteers.appoint', { region: elsewhere })).toBe(false)
  })

  it('missing from a grant gives nothing', () => {
    expect(may(actor({ role: 'ADMINISTRATOR' }), 'volunteers.appoint', { region: county })).toBe(false)
    expect(may(actor({ role: 'ORG_MANAGER' }), 'training.plan', { organizationId: own })).toBe(false)
    expect(may(actor({ role: 'ORG_MANAGER' }), 'training.plan', {})).toBe(false)
  })

  it('grantsFor: where to look for work', () => {
    const here: Grant = { role: 'REVIEWER', region: county }
    const there: Grant = { role: 'REVIEWER', region: elsewhere }
    expect(grantsFor(actor(here, { role: 'VOLUNTEER' }, there), 'volunteers.verify')).toEqual([here, there])
  })
})
