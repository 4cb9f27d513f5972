import { organizationId } from '../../shared/ids.ts'
import { decideOrganization } from '../contexts/organizations/decide-organization.ts'
import { getOrganization } from '../contexts/organizations/get-organization.ts'
import { listOrganizations } from '../contexts/organizations/list-organizations.ts'
import { owed } from '../contexts/organizations/owed.ts'
import type { CountiesIn, GrantRole, RequireRegions } from '../contexts/organizations/ports.ts'
import { registerOrganization } from '../contexts/organizations/register-organization.ts'
import { organizationsStore } from '../contexts/organizations/store.ts'
import { approvalOf, nameOf } from '../contexts/organizations/tell-approval.ts'
import type { Base } from './base.ts'

type Asks = { grantRole: GrantRole; countiesIn: CountiesIn; requireRegions: RequireRegions }

export function organizationsOf(base: Base, asks: Asks) {
  const organizations = organizationsStore(base)
  const newOrganizationId = () => organizationId.parse(base.newId('org'))
  const needs = { ...base, ...asks, organizations, newOrganizationId }
  return {
    registerOrganization: registerOrganization(needs),
    getOrganization: getOrganization(needs),
    listOrganizations: listOrganizations(needs),
    decideOrganization: decideOrganization(needs),
    /** Other contexts, the seed and the demo data work on organizations through these. */
    organizations,
    approvalOf: approvalOf(needs),
    nameOf: nameOf(needs),
    owed: owed(needs),
  }
}
