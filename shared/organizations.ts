import * as z from 'zod'
import { contract } from './contract.ts'
import { instant } from './dates.ts'
import { creditCode, personName, text } from './formats.ts'
import { countyCode, organizationId, regionCode } from './ids.ts'
import { pageOf, pageQuery, receipt } from './receipt.ts'
import { organizationKind, organizationStatus } from './vocabulary.ts'

export const registration = z.object({
  /** Registered name, in Chinese. */
  name: text(60),
  nameEn: z.optional(text(120)),
  creditCode,
  kind: organizationKind,
  county: countyCode,
  /** What it does, for the public page. */
  purpose: text(500),
  contactName: personName,
  contactPhone: z.string().check(z.regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,5})?|(400|800)\d{7})$/)),
})
export type Registration = z.infer<typeof registration>

export const organizationView = z.object({
  id: organizationId,
  version: z.int(),
  ...registration.shape,
  /** Same as county: what rules look at. */
  region: regionCode,
  creditCode: z.string(),
  contactName: z.string(),
  status: organizationStatus,
  reason: z.optional(z.string()),
  registeredAt: instant,
})
export type OrganizationView = z.infer<typeof organizationView>

export const organizationRow = z.object({
  id: organizationId,
  version: z.int(),
  name: z.string(),
  nameEn: z.optional(z.string()),
  kind: organizationKind,
  county: countyCode,
  status: organizationStatus,
  registeredAt: instant,
})
export type OrganizationRow = z.infer<typeof organizationRow>

/** Whoever registers becomes its manager. */
export const registerOrganization = contract({
  id: 'registerOrganization',
  method: 'post',
  path: '/api/organizations',
  allows: ['organizations.register'],
  renewsSession: true,
  body: registration,
  answer: receipt,
})

export const getOrganization = contract({
  id: 'getOrganization',
  method: 'get',
  path: '/api/organizations/{organizationId}',
  allows: ['organizations.see-own', 'organizations.see-region'],
  params: z.object({ organizationId }),
  answer: organizationView,
  discloses: ['organization.contactName', 'organization.contactPhone', 'organization.reason'],
  purpose: 'overseeing-organizations',
})

export const listOrganizations = contract({
  id: 'listOrganizations',
  method: 'get',
  path: '/api/organizations',
  allows: ['organizations.see-region'],
  /** Oldest first. */
  query: z.object({ county: countyCode, status: organizationStatus, ...pageQuery }),
  answer: pageOf(organizationRow),
})

export const organizationDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('APPROVE'), version: z.int() }),
  z.object({ decision: z.literal('REFUSE'), version: z.int(), reason: text(300) }),
])
export type OrganizationDecision = z.infer<typeof organizationDecision>

/** A refused one may register again: its credit code is free. */
export const decideOrganization = contract({
  id: 'decideOrganization',
  method: 'post',
  path: '/api/organizations/{organizationId}/decision',
  allows: ['organizations.approve'],
  params: z.object({ organizationId }),
  body: organizationDecision,
  answer: receipt,
})
