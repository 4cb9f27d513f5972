import * as z from 'zod'
import type { Words } from './language.ts'

/** The classes of what is stored (GB/T 45574-2025, PIPL art. 51): public, internal, personal, sensitive, of a case. */
export const privacyClass = z.enum(['L1', 'L2', 'L3', 'L4', 'L5'])
export type PrivacyClass = z.infer<typeof privacyClass>

/** `open`: stored in clear, because lists and rules need it, and by itself it points to nobody. Only L3 can be. */
type Personal = Words & ({ readonly class: 'L3'; readonly open?: true } | { readonly class: 'L4' | 'L5'; readonly open?: never })

/**
 * Every personal field that is stored, in words: the one table from which sealing, masks, export, erasure, the audit of
 * reads and the privacy page come. What is stored and not here is L1 or L2, and says so in its record.
 */
export const personalFields = {
  'account.addresses': { class: 'L3', zh: '手机号与邮箱', en: 'mobile numbers and mail addresses' },
  'account.grants': { class: 'L3', open: true, zh: '担任的角色', en: 'roles held' },
  'account.passkeys': { class: 'L3', zh: '通行密钥', en: 'passkeys' },
  'account.totp': { class: 'L4', zh: '动态口令的密钥', en: 'secret of the one-time password app' },
  'account.recoveryCodes': { class: 'L4', zh: '恢复码', en: 'recovery codes' },
  'account.resetReason': { class: 'L3', zh: '重设第二步验证的理由', en: 'why the second step was reset' },
  'account.revoked': { class: 'L3', zh: '被撤销的角色与理由', en: 'roles taken back, with the reasons' },
  'invitation.address': { class: 'L3', zh: '受邀人的手机号或邮箱', en: 'address of an invited person' },
  'volunteer.name': { class: 'L3', zh: '志愿者姓名', en: 'volunteer’s name' },
  'volunteer.idNumber': { class: 'L4', zh: '身份证号码', en: 'identity number' },
  'volunteer.bornOn': { class: 'L4', zh: '出生日期', en: 'date of birth' },
  'volunteer.specialty': { class: 'L3', zh: '专业或专长', en: 'specialty' },
  'volunteer.reason': { class: 'L3', zh: '退回或未通过的理由', en: 'why it was returned or refused' },
  'volunteer.consents': { class: 'L3', open: true, zh: '同意过的文本', en: 'texts agreed to' },
  'volunteer.offers': { class: 'L3', open: true, zh: '专业、可服务的时间与领域', en: 'profession, times and fields of help' },
  'volunteer.progress': { class: 'L3', open: true, zh: '申请进度', en: 'progress of the application' },
  'volunteer.paperSeen': { class: 'L4', zh: '证件核验', en: 'check of the identity paper' },
  'credential.number': { class: 'L4', zh: '资格证书及其编号', en: 'credential and its number' },
  'credential.checkCode': { class: 'L4', zh: '学信网验证码', en: 'check code of a diploma' },
  'enrolment.progress': { class: 'L3', open: true, zh: '培训报名、出勤与成绩', en: 'training booked, attendance and results' },
  'certificate.progress': { class: 'L3', open: true, zh: '培训证书', en: 'training certificates' },
  'certificate.reason': { class: 'L3', zh: '证书撤销的理由', en: 'why a certificate was revoked' },
  'placement.progress': { class: 'L3', open: true, zh: '小组邀请与席位', en: 'invitations to groups and places' },
  'group.members': { class: 'L3', open: true, zh: '小组成员', en: 'members of a group' },
  'placement.answer': { class: 'L3', zh: '谢绝或结束的理由', en: 'why one declined, or a place ended' },
  'correction.text': { class: 'L4', zh: '更正请求与答复', en: 'requests for a correction, with the answers' },
  'organization.contactName': { class: 'L3', zh: '机构联系人姓名', en: 'name of an organization’s contact' },
  'organization.contactPhone': { class: 'L3', zh: '机构联系人电话', en: 'phone of an organization’s contact' },
  'organization.reason': { class: 'L3', zh: '机构未通过的理由', en: 'why an organization was refused' },
  'group.code': { class: 'L5', zh: '小组编号', en: 'code of a group' },
  'group.needs': { class: 'L5', zh: '小组的需要与大致情况', en: 'needs and broad facts of a group' },
  'group.notes': { class: 'L5', zh: '小组的风险告知与备注', en: 'risk notice and notes of a group' },
} as const satisfies Record<string, Personal>

export type PersonalField = keyof typeof personalFields

const isPersonalField = (name: string): name is PersonalField => name in personalFields
export const personalField = z.enum(Object.keys(personalFields).filter(isPersonalField))

/** What an attribute of the store is: L1, L2, or a personal field, which says the class. */
export type StoredTag = 'L1' | 'L2' | PersonalField

const table: Readonly<Record<PersonalField, Personal>> = personalFields

export const classOf = (tag: StoredTag): PrivacyClass => (tag === 'L1' || tag === 'L2' ? tag : table[tag].class)

/** Whether an attribute is stored as ciphertext: L4 and L5, and what identifies in L3. */
export const isSealed = (tag: StoredTag): boolean => tag !== 'L1' && tag !== 'L2' && table[tag].open !== true
