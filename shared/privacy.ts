import * as z from 'zod'
import type { Words } from './language.ts'

/** The classes of what is stored (GB/T 45574-2025, PIPL art. 51): public, internal, personal, sensitive, of a case. */
export const privacyClass = z.enum(['L1', 'L2', 'L3', 'L4', 'L5'])
export type PrivacyClass = z.infer<typeof privacyClass>

/** How long things are kept; what is past it, a job removes every day. */
export const retention = {
  /** An application that was refused, or returned and never mended. */
  refusedMonths: 12,
  /** Somebody who has left, with their account. */
  leftMonths: 36,
  /** Credential numbers after the decision: of each the last four characters stay. */
  numberDays: 30,
  /** A group after its end: then its data key goes, and only figures stay. */
  groupMonths: 12,
  /** An invitation to a role that nobody answered, after its last day. */
  invitationDays: 30,
  /** A request for a correction after its answer. */
  correctionMonths: 12,
  /** Who has read what of whom (网络安全法: at least six months; PIPL art. 56: three years). */
  readMonths: 36,
} as const

type ClassWords = { readonly kind: Words; readonly protection: Words; readonly kept: Words }

/** The classes in words: what they are, how they are protected, how long they are kept. The privacy page is made from it. */
export const privacyClasses: Readonly<Record<PrivacyClass, ClassWords>> = {
  L1: {
    kind: { zh: '公开的：培训安排、机构名称、证书查验结果', en: 'Public: training, names of organizations, the check of a certificate' },
    protection: { zh: '任何人都能看；证书上的姓名只显示姓', en: 'Open to all; of a holder only the family name' },
    kept: { zh: '一直公开', en: 'As long as it is published' },
  },
  L2: {
    kind: { zh: '内部的：编号、日期、状态、名额', en: 'Internal: ids, dates, states, places' },
    protection: { zh: '登录的有关人员', en: 'Signed-in people whom it concerns' },
    kept: { zh: '与所属的记录相同', en: 'As long as what it belongs to' },
  },
  L3: {
    kind: { zh: '个人的：姓名、手机号、邮箱、专业、服务情况', en: 'Personal: name, phone, mail, profession, service' },
    protection: {
      zh: '能认出人的内容用每人一把的密钥加密，默认遮住',
      en: 'What identifies is encrypted under a key of each person’s own, and masked by default',
    },
    kept: {
      zh: `账户存续期间；退出后 ${retention.leftMonths / 12} 年，未通过的申请 ${retention.refusedMonths / 12} 年；依法要留存的服务和培训记录隐去姓名`,
      en: `While the account lasts; ${retention.leftMonths / 12} years after leaving, ${retention.refusedMonths / 12} year after a refusal; records of service and training that the law asks for stay without a name`,
    },
  },
  L4: {
    kind: { zh: '敏感的：身份证号码、证书编号、核验结果', en: 'Sensitive: identity number, credential numbers, results of checks' },
    protection: {
      zh: '加密保存，不进列表，只有正在核验的审核员能看到，每次都有记录',
      en: 'Encrypted, in no list, open only to the reviewer on the case, each reading recorded',
    },
    kept: {
      zh: `证书编号在决定后 ${retention.numberDays} 天只留末四位；学信网验证码在决定时删除；其余最长与账户相同`,
      en: `Of credential numbers the last four characters ${retention.numberDays} days after the decision; check codes go with the decision; the rest at most as long as the account`,
    },
  },
  L5: {
    kind: { zh: '小组的：编号、需要、时间、备注', en: 'Of a group: code, needs, times, notes' },
    protection: {
      zh: '用每个小组一把的密钥加密，每次打开都核对是不是成员或本地区协调员',
      en: 'Encrypted under a key of each group’s own; each reading checks for membership or the region’s coordinator',
    },
    kept: {
      zh: `小组结束后 ${retention.groupMonths / 12} 年，然后销毁密钥，只留数字`,
      en: `${retention.groupMonths / 12} year after the group ends; then the key is destroyed and only figures stay`,
    },
  },
}

/** What an erasure leaves, by the record's noun: why, and until when. It stays under a random id, without a name. */
export const keptAfterErasure = {
  certificate: {
    zh: '培训证书：编号、科目和期限，供持证单位查验。依据《志愿服务条例》第十九条，长期保存。',
    en: 'Training certificates: number, subject and term, so that the paper can be checked. Regulations on Volunteer Services, art. 19; for good.',
  },
  enrolment: {
    zh: '培训的出勤和成绩：证书的依据。《志愿服务条例》第十六、十九条，与证书同期。',
    en: 'Attendance and results of training, on which certificates rest. The same regulations, art. 16 and 19; as long as the certificate.',
  },
  placement: {
    zh: '在小组中的起止时间：服务记录的依据。《志愿服务条例》第十九条，长期保存；小组的内容按小组的期限删除。',
    en: 'When a place in a group began and ended, for the record of service. The same regulations, art. 19; what is of the group goes with the group.',
  },
  trail: {
    zh: `操作记录和读取记录：谁在什么时候做了什么，不含内容。《网络安全法》要求至少 6 个月，《个人信息保护法》第五十六条要求 ${retention.readMonths / 12} 年。`,
    en: `The trail of what was done and read: who, when and which fields, without values. The Cybersecurity Law asks for at least 6 months, PIPL art. 56 for ${retention.readMonths / 12} years.`,
  },
} as const satisfies Record<string, Words>

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
