import * as z from 'zod'
import { day, type Day } from './dates.ts'
import { organizationId, regionCode, type OrganizationId, type PersonId, type RegionCode } from './ids.ts'
import type { Words } from './language.ts'

/** Roles of 2-domain §9. Everyone who signed in is a PERSON besides. */
export const role = z.enum(['VOLUNTEER', 'ORG_MANAGER', 'TRAINER', 'COORDINATOR', 'ADMINISTRATOR', 'REVIEWER', 'EVALUATOR', 'AUDITOR'])
export type Role = z.infer<typeof role>

/** A role with its scope: an organization, or a region by code prefix. A VOLUNTEER's scope is oneself. */
export const grant = z.object({
  role,
  organizationId: z.optional(organizationId),
  region: z.optional(regionCode),
  /** The first Beijing day on which it holds; absent: it has always held. */
  from: z.optional(day),
  /** The last Beijing day on which it holds, that day included; absent: without end. */
  until: z.optional(day),
})
export type Grant = z.infer<typeof grant>

/** Whether a grant holds on a Beijing day: its first and its last day count. */
export const isInForce = ({ from, until }: Grant, on: Day): boolean => (from === undefined || from <= on) && (until === undefined || on <= until)

/** Whether a grant's last day lies before a Beijing day: it holds no more, and will not again. */
export const isOver = ({ until }: Grant, on: Day): boolean => until !== undefined && until < on

/** Who acts, with the grants in force today alone: a rule below never has to ask for the date. */
export type Actor = { personId: PersonId; grants: readonly Grant[] }

/**
 * How the actor must stand to the thing: `self` it is about them, `organization` it belongs to the grant's
 * organization, `region` it lies in the grant's region, `member` they are a confirmed member, `any` the role is enough.
 */
export type Relation = 'self' | 'organization' | 'region' | 'member' | 'any'

/** What a rule may look at. A domain object that has these fields is its own subject. */
export type Subject = {
  readonly personId?: PersonId | undefined
  readonly organizationId?: OrganizationId | undefined
  readonly region?: RegionCode | undefined
  readonly memberIds?: readonly PersonId[] | undefined
}

type Rule = Words & { roles: readonly (Role | 'PERSON')[]; relation: Relation }

/** The one table of "may they?". What is not listed is not allowed, for jobs too. */
export const permissions = {
  'identity.see-self': { zh: '查看自己的账户', en: 'see one’s own account', roles: ['PERSON'], relation: 'self' },
  'identity.change-self': { zh: '修改自己的账户', en: 'change one’s own account', roles: ['PERSON'], relation: 'self' },
  'identity.answer-invitation': { zh: '接受或谢绝角色邀请', en: 'accept or decline an invitation to a role', roles: ['PERSON'], relation: 'self' },
  'identity.invite-staff': { zh: '邀请本机构工作人员', en: 'invite staff of one’s organization', roles: ['ORG_MANAGER'], relation: 'organization' },
  'identity.see-staff': { zh: '查看本机构工作人员', en: 'see the staff of one’s organization', roles: ['ORG_MANAGER'], relation: 'organization' },
  'identity.change-staff': {
    zh: '更改或撤销本机构人员的角色',
    en: 'change or revoke roles in one’s organization',
    roles: ['ORG_MANAGER'],
    relation: 'organization',
  },
  'identity.invite-official': { zh: '邀请本地区工作人员', en: 'invite officials of one’s region', roles: ['ADMINISTRATOR'], relation: 'region' },
  'identity.see-officials': { zh: '查看本地区工作人员', en: 'see the officials of one’s region', roles: ['ADMINISTRATOR'], relation: 'region' },
  'identity.change-official': { zh: '更改或撤销本地区人员的角色', en: 'change or revoke roles in one’s region', roles: ['ADMINISTRATOR'], relation: 'region' },
  'identity.reset-factors': {
    zh: '为本地区工作人员重设第二步验证',
    en: 'reset the second step of staff in one’s region',
    roles: ['ADMINISTRATOR'],
    relation: 'region',
  },
  'identity.suspend': {
    zh: '停用和恢复本地区人员的账户',
    en: 'suspend and restore accounts of people in one’s region',
    roles: ['ADMINISTRATOR'],
    relation: 'region',
  },
  'volunteers.apply': { zh: '报名成为志愿者', en: 'apply to be a volunteer', roles: ['PERSON'], relation: 'self' },
  'volunteers.see-self': { zh: '查看自己的志愿者档案', en: 'see one’s own volunteer file', roles: ['PERSON'], relation: 'self' },
  'volunteers.change-self': { zh: '修改自己的志愿者档案', en: 'change one’s own volunteer file', roles: ['VOLUNTEER'], relation: 'self' },
  'volunteers.see-region': { zh: '查看本地区志愿者名单', en: 'see the volunteers of one’s region', roles: ['REVIEWER', 'ADMINISTRATOR'], relation: 'region' },
  'volunteers.verify': { zh: '核验身份与资质', en: 'verify identity and qualifications', roles: ['REVIEWER'], relation: 'region' },
  'volunteers.correct': { zh: '答复志愿者资料的更正请求', en: 'answer requests to correct volunteers’ data', roles: ['REVIEWER'], relation: 'region' },
  'volunteers.appoint': { zh: '聘任志愿者', en: 'appoint volunteers', roles: ['ADMINISTRATOR'], relation: 'region' },
  'organizations.register': { zh: '登记机构', en: 'register an organization', roles: ['PERSON'], relation: 'self' },
  'organizations.see-own': { zh: '查看本机构', en: 'see one’s own organization', roles: ['ORG_MANAGER', 'TRAINER'], relation: 'organization' },
  'organizations.see-region': { zh: '查看本地区机构', en: 'see the organizations of one’s region', roles: ['ADMINISTRATOR'], relation: 'region' },
  'organizations.approve': { zh: '审核机构', en: 'approve organizations', roles: ['ADMINISTRATOR'], relation: 'region' },
  'training.see': { zh: '查看培训', en: 'see training', roles: ['PERSON'], relation: 'any' },
  'training.plan': { zh: '设置培训项目与班次', en: 'plan programmes and sessions', roles: ['ORG_MANAGER', 'TRAINER'], relation: 'organization' },
  'training.enrol-self': { zh: '报名培训', en: 'enrol oneself in training', roles: ['VOLUNTEER'], relation: 'self' },
  'training.see-roster': { zh: '查看学员名单', en: 'see the roster of a session', roles: ['ORG_MANAGER', 'TRAINER'], relation: 'organization' },
  'training.record': { zh: '登记出勤与成绩', en: 'record attendance and results', roles: ['ORG_MANAGER', 'TRAINER'], relation: 'organization' },
  'training.correct': { zh: '答复培训记录的更正请求', en: 'answer requests to correct training records', roles: ['ORG_MANAGER'], relation: 'organization' },
  'certifications.see-self': { zh: '查看自己的证书与要求', en: 'see one’s own certificates and requirements', roles: ['PERSON'], relation: 'self' },
  'certifications.see-region': {
    zh: '查看本地区志愿者的证书与要求',
    en: 'see certificates and requirements of the region’s volunteers',
    roles: ['REVIEWER', 'ADMINISTRATOR'],
    relation: 'region',
  },
  'certifications.award': { zh: '发放证书', en: 'award certificates', roles: ['ORG_MANAGER'], relation: 'organization' },
  'certifications.revoke': { zh: '撤销证书', en: 'revoke certificates', roles: ['ORG_MANAGER'], relation: 'organization' },
  'certifications.set-requirements': { zh: '设定本地区要求', en: 'set the region’s requirements', roles: ['ADMINISTRATOR'], relation: 'region' },
  'groups.see': { zh: '查看本地区小组', en: 'see the groups of one’s region', roles: ['COORDINATOR'], relation: 'region' },
  'groups.see-as-member': { zh: '查看自己所在的小组', en: 'see the groups one belongs to', roles: ['VOLUNTEER'], relation: 'member' },
  'groups.lead': { zh: '建立、修改和结束小组', en: 'open, change and close groups', roles: ['COORDINATOR'], relation: 'region' },
  'groups.place': { zh: '邀请志愿者并确认席位', en: 'invite volunteers and confirm places', roles: ['COORDINATOR'], relation: 'region' },
  'groups.answer-invitation': { zh: '答复小组邀请', en: 'answer an invitation to a group', roles: ['VOLUNTEER'], relation: 'self' },
  'matching.suggest': { zh: '查看人选建议与理由', en: 'see suggested helpers with reasons', roles: ['COORDINATOR'], relation: 'region' },
  'audit.read': { zh: '查看操作记录', en: 'read the audit trail', roles: ['AUDITOR'], relation: 'region' },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof permissions

const rules: Readonly<Record<Permission, Rule>> = permissions

/** The grants under which the actor holds the permission's role; a PERSON permission is held by all. */
function holds(actor: Actor, rule: Rule, fits: (grant: Grant | undefined) => boolean): boolean {
  if (rule.roles.includes('PERSON') && fits(undefined)) return true
  return actor.grants.some((held) => rule.roles.includes(held.role) && fits(held))
}

/** The grants under which the actor holds a permission: where there may be work to do. */
export const grantsFor = (actor: Actor, permission: Permission): Grant[] => actor.grants.filter((held) => rules[permission].roles.includes(held.role))

/** The door of a route: does the actor hold a role that could do this to something? */
export const couldEver = (actor: Actor, permission: Permission): boolean => holds(actor, rules[permission], () => true)

/** May the actor do this to this thing? */
export const may = (actor: Actor, permission: Permission, subject: Subject): boolean =>
  holds(actor, rules[permission], (held) => stands(actor, held, rules[permission].relation, subject))

function stands(actor: Actor, held: Grant | undefined, relation: Relation, subject: Subject): boolean {
  switch (relation) {
    case 'any':
      return true
    case 'self':
      return subject.personId === actor.personId
    case 'member':
      return subject.memberIds?.includes(actor.personId) ?? false
    case 'organization':
      return held?.organizationId !== undefined && held.organizationId === subject.organizationId
    case 'region':
      return held?.region !== undefined && (subject.region?.startsWith(held.region) ?? false)
  }
}

/** What the OpenAPI says of a rule (`x-authz`), from the table that enforces. */
export const authzOf = (anyOf: readonly Permission[]): { roles: string[]; relation: string } => ({
  roles: [...new Set(anyOf.flatMap((permission) => [...rules[permission].roles]))],
  relation: [...new Set(anyOf.map((permission) => rules[permission].relation))].join('|'),
})
