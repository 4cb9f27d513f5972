import type { Words } from '../../../shared/language.ts'

type Template = {
  readonly subject: Words
  /** `{when}` and `{role}` are filled in; nothing else of the matter is said. */
  readonly line: Words
  /** Page of the site, without its language. */
  readonly page: string
}

const template = (page: string, zh: string, lineZh: string, en: string, lineEn: string): Template => ({
  subject: { zh, en },
  line: { zh: lineZh, en: lineEn },
  page,
})

/**
 * Every message but the sign-in code. A phone lies on tables and its screen lights up before others: no subject and no
 * line names a person, an organization, a course, a case or what the work is about.
 */
export const templates = {
  'role-invitation': template(
    '/sign-in.html',
    '同行：邀请您担任{role}',
    '邀请您在同行担任{role}。请在 {when} 前用这个地址登录并答复。',
    'Tongxing: you are invited as {role}',
    'You are invited to be {role} on Tongxing. Please sign in with this address and answer by {when}.',
  ),
  'role-changed': template(
    '/my/home.html',
    '同行：您的角色日期有变化',
    '您在同行的一个角色的起止日期已更改，请登录查看。',
    'Tongxing: the days of a role of yours have changed',
    'The first or last day of a role of yours on Tongxing has changed. Please sign in to see it.',
  ),
  'role-revoked': template(
    '/my/home.html',
    '同行：您的一个角色已撤销',
    '您在同行的一个角色已撤销，请登录查看理由。',
    'Tongxing: a role of yours was taken back',
    'A role of yours on Tongxing was taken back. Please sign in to see why.',
  ),
  'addresses-changed': template(
    '/my/security.html',
    '同行：您登录用的号码或邮箱有变化',
    '您登录用的号码或邮箱刚刚更改。如非您本人操作，请立即登录查看；如已无法登录，请立即联系我们。',
    'Tongxing: how you sign in has changed',
    'The numbers or addresses that you sign in with have just changed. If it was not you, sign in at once and look; if you cannot, contact us at once.',
  ),
  'factor-added': template(
    '/my/security.html',
    '同行：您的登录方式有变化',
    '您的账户新增了一种第二步验证。如非您本人操作，请立即登录，在“登录与安全”中删除，并结束所有登录。',
    'Tongxing: your way of signing in has changed',
    'A second step of signing in was added to your account. If it was not you, sign in at once, remove it under “Sign-in and security”, and end all sessions.',
  ),
  'factor-removed': template(
    '/my/security.html',
    '同行：您的登录方式有变化',
    '您的账户删除了一种第二步验证。如非您本人操作，请立即登录查看，并联系我们。',
    'Tongxing: your way of signing in has changed',
    'A second step of signing in was removed from your account. If it was not you, sign in at once and contact us.',
  ),
  'recovery-codes-made': template(
    '/my/security.html',
    '同行：您的恢复码已更换',
    '您的账户生成了新的恢复码，原有恢复码不再有效。如非您本人操作，请立即登录查看，并联系我们。',
    'Tongxing: your recovery codes are new',
    'New recovery codes were made for your account; the ones before work no more. If it was not you, sign in at once and contact us.',
  ),
  'recovery-code-used': template(
    '/my/security.html',
    '同行：您用恢复码登录',
    '有人用您的一个恢复码登录。如是您本人，请检查剩余数量；如非您本人操作，请立即联系我们。',
    'Tongxing: a recovery code of yours was used',
    'Someone signed in with one of your recovery codes. If it was you, see how many are left; if not, contact us at once.',
  ),
  'reset-asked': template(
    '/my/security.html',
    '同行：您的账户申请重设第二步验证',
    '您的账户申请了重设第二步验证，须由两位管理员先后核实。如非您本人申请，请立即登录停止。',
    'Tongxing: a reset of your second step was asked for',
    'A reset of the second step of your account was asked for; two administrators have to agree. If it was not you, sign in at once and stop it.',
  ),
  'reset-started': template(
    '/my/security.html',
    '同行：重设第二步验证已开始',
    '一位管理员已为您的账户开始重设第二步验证，等待另一位管理员确认。如非您本人申请，请立即登录停止。',
    'Tongxing: the reset of your second step has begun',
    'An administrator has begun to reset the second step of your account; another one has yet to confirm. If you did not ask for it, sign in at once and stop it.',
  ),
  'reset-done': template(
    '/sign-in.html',
    '同行：您的第二步验证已重设',
    '您的第二步验证已重设，所有登录已结束。请重新登录并添加新的第二步验证。如非您本人申请，请立即联系我们。',
    'Tongxing: your second step was reset',
    'The second step of your account was reset and every session has ended. Sign in again and add a new one. If you did not ask for it, contact us at once.',
  ),
  'reset-refused': template(
    '/sign-in.html',
    '同行：重设第二步验证未通过',
    '管理员未能核实您的身份，没有重设第二步验证。请联系您的管理员。',
    'Tongxing: your second step was not reset',
    'An administrator could not make sure that it was you, so the second step was not reset. Please contact your administrator.',
  ),
  'volunteer-returned': template(
    '/my/home.html',
    '同行：您的申请需要补充',
    '您的志愿者申请需要补充或更正。请登录查看原因，改好后再次提交。',
    'Tongxing: your application needs an addition',
    'Your application needs an addition or a correction. Please sign in to see why, then send it again.',
  ),
  'volunteer-refused': template(
    '/my/home.html',
    '同行：您的申请已有结果',
    '您的志愿者申请已有结果，请登录查看。',
    'Tongxing: there is a decision on your application',
    'There is a decision on your application. Please sign in to see it.',
  ),
  'volunteer-verified': template(
    '/training/calendar.html',
    '同行：您的申请已通过核验',
    '您的志愿者申请已通过核验，现在可以报名培训。',
    'Tongxing: your application has been verified',
    'Your application has been verified. You can book training now.',
  ),
  'volunteer-appointed': template(
    '/my/home.html',
    '同行：您已被聘任',
    '您已被聘任为志愿者，谢谢您的付出。',
    'Tongxing: you have been appointed',
    'You have been appointed as a volunteer. Thank you.',
  ),
  'correction-answered': template(
    '/my/data.html',
    '同行：您的更正请求已答复',
    '您的更正请求已有答复，请登录查看。',
    'Tongxing: your request for a correction was answered',
    'There is an answer to your request for a correction. Please sign in to see it.',
  ),
  'organization-approved': template(
    '/organization/home.html',
    '同行：您的机构已通过审核',
    '您登记的机构已通过审核，可以设置培训并邀请同事。',
    'Tongxing: your organization has been approved',
    'The organization that you registered has been approved. You can plan training and invite colleagues.',
  ),
  'organization-refused': template(
    '/organization/home.html',
    '同行：您的机构登记已有结果',
    '您登记的机构未通过审核，请登录查看原因。',
    'Tongxing: there is a decision on your organization',
    'The organization that you registered was not approved. Please sign in to see why.',
  ),
  enrolled: template(
    '/my/training.html',
    '同行：培训报名成功',
    '您已报名 {when} 开始的培训。如不能参加，请及时退出。',
    'Tongxing: you are enrolled',
    'You are enrolled in the training that starts on {when}. Please withdraw in time if you cannot come.',
  ),
  withdrawn: template(
    '/my/training.html',
    '同行：您已退出培训',
    '您已退出 {when} 开始的培训。',
    'Tongxing: you have withdrawn',
    'You have withdrawn from the training that starts on {when}.',
  ),
  'session-cancelled': template(
    '/my/training.html',
    '同行：培训取消',
    '您报名的 {when} 开始的培训已取消，请改选其他班次。',
    'Tongxing: training cancelled',
    'The training that starts on {when} was cancelled. Please choose another session.',
  ),
  'certificate-awarded': template(
    '/my/certificates.html',
    '同行：您的证书已发放',
    '您的培训证书已发放，可登录查看和下载。',
    'Tongxing: your certificate has been issued',
    'Your training certificate has been issued. Sign in to see it.',
  ),
  'certificate-revoked': template(
    '/my/certificates.html',
    '同行：您的一份证书有变化',
    '您的一份培训证书已被撤销，请登录查看原因。',
    'Tongxing: a certificate of yours has changed',
    'A training certificate of yours was revoked. Please sign in to see why.',
  ),
  'group-invitation': template(
    '/my/invitations.html',
    '同行：您收到一份邀请',
    '您收到一份邀请，请在 {when} 前登录查看并答复。谢绝不需要说明理由。',
    'Tongxing: you have an invitation',
    'You have an invitation. Please sign in and answer by {when}. You may decline without explaining.',
  ),
  'group-invitation-withdrawn': template(
    '/my/invitations.html',
    '同行：一份邀请已撤回',
    '此前给您的一份邀请已撤回，您不需要再答复。',
    'Tongxing: an invitation was withdrawn',
    'An invitation to you was withdrawn. You need not answer it.',
  ),
  'place-confirmed': template(
    '/my/groups.html',
    '同行：您的席位已确认',
    '您的席位已确认，请登录查看下一步。',
    'Tongxing: your place is confirmed',
    'Your place is confirmed. Sign in to see what comes next.',
  ),
  'place-ended': template(
    '/my/groups.html',
    '同行：您的一项服务已结束',
    '您的一项服务已结束，谢谢您一路同行。',
    'Tongxing: a service of yours has ended',
    'A service of yours has ended. Thank you for walking along.',
  ),
  'invitation-accepted': template(
    '/coordinator/home.html',
    '同行：一份邀请已被接受',
    '您发出的一份邀请已被接受，请登录确认席位。',
    'Tongxing: an invitation was accepted',
    'An invitation of yours was accepted. Please sign in to confirm the place.',
  ),
  'invitation-declined': template(
    '/coordinator/home.html',
    '同行：一份邀请被谢绝',
    '您发出的一份邀请被谢绝，请登录另选人选。',
    'Tongxing: an invitation was declined',
    'An invitation of yours was declined. Please sign in to choose someone else.',
  ),
} as const satisfies Record<string, Template>

export type Kind = keyof typeof templates
