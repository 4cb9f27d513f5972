import type { Language, Words } from '../../../shared/language.ts'

type Template = {
  readonly subject: Words
  /** `{when}` and `{role}` are filled in; nothing else of the matter is said. */
  readonly line: Words
  /** Page of the site, without its language. */
  readonly page: string
}

const say = (zh: string, en: string): Words => ({ zh, en })

/**
 * Every message but the sign-in code. A phone lies on tables and its screen lights up before others: no subject and no
 * line names a person, an organization, a course, a case or what the work is about.
 */
export const templates = {
  'role-invitation': {
    subject: say('同行：邀请您担任{role}', 'Tongxing: you are invited as {role}'),
    line: say(
      '邀请您在同行担任{role}。请在 {when} 前用这个地址登录并答复。',
      'You are invited to be {role} on Tongxing. Please sign in with this address and answer by {when}.',
    ),
    page: '/sign-in.html',
  },
  'volunteer-returned': {
    subject: say('同行：您的申请需要补充', 'Tongxing: your application needs an addition'),
    line: say(
      '您的志愿者申请需要补充或更正。请登录查看原因，改好后再次提交。',
      'Your application needs an addition or a correction. Please sign in to see why, then send it again.',
    ),
    page: '/my/home.html',
  },
  'volunteer-refused': {
    subject: say('同行：您的申请已有结果', 'Tongxing: there is a decision on your application'),
    line: say(
      '您的志愿者申请已有结果，请登录查看。',
      'There is a decision on your application. Please sign in to see it.',
    ),
    page: '/my/home.html',
  },
  'volunteer-verified': {
    subject: say('同行：您的申请已通过核验', 'Tongxing: your application has been verified'),
    line: say(
      '您的志愿者申请已通过核验，现在可以报名培训。',
      'Your application has been verified. You can book training now.',
    ),
    page: '/training/calendar.html',
  },
  'volunteer-appointed': {
    subject: say('同行：您已被聘任', 'Tongxing: you have been appointed'),
    line: say('您已被聘任为志愿者，谢谢您的付出。', 'You have been appointed as a volunteer. Thank you.'),
    page: '/my/home.html',
  },
  'organization-approved': {
    subject: say('同行：您的机构已通过审核', 'Tongxing: your organization has been approved'),
    line: say(
      '您登记的机构已通过审核，可以设置培训并邀请同事。',
      'The organization that you registered has been approved. You can plan training and invite colleagues.',
    ),
    page: '/organization/home.html',
  },
  'organization-refused': {
    subject: say('同行：您的机构登记已有结果', 'Tongxing: there is a decision on your organization'),
    line: say(
      '您登记的机构未通过审核，请登录查看原因。',
      'The organization that you registered was not approved. Please sign in to see why.',
    ),
    page: '/organization/home.html',
  },
  enrolled: {
    subject: say('同行：培训报名成功', 'Tongxing: you are enrolled'),
    line: say(
      '您已报名 {when} 开始的培训。如不能参加，请及时退出。',
      'You are enrolled in the training that starts on {when}. Please withdraw in time if you cannot come.',
    ),
    page: '/my/training.html',
  },
  withdrawn: {
    subject: say('同行：您已退出培训', 'Tongxing: you have withdrawn'),
    line: say('您已退出 {when} 开始的培训。', 'You have withdrawn from the training that starts on {when}.'),
    page: '/my/training.html',
  },
  'session-cancelled': {
    subject: say('同行：培训取消', 'Tongxing: training cancelled'),
    line: say(
      '您报名的 {when} 开始的培训已取消，请改选其他班次。',
      'The training that starts on {when} was cancelled. Please choose another session.',
    ),
    page: '/my/training.html',
  },
  'certificate-awarded': {
    subject: say('同行：您的证书已发放', 'Tongxing: your certificate has been issued'),
    line: say(
      '您的培训证书已发放，可登录查看和下载。',
      'Your training certificate has been issued. Sign in to see it.',
    ),
    page: '/my/certificates.html',
  },
  'certificate-revoked': {
    subject: say('同行：您的一份证书有变化', 'Tongxing: a certificate of yours has changed'),
    line: say(
      '您的一份培训证书已被撤销，请登录查看原因。',
      'A training certificate of yours was revoked. Please sign in to see why.',
    ),
    page: '/my/certificates.html',
  },
  'group-invitation': {
    subject: say('同行：您收到一份邀请', 'Tongxing: you have an invitation'),
    line: say(
      '您收到一份邀请，请在 {when} 前登录查看并答复。谢绝不需要说明理由。',
      'You have an invitation. Please sign in and answer by {when}. You may decline without explaining.',
    ),
    page: '/my/invitations.html',
  },
  'group-invitation-withdrawn': {
    subject: say('同行：一份邀请已撤回', 'Tongxing: an invitation was withdrawn'),
    line: say(
      '此前给您的一份邀请已撤回，您不需要再答复。',
      'An invitation to you was withdrawn. You need not answer it.',
    ),
    page: '/my/invitations.html',
  },
  'place-confirmed': {
    subject: say('同行：您的席位已确认', 'Tongxing: your place is confirmed'),
    line: say(
      '您的席位已确认，请登录查看下一步。',
      'Your place is confirmed. Sign in to see what comes next.',
    ),
    page: '/my/groups.html',
  },
  'place-ended': {
    subject: say('同行：您的一项服务已结束', 'Tongxing: a service of yours has ended'),
    line: say(
      '您的一项服务已结束，谢谢您一路同行。',
      'A service of yours has ended. Thank you for walking along.',
    ),
    page: '/my/groups.html',
  },
  'invitation-accepted': {
    subject: say('同行：一份邀请已被接受', 'Tongxing: an invitation was accepted'),
    line: say(
      '您发出的一份邀请已被接受，请登录确认席位。',
      'An invitation of yours was accepted. Please sign in to confirm the place.',
    ),
    page: '/coordinator/home.html',
  },
  'invitation-declined': {
    subject: say('同行：一份邀请被谢绝', 'Tongxing: an invitation was declined'),
    line: say(
      '您发出的一份邀请被谢绝，请登录另选人选。',
      'An invitation of yours was declined. Please sign in to choose someone else.',
    ),
    page: '/coordinator/home.html',
  },
} as const satisfies Record<string, Template>

export type Kind = keyof typeof templates

/** What closes every mail. */
export const closing = say(
  '此邮件由系统发送，请勿直接回复。',
  'This message was sent by the system; please do not reply.',
)

/** The page in the reader's language. */
export const linkTo = (site: string, page: string, language: Language): string =>
  `${site}${language === 'en' ? '/en' : ''}${page}`
