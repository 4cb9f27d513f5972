import * as z from 'zod'
import type { Words } from './language.ts'

/** Why somebody's personal data is read, as that person is told: each contract that discloses names one. */
export const purposes = {
  verification: { zh: '核验身份与资质', en: 'to verify identity and qualifications' },
  appointment: { zh: '办理聘任', en: 'to decide on an appointment' },
  training: { zh: '组织培训、登记出勤和成绩', en: 'to run a training session and record attendance' },
  'leading-groups': { zh: '组建和带领帮教小组', en: 'to form and lead groups' },
  'helping-in-group': { zh: '在小组中一起帮教', en: 'to help in the same group' },
  'answering-invitation': { zh: '考虑是否加入小组', en: 'to consider an invitation to a group' },
  correction: { zh: '核对并更正资料', en: 'to check and correct data' },
  'overseeing-organizations': { zh: '审核和联系机构', en: 'to approve and reach organizations' },
  'restoring-access': { zh: '核实身份，恢复登录', en: 'to make sure who you are and let you in again' },
  auditing: { zh: '审计操作记录', en: 'to audit the record of what was done' },
} as const satisfies Record<string, Words>

export const purpose = z.enum([
  'verification',
  'appointment',
  'training',
  'leading-groups',
  'helping-in-group',
  'answering-invitation',
  'correction',
  'overseeing-organizations',
  'restoring-access',
  'auditing',
])
export type Purpose = z.infer<typeof purpose>

/** Why data leaves in bulk or a mask is lifted: a choice, since a free text could name somebody in the trail. */
export const reasons = {
  'asked-by-person': { zh: '本人要求', en: 'the person asked for it' },
  'official-report': { zh: '向主管部门报告', en: 'a report to the authority in charge' },
  'legal-duty': { zh: '依法必须提供', en: 'the law requires it' },
  'complaint-or-incident': { zh: '处理投诉或事件', en: 'a complaint or an incident' },
  'data-correction': { zh: '核对并更正资料', en: 'to check and correct data' },
} as const satisfies Record<string, Words>

export const readReason = z.enum(['asked-by-person', 'official-report', 'legal-duty', 'complaint-or-incident', 'data-correction'])
export type ReadReason = z.infer<typeof readReason>
