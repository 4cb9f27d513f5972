import { expect, it } from 'vitest'
import { decided, worksFor } from '../../../functions/contexts/organizations/organization.ts'
import { instant } from '../../../shared/dates.ts'
import { organizationId, personId } from '../../../shared/ids.ts'
import { aRegistration, anOrganization } from '../../support/builders/organizations.ts'

const noon = instant.parse('2026-11-24T04:00:00.000Z')
const adm = personId.parse('per_0000000000000adm')

it('waits for a decision, which is made once and remembers by whom', () => {
  const { county, ...facts } = aRegistration()
  const applied = anOrganization.applied()
  expect(applied).toMatchObject({ ...facts, region: county, status: 'APPLIED', version: 0 })
  expect(decided(applied, { decision: 'APPROVE', version: 1 }, adm, noon)).toEqual({
    ...applied,
    status: 'APPROVED',
    reason: undefined,
    decided: { by: adm, at: noon },
  })
  for (const made of [anOrganization.approved(), anOrganization.refused()])
    for (const decision of [
      { decision: 'APPROVE', version: 1 },
      { decision: 'REFUSE', version: 1, reason: '登记证书已过期。' },
    ] as const)
      expect(() => decided(made, decision, adm, noon)).toThrow('wrong-stage')
})

it('a reason belongs to a refusal', () => {
  expect([anOrganization.approved().reason, anOrganization.refused().reason]).toEqual([
    undefined,
    '登记证书已过期。',
  ])
})

it('any role in it is working for it; a role in another, or over its region, is not', () => {
  const one = anOrganization.applied()
  const other = organizationId.parse('org_0000000000000oth')
  const works = (...grants: Parameters<typeof worksFor>[0]['grants'][number][]) =>
    worksFor({ personId: adm, grants }, one)
  expect(works({ role: 'ORG_MANAGER', organizationId: one.organizationId })).toBe(true)
  expect(works({ role: 'TRAINER', organizationId: one.organizationId })).toBe(true)
  expect(
    works({ role: 'ORG_MANAGER', organizationId: other }, { role: 'ADMINISTRATOR', region: one.region }),
  ).toBe(false)
})
