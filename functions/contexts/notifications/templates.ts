import { accountTemplates } from './account-templates.ts'
import { template, type Template } from './template.ts'

/**
 * Every message but the sign-in code. A phone lies on tables and its screen lights up before others: no subject and no
 * line names a person, an organization, a course, a case or what the work is about.
 */
export const templates = {
  ...accountTemplates,
  'role-invitation': template(
    '/sign-in.html',
    '同行：邀请您担任{role}',
    '邀请您在同行担任{role}。请在 {when} 前用这个地址登录并答复。',
    'Tongxing: you are invited as {role}',
    'You are invited to be {role} on Tongxing. Please sign in with this address and answer by {when}.',
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
