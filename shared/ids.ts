import * as z from 'zod'

const id = (prefix: string) => z.string().check(z.regex(new RegExp(`^${prefix}_[0-9A-Za-z]{16,32}$`)))

/** A person with an account. A volunteer is a person in that role and has the same id. */
export const personId = id('per').brand<'PersonId'>()
export type PersonId = z.infer<typeof personId>

export const organizationId = id('org').brand<'OrganizationId'>()
export type OrganizationId = z.infer<typeof organizationId>

export const programmeId = id('prg').brand<'ProgrammeId'>()
export type ProgrammeId = z.infer<typeof programmeId>

export const sessionId = id('ses').brand<'SessionId'>()
export type SessionId = z.infer<typeof sessionId>

export const certificateId = id('crt').brand<'CertificateId'>()
export type CertificateId = z.infer<typeof certificateId>

export const groupId = id('grp').brand<'GroupId'>()
export type GroupId = z.infer<typeof groupId>

export const placementId = id('plc').brand<'PlacementId'>()
export type PlacementId = z.infer<typeof placementId>

/** A sign-in that is alive, as its owner's list names it: neither its token nor a hash of it. */
export const signedInId = id('sgn').brand<'SignedInId'>()
export type SignedInId = z.infer<typeof signedInId>

/** A passkey or an authenticator app of a person. */
export const factorId = id('fct').brand<'FactorId'>()
export type FactorId = z.infer<typeof factorId>

/** A person's request to correct what is stored about them. */
export const correctionId = id('cor').brand<'CorrectionId'>()
export type CorrectionId = z.infer<typeof correctionId>

export const invitationId = id('inv').brand<'InvitationId'>()
export type InvitationId = z.infer<typeof invitationId>

/** 行政区划代码 GB/T 2260: 2 (province), 4 (prefecture), 6 (county) or 9 (township) digits; scope is by prefix. */
export const regionCode = z
  .string()
  .check(z.regex(/^[1-9]\d(\d{2}(\d{2}(\d{3})?)?)?$/))
  .brand<'RegionCode'>()
export type RegionCode = z.infer<typeof regionCode>

export const countyCode = z
  .string()
  .check(z.regex(/^[1-9]\d{5}$/))
  .brand<'RegionCode'>()
