import type { Role } from './access.ts'
import type { Words } from './language.ts'
import type * as v from './vocabulary.ts'

const say = (zh: string, en: string): Words => ({ zh, en })

/** The words of the enumerations, in both languages (2-domain §9). */
export const words = {
  role: {
    VOLUNTEER: say('志愿者', 'Volunteer'), ORG_MANAGER: say('机构管理员', 'Organization manager'), TRAINER: say('培训师', 'Trainer'),
    COORDINATOR: say('协调员', 'Coordinator'), ADMINISTRATOR: say('司法行政管理员', 'Administrator'), REVIEWER: say('资质审核员', 'Reviewer'),
    EVALUATOR: say('第三方评价员', 'Evaluator'), AUDITOR: say('审计员', 'Auditor'),
  } satisfies Record<Role, Words>,
  background: {
    LAW: say('法学', 'Law'), PSYCHOLOGY: say('心理学', 'Psychology'), EDUCATION: say('教育学', 'Education'),
    SOCIOLOGY: say('社会学', 'Sociology'), SOCIAL_WORK: say('社会工作', 'Social work'), OTHER: say('其他', 'Other'),
  } satisfies Record<v.Background, Words>,
  helpField: {
    PREPARATION: say('帮教准备', 'Preparation'), MORAL_EDUCATION: say('思想道德教育', 'Moral education'), SOCIAL_ADAPTATION: say('社会适应性帮扶', 'Social adaptation'),
    MENTAL_HEALTH: say('心理健康教育', 'Mental health'), HARDSHIP_RELIEF: say('困难救助', 'Hardship relief'), EMPLOYMENT: say('就业帮扶', 'Employment'),
  } satisfies Record<v.HelpField, Words>,
  subject: { POLICY: say('帮教政策', 'Policy'), SKILLS: say('帮教技能', 'Skills'), STANDARDS: say('服务规范', 'Service standards') } satisfies Record<v.TrainingSubject, Words>,
  pairing: { ONE_TO_ONE: say('一帮一', 'One to one'), MANY_TO_ONE: say('多帮一', 'Many to one') } satisfies Record<v.Pairing, Words>,
  priority: { PRIORITY: say('重点', 'Priority'), ORDINARY: say('一般', 'Ordinary') } satisfies Record<v.Priority, Words>,
  sex: { FEMALE: say('女', 'Female'), MALE: say('男', 'Male') } satisfies Record<v.Sex, Words>,
  ageBand: {
    UNDER_18: say('18 岁以下', 'Under 18'), '18_29': say('18–29 岁', '18–29'), '30_39': say('30–39 岁', '30–39'),
    '40_49': say('40–49 岁', '40–49'), '50_59': say('50–59 岁', '50–59'), '60_UP': say('60 岁以上', '60 and over'),
  } satisfies Record<v.AgeBand, Words>,
  weekday: { MON: say('周一', 'Mon'), TUE: say('周二', 'Tue'), WED: say('周三', 'Wed'), THU: say('周四', 'Thu'), FRI: say('周五', 'Fri'), SAT: say('周六', 'Sat'), SUN: say('周日', 'Sun') } satisfies Record<(typeof v.weekdays)[number], Words>,
  dayPart: { AM: say('上午', 'Morning'), PM: say('下午', 'Afternoon'), EVE: say('晚上', 'Evening') } satisfies Record<(typeof v.dayParts)[number], Words>,
  volunteerStage: {
    DRAFT: say('填写中', 'Draft'), APPLIED: say('已申请', 'Applied'), VERIFIED: say('已核验', 'Verified'),
    INTERVIEWED: say('面谈通过', 'Interviewed'), TRAINED: say('培训合格', 'Trained'), APPOINTED: say('已聘任', 'Appointed'),
  } satisfies Record<v.VolunteerStage, Words>,
  standing: {
    ACTIVE: say('正常', 'Active'), RETURNED: say('退回补正', 'Returned'), PAUSED: say('暂停', 'Paused'),
    SUSPENDED: say('停用', 'Suspended'), LEFT: say('已退出', 'Left'), REFUSED: say('未通过', 'Refused'),
  } satisfies Record<v.Standing, Words>,
  credentialStatus: { PENDING: say('待核验', 'To be verified'), VERIFIED: say('已核验', 'Verified'), REJECTED: say('未通过', 'Not accepted'), REVOKED: say('已撤销', 'Revoked') } satisfies Record<v.CredentialStatus, Words>,
  credentialKind: {
    LEGAL_QUALIFICATION: say('法律职业资格证书', 'Legal profession qualification'), LAWYER_LICENCE: say('律师执业证', 'Lawyer’s licence'),
    PSYCHOTHERAPIST: say('心理治疗师', 'Psychotherapist'), PSYCHIATRIST: say('精神科医师', 'Psychiatrist'),
    PSYCHOLOGICAL_COUNSELLOR: say('心理咨询师（2017 年以前颁发）', 'Psychological counsellor (issued before 2017)'),
    PSYCHOLOGY_TRAINING: say('心理类培训证书', 'Psychology training certificate'), SOCIAL_WORKER: say('社会工作者职业水平证书', 'Social worker level certificate'),
    TEACHER: say('教师资格证书', 'Teacher’s qualification'), DEGREE: say('学历或学位证书', 'Diploma or degree'), IN_SERVICE_PROOF: say('在职证明', 'Proof of employment'),
  } satisfies Record<v.CredentialKind, Words>,
  checkMethod: { OFFICIAL_SITE: say('官网查询', 'Official site'), ORIGINAL: say('原件核验', 'Original seen'), CHECK_CODE: say('验证码', 'Check code') } satisfies Record<v.CheckMethod, Words>,
  credentialHint: {
    NUMBER_UNUSUAL: say('编号与常见格式不同', 'The number has an unusual form'), ISSUED_LATE: say('发证日期晚于该职业资格取消的时间', 'Issued after this qualification was discontinued'),
    ISSUED_IN_FUTURE: say('发证日期在今天之后', 'Issued later than today'), LAPSED: say('已过有效期', 'Its validity has ended'),
    OTHER_BACKGROUND: say('证书与所报专业不一致', 'It belongs to another profession'),
  } satisfies Record<v.CredentialHint, Words>,
  organizationKind: {
    ASSOCIATION: say('社会团体', 'Association'), SOCIAL_SERVICE: say('社会服务机构', 'Social service institution'), FOUNDATION: say('基金会', 'Foundation'),
    LAW_FIRM: say('律师事务所', 'Law firm'), PUBLIC_INSTITUTION: say('事业单位', 'Public institution'), AUTHORITY: say('机关', 'Authority'), OTHER: say('其他', 'Other'),
  } satisfies Record<v.OrganizationKind, Words>,
  organizationStatus: { APPLIED: say('待审核', 'Under review'), APPROVED: say('已通过', 'Approved'), REFUSED: say('未通过', 'Refused') } satisfies Record<v.OrganizationStatus, Words>,
  sessionStatus: { OPEN: say('开放报名', 'Open'), CANCELLED: say('已取消', 'Cancelled') } satisfies Record<v.SessionStatus, Words>,
  booking: { ENROLLED: say('已报名', 'Enrolled'), WITHDRAWN: say('已退出', 'Withdrawn') } satisfies Record<v.Booking, Words>,
  attendance: { PRESENT: say('已签到', 'Present'), LATE: say('迟到', 'Late'), LEFT_EARLY: say('早退', 'Left early'), EXCUSED: say('请假', 'Excused'), ABSENT: say('缺席', 'Absent') } satisfies Record<v.Attendance, Words>,
  result: { PASSED: say('合格', 'Passed'), FAILED: say('不合格', 'Failed') } satisfies Record<v.Result, Words>,
  certificateStatus: { VALID: say('有效', 'Valid'), RENEWABLE: say('待续期', 'Due for renewal'), GRACE: say('宽限', 'In grace'), EXPIRED: say('过期', 'Expired'), REVOKED: say('已撤销', 'Revoked') } satisfies Record<v.CertificateStatus, Words>,
  groupStatus: { MATCHING: say('待结对', 'Matching'), ACTIVE: say('帮教中', 'Active'), PAUSED: say('中止', 'Paused'), CLOSED: say('期满解除', 'Closed'), TRANSFERRED: say('转出', 'Transferred') } satisfies Record<v.GroupStatus, Words>,
  seatRole: { JUSTICE_OFFICER: say('司法所工作人员', 'Justice officer'), POLICE_OFFICER: say('社区民警', 'Community police officer'), COMMITTEE_MEMBER: say('村（居）干部', 'Committee member'), EMPLOYER: say('所在单位', 'Employer'), VOLUNTEER: say('志愿者', 'Volunteer') } satisfies Record<v.SeatRole, Words>,
  placementStatus: {
    INVITED: say('已邀请', 'Invited'), ACCEPTED: say('志愿者同意', 'Accepted'), DECLINED: say('谢绝', 'Declined'),
    CONFIRMED: say('已确认', 'Confirmed'), WITHDRAWN: say('邀请已撤回', 'Invitation withdrawn'), ENDED: say('结束', 'Ended'),
  } satisfies Record<v.PlacementStatus, Words>,
  dialect: {
    MANDARIN: say('普通话', 'Mandarin'), LOCAL: say('本地方言', 'Local dialect'), CANTONESE: say('粤语', 'Cantonese'), WU: say('吴语', 'Wu'), MIN: say('闽语', 'Min'),
    HAKKA: say('客家话', 'Hakka'), MINORITY_LANGUAGE: say('少数民族语言', 'A minority language'), SIGN_LANGUAGE: say('手语', 'Sign language'),
  } satisfies Record<v.Dialect, Words>,
  consentKind: {
    PERSONAL_DATA: say('个人信息处理规则', 'How your data is handled'), SENSITIVE_DATA: say('敏感个人信息单独同意', 'Separate consent for sensitive data'),
    UNDERTAKING: say('志愿者承诺书', 'Volunteer’s undertaking'), CONFIDENTIALITY: say('保密承诺书', 'Confidentiality undertaking'), MESSAGES: say('短信和邮件通知', 'Notices by SMS and mail'),
  } satisfies Record<v.ConsentKind, Words>,
} as const
